"""When things happened: "the fire began at 1.15", "two days after the vote", "mayor since 2010, for 15 years".

A date with its verb is a claim of its own (`happening`; `lives`, `onset` and `stages` for births, outbreaks and what
befell somebody). The rest finds what dates have to do with one another:

- in one sentence: `date_links`, `clause_order`;
- through a paragraph: `causes` and `firsts` (each a `Thread`), `event_runs`;
- through a brief text, whatever the order of telling: `spells` with `spell_lengths` and `jubilees`, and `lifetimes`
  for the ages of one person;
- without any date: `event_order`;
- from report to report: `holders`, `last_times`, `unbroken`, `derived_durations`.
"""
