"""Numbers and what they count: "about 4,000 soldiers", "6 ft 2 in", "two-thirds", "19-year-old", "third".

`quantities` reads a sentence from left to right and calls the rest. For each number `numerals` reads the digits or
words (`fractional`, `articles`, `ranges`, `zeros` and `ordinals` other ways to tell an amount), `bounds` turns it with
its hedge into an interval, and `measured` reads what stands behind it: a unit, a currency, an age (`aged`), or the
noun that it counts (`counted`). `labels` and `pronouns` know what is no quantity, as "Flight 370" and "one another".
"""
