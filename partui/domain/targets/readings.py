"""What was measured of a task, on which day and by which source; how the journal writes it."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import read_object, write_object
from partui.domain.targets.figures import UNIT_LENGTH, Figure, number_text
from partui.domain.text import clean

READING = "reading/"


class Reading(NamedTuple):
    """A figure measured (số đo) on a day.

    Attributes:
        on: the day that it is of.
        source: where it comes from: a report, an agency.
    """

    uuid: str
    on: date
    figure: Figure
    source: str = ""


def reading_value(reading: Reading) -> str:
    """Return a reading as the journal writes it."""
    number, whole, unit = reading.figure
    said = {"on": reading.on.isoformat(), "number": number_text(number)}
    rest = {"whole": None if whole is None else number_text(whole), "unit": unit, "source": reading.source}
    return write_object({**said, **{name: text for name, text in rest.items() if text}})


def read_reading(field: str, value: str | None) -> Reading | None:
    """Read a reading from the journal; none for what is none.

    Args:
        field: `reading/` and the reading's uuid.
        value: what the journal says.
    """
    said = read_object(value)
    if said is None:
        return None
    try:
        return Reading(
            field.removeprefix(READING), date.fromisoformat(str(said.get("on"))), _figure(said), _text(said, "source")
        )
    except (ValueError, InvalidOperation):
        return None


def _figure(said: Mapping[str, object]) -> Figure:
    number = Decimal(str(said.get("number"))[:40])
    whole = Decimal(str(said["whole"])[:40]) if said.get("whole") else None
    if not number.is_finite() or (whole is not None and not (whole.is_finite() and 0 <= number <= whole and whole)):
        raise ValueError(number)
    return Figure(number, whole, _text(said, "unit")[:UNIT_LENGTH])


def _text(said: Mapping[str, object], name: str) -> str:
    return clean(str(said.get(name) or ""))[: limits.WORDS]
