"""The plan file (`partui-plan/1`): a plan as data, every cell as the plan prints it, and what is wrong with one."""

import re
from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from enum import StrEnum
from typing import Annotated, Any, Literal, Self, get_args

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    ValidationError,
    model_validator,
)
from pydantic_core import ErrorDetails

from partui.domain.errors import PartuiError
from partui.domain.plan.codes import is_code
from partui.domain.text import clean

FORMAT: Literal["partui-plan/1"] = "partui-plan/1"
FIRST_YEAR = 1900
LAST_YEAR = 9000
HEAD_LENGTH = 2_000
CELL_LENGTH = 10_000
ENTRIES = 500
COLUMNS = 50
ROWS = 200_000
MOST_POINTS = 1_000_000

_ISSUED = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")


def _cleaned(value: Any) -> Any:
    return clean(value) if isinstance(value, str) else value


def _short(text: str) -> str:
    return _at_most(text, HEAD_LENGTH)


def _bounded(text: str) -> str:
    return _at_most(text, CELL_LENGTH)


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


def _is_blank(value: object) -> bool:
    return not value


def _is_none(value: object) -> bool:
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
Entries = Annotated[tuple[Cell, ...], Field(max_length=ENTRIES), AfterValidator(_without_blanks)]
Code = Annotated[str, BeforeValidator(_cleaned), AfterValidator(_code)]
# What 2020's plan does not have is not written where it is blank.
NumberAsPrinted = Annotated[Line | None, Field(exclude_if=_is_none)]
FurtherCell = Annotated[Cell, Field(exclude_if=_is_blank)]
FurtherColumns = Annotated[dict[Line, Cell], Field(max_length=COLUMNS, exclude_if=_is_blank)]
Issued = Annotated[Line, AfterValidator(_month_or_day)]
Points = Annotated[
    float,
    Field(strict=True, ge=0, le=MOST_POINTS, allow_inf_nan=False),
    PlainSerializer(_as_printed, return_type=int | float),
]


