"""Times and what they resolve to: "last Thursday", "the first quarter", "at 9:03 a.m.", "for nine days".

`times` is what other stages call. `phrases` tries all the forms of a time at a token and takes the longest: `dates`,
`daytimes`, `clock`, `years`, `seasons`, `relative` and `durations` read one family of forms each, into the days of
`calendar`. `reference` knows what a time is counted from, `tense` whether the words speak of the past or of what is to
come, and so which "Thursday" is meant.
"""
