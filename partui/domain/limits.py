"""How long texts and lists may be: one table for what is imported, edited, merged, restored and checked."""

from partui.domain.errors import PartuiError

# What an officer writes.
NOTE = 10_000
WORDS = 2_000
REASON = 2_000
AUTHOR = 200
ABBREVIATION = 30

# What a plan's document says: lines of its head, cells, lists in cells, columns that are none of ours, rows.
LINE = 2_000
RECIPIENTS = 100
CELL = 10_000
ENTRIES = 500
COLUMNS = 50
ROWS = 200_000
POINTS = 1_000_000

# A name is read from a cell; its identity has up to three letters where one is folded.
AGENCY = 3 * CELL
# A field's name in the journal may hold an agency's identity.
FIELD = 100
# The longest value is a list of the longest entries, a line each.
VALUE = ENTRIES * (CELL + 1)


def within(text: str, most: int) -> str:
    """Return a text that is not too long.

    Raises:
        PartuiError: it is.
    """
    if len(text) > most:
        raise PartuiError("Văn bản dài {length} ký tự, quá {limit}; hãy rút gọn.", length=len(text), limit=most)
    return text
