"""Reads filled-in cells into the journal's values."""

import re
from datetime import date, timedelta

from partui.domain import limits
from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.forms.answers import BESIDES
from partui.domain.forms.filled import EDITABLE, LISTS, FilledCell, entries_of
from partui.domain.journal.changes import YEARS_BEFORE, check_value
from partui.domain.text import clean
from partui.locale.formats import decimal_sign
from partui.wording.labels import find_status

# A spreadsheet counts days from this one, and shows the number where a cell lost its format.
_SERIAL_BEGIN = date(1899, 12, 30)
_SERIAL = re.compile(r"([1-9][0-9]{4})(?:[.,][0-9]+)?")
_FRACTION = re.compile(r"0?[.,][0-9]+|1[.,]0+")


def read_cell(column: str, head: str, text: str, plan: int) -> FilledCell:
    """Return a cell with the value that it sets, or its fault.

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
        return _day(text, plan)
    return limits.within(clean(text), limits.WORDS)


def _value(column: str, text: str, plan: int) -> str:
    match column:
        case "status":
            return find_status(text).value
        case "completed_on":
            return _day(text, plan)
        case "progress" if _FRACTION.fullmatch(clean(text)):
            raise PartuiError(
                "“{value}” chưa rõ là phần trăm hay phần của một; ghi một số nguyên từ 0 đến 100, như 50",
                value=decimal_sign(clean(text)),
            )
        case "leads" | "implementers":
            return "; ".join(entries_of(text)) if "\n" in text else text
        case _:
            return "\n".join(entries_of(text)) if column in LISTS else text


def _day(text: str, plan: int) -> str:
    """Return a day, written out or as a spreadsheet's serial number.

    Raises:
        PartuiError: it is no day, or a number of a day far from the plan's year.
    """
    serial = _SERIAL.fullmatch(clean(text))
    if serial is None:
        return read_date(text, plan).isoformat()
    day = _SERIAL_BEGIN + timedelta(days=int(serial[1]))
    if abs(day.year - plan) > YEARS_BEFORE:
        raise PartuiError(
            "số “{text}” nếu là ngày của Excel thì là {day}, quá xa năm {plan} của kế hoạch; ghi ngày như 30/9/2020",
            text=clean(text), day=day, plan=plan,
        )  # fmt: skip
    return day.isoformat()
