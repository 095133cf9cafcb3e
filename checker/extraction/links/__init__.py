"""How figures hang together: "40 died, 12 of them women" is a part and its whole, "up 4 to 44" a change and a level.

`linking` holds the list of constructions, one small generator each: it reads a sentence with the figures before it and
yields links, whose kinds are described in `checker.model.links`. `agreeing` drops links between what cannot go
together. By what they join:

- parts and wholes: `parts` (with `partitives`), `of_those`, `inclusions`, `breakdown`, `closed_lists`, `companies`,
  `survivors`, `remainders`, `totals`, `sums`, `periods`;
- shares: `shares` (with `restated_shares` and `shares_of_earlier`), `closing_shares`, `shares_of_one_whole`;
- changes: `changes` (with `levels` and `level_clauses`), `steps`, `directions`, `factors`, `comparisons`, `race_gaps`;
- records and forecasts: `extremes`, `earlier_bests`, `ranks`, `forecasts`;
- the same otherwise told, and rates: `conversions`, `rates`, `over_time`;
- votes and games: `elections`, `ballots`, `scores`;
- times: `apart`, `anniversaries`, `successions`.

A text of a few sentences is also read as a whole, once all its figures are known: `reckoning` tries its few amounts
(`brief_amounts`) on one another, with `reckoned_rates`, `reckoned_shares` and `reckoned_conversions`, and
`more_or_less` orders two of them.
"""
