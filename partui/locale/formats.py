"""Days and numbers as the chosen language writes them."""

from datetime import date
from typing import TYPE_CHECKING

from partui.locale import _

if TYPE_CHECKING:
    # Importing it takes a good part of a quick command's time.
    from decimal import Decimal


_FEBRUARY = 2


def show_date(day: date) -> str:
    """Return a date as Vietnamese officers write it: `30/09/2020`."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def month_or_day(issued: str) -> str:
    """Return a day or a month, which the plan writes year first, as officers write it: `08/2020`."""
    return "/".join(reversed(issued.split("-")))


def day_in_sentence(day: date) -> str:
    """Return a date within a sentence, as the rules for documents write it: `07/5/2018`, `12/02/2020`."""
    return f"{day.day:02}/{f'{day.month:02}' if day.month <= _FEBRUARY else day.month}/{day.year}"


def show_number(number: "Decimal") -> str:
    """Return a number as the language writes it, with no more decimals than it has: `79,53` in Vietnamese."""
    return decimal_sign(f"{number.normalize():f}")


def decimal_sign(number: str) -> str:
    """Return a number with the sign that the language writes before decimals.

    Args:
        number: with a point.
    """
    return number.replace(".", _(","))
