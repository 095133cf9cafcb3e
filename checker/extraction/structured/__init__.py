"""Claims that come in fields: a row of a table with the measure "length", the value "61" and the unit "m".

`records` makes claims of them; `given` says what measure, value and unit mean together, `written` reads a value or a
time that is a text of its own with the grammar that reads prose.
"""
