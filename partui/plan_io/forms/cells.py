"""What stands in a filled cell, as the journal writes the field."""

from partui.domain import limits
from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import BESIDES
from partui.domain.forms.filled import EDITABLE, LISTS, FilledCell, entries_of
from partui.domain.journal.changes import check_value
from partui.domain.text import clean
from partui.wording.labels import status_meant


def read_cell(column: str, head: str, text: str, plan: int) -> FilledCell:
    """Return a cell with what it sets its field to, or what is wrong with it.

    Args:
        column: its column's name; one that is not filled in sets nothing.
        head: the same as it stands in the table.
        text: what stands in it.
        plan: the plan's year, which a day without a year is of.
    """
    try:
        if column in BESIDES:
            return FilledCell(head, text, _besides(column, text, plan))
        if column not in EDITABLE:
            return FilledCell(head, text)
        value = check_value(EDITABLE[column], _value(column, text, plan), plan)
    except PartuiError as fault:
        return FilledCell(head, text, fault=fault)
    return FilledCell(head, text, value)


def _besides(column: str, text: str, plan: int) -> str:
    if column == "issued_on":
        return read_date(text, plan).isoformat()
    return limits.within(clean(text), limits.WORDS)


def _value(column: str, text: str, plan: int) -> str:
    match column:
        case "status":
            return status_meant(text).value
        case "completed_on":
            return read_date(text, plan).isoformat()
        case "leads" | "implementers":
            return "; ".join(entries_of(text)) if "\n" in text else text
        case _:
            return "\n".join(entries_of(text)) if column in LISTS else text