class _Row(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanTotals(_Row):
    """The row "TỔNG ĐIỂM" of Phụ lục I; a total that the plan does not print is none."""

    max: Points | None = None
    baseline: Points | None = None
    target: Points | None = None


class PlanHead(_Row):
    """What the plan says of itself.

    Attributes:
        issued: the month (2020-08) or the day (2020-08-15) of issue, blank when not printed.
    """

    year: Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
    number: Line
    issued: Issued
    issuer: Line
    title: Line
    totals: PlanTotals


class CriterionRow(_Row):
    """A row of Phụ lục I: points at most, last year's points, this year's target, who leads.

    Attributes:
        number: as printed, where that is not the code.
    """

    code: Code
    title: Title
    max: Points
    baseline: Points
    target: Points
    lead: Cell
    number: NumberAsPrinted = None


MergedField = Literal["products", "requirements", "deadline", "lead", "implementers"]
MERGED = len(get_args(MergedField))


class ItemRow(_Row):
    """A row of Phụ lục II; a cell that is blank in the plan is blank here.

    Attributes:
        number: as printed, where that is not the code: 1 for I.1, b) for 3.b, blank where the plan has none.
        kind: `heading` or `task` where product and requirement do not tell: a task without either, a heading with one.
        second_code: the number in a second column of numbers.
        person: who is answerable by name (lãnh đạo phụ trách).
        start: words of the time at which work begins; the deadline is its end.
        other: what stands in further columns, by their heads, in the plan's order.
        merged: blank cells that the document marks as one with the cell above.
    """

    code: Code
    title: Title
    products: Entries
    requirements: Entries
    deadline: Cell
    lead: Cell
    implementers: Cell
    number: NumberAsPrinted = None
    kind: Annotated[Literal["heading", "task"] | None, Field(exclude_if=_is_none)] = None
    second_code: Annotated[Line, Field(exclude_if=_is_blank)] = ""
    person: FurtherCell = ""
    start: FurtherCell = ""
    other: FurtherColumns = {}
    merged: Annotated[tuple[MergedField, ...], Field(max_length=MERGED, exclude_if=_is_blank)] = ()

    @property
    def printed_number(self) -> str:
        """The number as printed, blank where there is none."""
        return self.code if self.number is None else self.number

    @property
    def is_heading(self) -> bool:
        """Whether the row is a heading (mục): said to be one, or with neither product nor quality requirement."""
        if self.kind is not None:
            return self.kind == "heading"
        return not self.products and not self.requirements


class Blanks(StrEnum):
    """What a blank cell of a task means that no merge marks.

    `above`: it says what the nearest cell above it in the same chapter says, as in a scan. `keep`: it is blank.
    """

    ABOVE = "above"
    KEEP = "keep"


def _is_above(blanks: Blanks) -> bool:
    return blanks is Blanks.ABOVE


class PlanFile(_Row):
    """A whole plan; criteria and items in the plan's order.

    Attributes:
        blanks: what blank cells of tasks mean.
    """

    format: Literal["partui-plan/1"]
    plan: PlanHead
    blanks: Annotated[Blanks, Field(exclude_if=_is_above)] = Blanks.ABOVE
    criteria: Annotated[tuple[CriterionRow, ...], Field(max_length=ROWS)]
    items: Annotated[tuple[ItemRow, ...], Field(max_length=ROWS)]

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        if (code := _first_twin(row.code for row in self.criteria)) is not None:
            raise ValueError(PartuiError("Phụ lục I có hai hàng cùng mã {code}", code=code))
        if (code := _first_twin(row.code for row in self.items)) is not None:
            raise ValueError(PartuiError("Phụ lục II có hai hàng cùng mã {code}", code=code))
        return self

    def with_agency_words(self, reworded: Callable[[str], str]) -> Self:
        """Return the plan with other words in the cells that name agencies.

        Args:
            reworded: gives the words of a cell for those that it has.
        """
        return self.model_copy(
            update={
                "criteria": tuple(row.model_copy(update={"lead": reworded(row.lead)}) for row in self.criteria),
                "items": tuple(
                    row.model_copy(update={"lead": reworded(row.lead), "implementers": reworded(row.implementers)})
                    for row in self.items
                ),
            }
        )


def _first_twin(codes: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for code in codes:
        if code in seen:
            return code
        seen.add(code)
    return None


def check_plan(data: object) -> PlanFile:
    """Return the plan that some data in the plan file's shape is.

    Args:
        data: what `json.loads` gives for a plan file, or the same made by an importer.

    Raises:
        PartuiError: the data is no plan file; one sentence with the place and the first thing wrong.
    """
    try:
        return PlanFile.model_validate(data)
    except ValidationError as error:
        raise plan_fault(error) from None


def parse_plan(text: str | bytes) -> PlanFile:
    """Return the plan that the text of a plan file (JSON, UTF-8 with or without a byte order mark) holds.

    Raises:
        PartuiError: the text is no JSON or no plan file; one sentence with the first thing wrong.
    """
    plain = text.removeprefix(BOM_UTF8) if isinstance(text, bytes) else text.removeprefix("\ufeff")
    try:
        return PlanFile.model_validate_json(plain)
    except ValidationError as error:
        raise plan_fault(error) from None


PLACE_LENGTH = 100

_NO_OTHER = "giá trị không hợp lệ"
_A_NUMBER, _A_TEXT, _AN_OBJECT = "phải là số", "phải là chữ", "phải là một đối tượng"
_SENTENCES = {
    "value_error": "{error}",
    "json_invalid": "không phải JSON",
    "missing": "thiếu trường này",
    "extra_forbidden": "không có trường tên như vậy",
    "literal_error": "phải là {expected}",
    "too_long": "có {actual_length} dòng, quá {max_length}",
    "greater_than_equal": "phải từ {ge:.0f} trở lên",
    "less_than_equal": "không được quá {le:.0f}",
    "string_type": _A_TEXT,
    "string_unicode": "không phải văn bản UTF-8",
    "float_type": _A_NUMBER,
    "int_type": _A_NUMBER,
    "int_from_float": _A_NUMBER,
    "finite_number": _A_NUMBER,
    "tuple_type": "phải là danh sách",
    "dict_type": _AN_OBJECT,
    "model_type": _AN_OBJECT,
    "model_attributes_type": _AN_OBJECT,
}


def plan_fault(error: ValidationError) -> PartuiError:
    """Return the first thing wrong with a plan file, with its place, such as `items[3].code`."""
    first = error.errors(include_url=False)[0]
    place = _place(first["loc"])
    if not place:
        return PartuiError("Tệp kế hoạch không đúng: {what}.", what=_what(first))
    return PartuiError("Tệp kế hoạch không đúng ở {place}: {what}.", place=place, what=_what(first))


def _place(path: Sequence[int | str]) -> str:
    steps = (f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return clean("".join(steps).removeprefix("."))[:PLACE_LENGTH]


def _what(error: ErrorDetails) -> PartuiError:
    return PartuiError(_SENTENCES.get(error["type"], _NO_OTHER), **error.get("ctx", {}))


def fault_sentences() -> tuple[str, ...]:
    """Return every part of a sentence, for the catalogue."""
    return tuple(dict.fromkeys(text for text in (*_SENTENCES.values(), _NO_OTHER) if text != "{error}"))
