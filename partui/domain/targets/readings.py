"""What was measured of a task, on which day and by which source; how the journal writes it."""

from datetime import date
from decimal import Decimal
from typing import NamedTuple

from partui.domain import limits
from partui.domain.journal.objects import ObjectParts, read_as, write_object
from partui.domain.targets.figures import UNIT_LENGTH, Figure, number_text

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
    uuid = field.removeprefix(READING)
    return read_as(value, lambda said: Reading(uuid, said.day("on"), _figure(said), said.text("source", limits.WORDS)))


def _figure(said: ObjectParts) -> Figure:
    number = Decimal(said.word("number")[:40])
    whole = Decimal(said.word("whole")[:40]) if said.has("whole") else None
    if not number.is_finite() or (whole is not None and not (whole.is_finite() and 0 <= number <= whole and whole)):
        raise ValueError(number)
    return Figure(number, whole, said.text("unit", UNIT_LENGTH))
