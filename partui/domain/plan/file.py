"""The plan file (`partui-plan/1`): a plan as data, every cell as the plan prints it, and what is wrong with one."""

from codecs import BOM_UTF8
from collections.abc import Callable, Iterable, Sequence
from enum import StrEnum
from typing import Annotated, Literal, Self, get_args

from pydantic import Field, ValidationError, model_validator
from pydantic_core import ErrorDetails

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.plan.document.fields import (
    FIRST_YEAR,
    LAST_YEAR,
    Cell,
    Code,
    Entries,
    FurtherCell,
    FurtherColumns,
    Issued,
    Line,
    NumberAsPrinted,
    PlanFileRow,
    Points,
    Title,
    is_blank,
    is_none,
)
from partui.domain.text import clean

FORMAT: Literal["partui-plan/1"] = "partui-plan/1"


class PlanTotals(PlanFileRow):
    """The row "TỔNG ĐIỂM" of Phụ lục I; a total that the plan does not print is none."""

    max: Points | None = None
    baseline: Points | None = None
    target: Points | None = None


class PlanHead(PlanFileRow):
    """What the plan says of itself.

    Attributes:
        issued: the month (2020-08) or the day (2020-08-15) of issue, blank when not printed.
        kind: what the document is (`Nghị quyết`), blank where its number tells.
    """

    year: Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
    number: Line
    issued: Issued
    issuer: Line
    title: Line
    totals: PlanTotals
    kind: Annotated[Line, Field(exclude_if=is_blank)] = ""


class CriterionRow(PlanFileRow):
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


class ItemRow(PlanFileRow):
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
    kind: Annotated[Literal["heading", "task"] | None, Field(exclude_if=is_none)] = None
    second_code: Annotated[Line, Field(exclude_if=is_blank)] = ""
    person: FurtherCell = ""
    start: FurtherCell = ""
    other: FurtherColumns = Field(default_factory=dict)
    merged: Annotated[tuple[MergedField, ...], Field(max_length=MERGED, exclude_if=is_blank)] = ()

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


class BodyKind(StrEnum):
    """What a row of the plan's body is: a goal (part I), an action (II) or a duty (III), or what groups them."""

    HEADING = "heading"
    GOAL = "goal"
    ACTION = "action"
    DUTY = "duty"


class ClauseRow(PlanFileRow):
    """A heading or a paragraph of the plan's body, which stands in no annex.

    Attributes:
        code: the path of numbers to it: II.3.b is the second paragraph of part II, section 3.
        number: as printed, `-` for a dash; none where it is the code's last part.
        products: documents that it asks for, each in its own words.
        requirements: goals that it sets, each in its own words.
        deadline: the words in it that say when; lead and implementers those that say who.
        criterion: the code of the criterion that it serves.
    """

    code: Code
    kind: BodyKind
    title: Title
    number: NumberAsPrinted = None
    products: Annotated[Entries, Field(exclude_if=is_blank)] = ()
    requirements: Annotated[Entries, Field(exclude_if=is_blank)] = ()
    deadline: FurtherCell = ""
    lead: FurtherCell = ""
    implementers: FurtherCell = ""
    criterion: Annotated[Line, Field(exclude_if=is_blank)] = ""


class Blanks(StrEnum):
    """What a blank cell of a task means that no merge marks.

    `above`: it says what the nearest cell above it in the same chapter says, as in a scan. `keep`: it is blank.
    """

    ABOVE = "above"
    KEEP = "keep"


def _is_above(blanks: Blanks) -> bool:
    return blanks is Blanks.ABOVE


class PlanFile(PlanFileRow):
    """A whole plan; criteria and items in the plan's order.

    Attributes:
        blanks: what blank cells of tasks mean.
        body: the goals, actions and duties before the annexes, in the plan's order.
    """

    format: Literal["partui-plan/1"]
    plan: PlanHead
    blanks: Annotated[Blanks, Field(exclude_if=_is_above)] = Blanks.ABOVE
    criteria: Annotated[tuple[CriterionRow, ...], Field(max_length=limits.ROWS)]
    items: Annotated[tuple[ItemRow, ...], Field(max_length=limits.ROWS)]
    body: Annotated[tuple[ClauseRow, ...], Field(max_length=limits.ROWS, exclude_if=is_blank)] = ()

    @model_validator(mode="after")
    def _codes_are_unique(self) -> Self:
        if (code := _first_twin(row.code for row in self.criteria)) is not None:
            raise ValueError(PartuiError("Phụ lục I có hai hàng cùng mã {code}", code=code))
        if (code := _first_twin(row.code for row in self.items)) is not None:
            raise ValueError(PartuiError("Phụ lục II có hai hàng cùng mã {code}", code=code))
        if (code := _first_twin([*(row.code for row in self.items), *(row.code for row in self.body)])) is not None:
            raise ValueError(PartuiError("thân kế hoạch dùng lại mã {code}", code=code))
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
                "body": tuple(
                    row.model_copy(update={"lead": reworded(row.lead), "implementers": reworded(row.implementers)})
                    for row in self.body
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
