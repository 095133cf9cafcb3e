"""From a report to its claims: "40 people died in Ulm on Monday" is 40 dead, in Ulm, on that day.

`claims` reads a report sentence by sentence and calls the rest; read it first. The folders are floors, from words up:
`grammar`, `quantities`, `times`, `figures`, `happenings`, `links`. `structured` reads claims that come in rows and
fields instead of prose. Where two modules differ by an "s" (`role` and `roles`, `numeral` and `numerals`), the first
holds the shape of a thing and the second finds it in a sentence.
"""
