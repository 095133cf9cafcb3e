"""What a figure says: in "the quake killed another 40 people in Ulm on Monday" whom it counts, where, when, of what.

A `Figure` (in `figure`) begins as a quantity in its sentence, and each stage fills in some of its fields. In order:

1. the unit that is not written: `implied_units`, `carried_units`, `unit_prices`;
2. the measure, `naming`: `signals` and `deed_signals` list the words that may name it, the surest first, and `naming`
   takes the first that a measure of the rules knows; without one, what is counted and what befalls it are its name;
3. whose it is, `subjects`, and for ages `age_owners`; `memory` and `topics` hold what the report has spoken of;
4. what narrows it, `scoping`: `places`, `grouping`, `which`, `named_parts`, `additional`, `modality`, `habitual`;
5. when it holds, `dating`: `time_attachment` chooses among the times of the sentence; `other_events` sets apart
   figures of another event than the report's;
6. the noun that is left out, `elided_nouns`, once links to the figures before are known;
7. how a reader would say it, `about` and `wording`, and the claim itself, `claiming`.

`slots`, `moves` and `bases` tell amounts from the changes between them. `listing`, `tallying` and `implied_counts` make
figures of what no number says: items of a list, kinds that add up, "a man was killed and three others were hurt".
"""
