"""How long texts may be: one table for what is imported, edited, merged, restored and checked."""

# What an officer writes.
NOTE = 10_000
WORDS = 2_000
REASON = 2_000
AUTHOR = 200
ABBREVIATION = 30

# What a plan's document says: a line of its head, a cell, a list in a cell, columns that are none of ours.
LINE = 2_000
CELL = 10_000
ENTRIES = 500
COLUMNS = 50
POINTS = 1_000_000

# A name is read from a cell; its identity has up to three letters where one is folded.
AGENCY = 3 * CELL
# A field's name in the journal may hold an agency's identity.
FIELD = 100
# The longest value is a list of the longest entries, a line each.
VALUE = ENTRIES * (CELL + 1)
