"""The fields of a plan file: years, lines, cells, lists, codes and points, each cleaned and bounded."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.plan.codes import is_code
from partui.domain.text import clean

FIRST_YEAR = 1900
LAST_YEAR = 9000

_ISSUED = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _short(text: str) -> str:
    return _at_most(text, limits.LINE)


def _bounded(text: str) -> str:
    return _at_most(text, limits.CELL)


def _at_most(text: str, length: int) -> str:
    if len(text) > length:
        raise ValueError(PartuiError("dài {length} ký tự, quá {limit}", length=len(text), limit=length))
    return text


def _filled(text: str) -> str:
    if not text:
        raise ValueError(PartuiError("không được để trống"))
    return text


def _code(text: str) -> str:
    if not is_code(text):
        raise ValueError(PartuiError("“{text}” không phải mã dạng 1.3.1, I.1 hay 3.b", text=text[:50]))
    return text


def is_blank(value: object) -> bool:
    """Tell whether a value need not be written."""
    return not value


def is_none(value: object) -> bool:
    """Tell whether there is no value to write."""
    return value is None


def _month_or_day(text: str) -> str:
    if not text:
        return text
    match = _ISSUED.fullmatch(text)
    try:
        if match is None:
            raise ValueError
        date(int(match[1]), int(match[2]), int(match[3] or 1))
    except ValueError:
        raise ValueError(PartuiError("“{text}” không phải 2020-08 hay 2020-08-15", text=text[:50])) from None
    return text


def _without_blanks(entries: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(entry for entry in entries if entry)


def _as_printed(points: float) -> int | float:
    return int(points) if points.is_integer() else points


Line = Annotated[str, BeforeValidator(_cleaned), AfterValidator(_short)]
Cell = Annotated[str, BeforeValidator(_cleaned), AfterValidator(_bounded)]
Title = Annotated[Cell, AfterValidator(_filled)]
Entries = Annotated[tuple[Cell, ...], Field(max_length=limits.ENTRIES), AfterValidator(_without_blanks)]
Code = Annotated[str, BeforeValidator(_cleaned), AfterValidator(_code)]
# What 2020's plan does not have is not written where it is blank.
NumberAsPrinted = Annotated[Line | None, Field(exclude_if=is_none)]
FurtherCell = Annotated[Cell, Field(exclude_if=is_blank)]
FurtherColumns = Annotated[dict[Line, Cell], Field(max_length=limits.COLUMNS, exclude_if=is_blank)]
Issued = Annotated[Line, AfterValidator(_month_or_day)]
Points = Annotated[
    float,
    Field(strict=True, ge=0, le=limits.POINTS, allow_inf_nan=False),
    PlainSerializer(_as_printed, return_type=int | float),
]


class PlanFileRow(BaseModel):
    """A part of a plan file; what it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")
