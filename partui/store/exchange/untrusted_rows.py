"""The rows of a file that came from elsewhere, each read by column and type, its texts cleaned and bounded."""

import json
import re
import sqlite3
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, TypeAdapter, ValidationError

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.clock import LAST_CLOCK
from partui.domain.journal.seal import DIGEST_BYTES
from partui.domain.plan.codes import is_code
from partui.domain.plan.columns import read_columns, write_columns
from partui.domain.plan.document.fields import FIRST_YEAR, LAST_YEAR
from partui.domain.scores.points import points_text
from partui.domain.text import clean, entries
from partui.store.db.faults import FAULTS, explain
from partui.store.projection.kinds import KINDS
from partui.store.projection.tasks import SOURCE_COLUMNS

_AT_ONCE = 2_000
# What `clean` leaves as it is: it takes its time, and nearly every text is one of these.
_PLAIN_WORD = "[!-~\u00a1-\u00ac\u00ae-\u02ff\u1e00-\u1eff\u2013\u2014\u2018-\u201d\u2026]+"
_PLAIN = re.compile(f"(?:{_PLAIN_WORD}(?:[ \n]{_PLAIN_WORD})*)?")

R = TypeVar("R", bound="UntrustedRow")


def cleaned(value: Any) -> Any:
    """Return a text as `clean` leaves it, its lines kept; anything else as it is."""
    if isinstance(value, str) and _PLAIN.fullmatch(value) is None:
        return clean(value, lines=True)
    return value


def _code_or_blank(text: str) -> str:
    if text and not is_code(text):
        raise ValueError(text)
    return text


def _moment(text: str) -> str:
    datetime.fromisoformat(text)
    return text


def _day(text: str) -> str:
    return date.fromisoformat(text).isoformat()


def _list(value: str) -> str:
    found = [clean(line) for line in entries(value)]
    if len(found) > limits.ENTRIES or max(map(len, found), default=0) > limits.CELL:
        raise ValueError(value[:50])
    return "\n".join(found)


def _origins(value: str) -> str:
    found = json.loads(value)
    if not (
        isinstance(found, dict) and all(field in SOURCE_COLUMNS and is_code(str(code)) for field, code in found.items())
    ):
        raise ValueError(value[:50])
    return json.dumps(found)


def _points(value: str) -> str:
    if Decimal(value) > limits.POINTS:
        raise ValueError(value)
    return points_text(Decimal(value))


def _columns(value: str) -> str:
    found = read_columns(value)
    if found is None or len(found) > limits.COLUMNS or max(map(len, found.values()), default=0) > limits.CELL:
        raise ValueError(value[:50])
    return write_columns({clean(head): clean(text) for head, text in found.items()})


_Text = BeforeValidator(cleaned)
Cell = Annotated[str, _Text, Field(strict=True, max_length=limits.CELL)]
Line = Annotated[str, _Text, Field(strict=True, max_length=limits.LINE)]
Name = Annotated[str, _Text, Field(strict=True, min_length=1, max_length=limits.AGENCY)]
Value = Annotated[str, _Text, Field(strict=True, max_length=limits.VALUE)]
Code = Annotated[str, Field(strict=True), AfterValidator(_code_or_blank)]
Uuid = Annotated[str, Field(strict=True, pattern=r"^[0-9A-Za-z-]{36}$")]
Uid = Annotated[str, Field(strict=True, pattern=r"^[0-9A-Za-zĐđ/._-]{1,100}$")]
Year = Annotated[int, Field(strict=True, ge=FIRST_YEAR, le=LAST_YEAR)]
Position = Annotated[int, Field(strict=True, ge=0, lt=1 << 31)]
Flag = Annotated[int, Field(strict=True, ge=0, le=1)]
Points = Annotated[str, Field(strict=True, pattern=r"^[0-9]{1,7}(\.[0-9]{1,15})?$"), AfterValidator(_points)]
Entries = Annotated[str, Field(strict=True, max_length=limits.VALUE), AfterValidator(_list)]
Columns = Annotated[str, Field(strict=True, max_length=limits.VALUE), AfterValidator(_columns)]
Digest = Annotated[bytes, Field(strict=True, min_length=DIGEST_BYTES, max_length=DIGEST_BYTES)]
DayText = Annotated[str, Field(strict=True, pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_day)]
Moment = Annotated[
    str,
    Field(strict=True, pattern=r"^[1-8][0-9]{3}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{6}Z$"),
    AfterValidator(_moment),
]


class UntrustedRow(BaseModel):
    """A row of somebody else's file."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class PlanRow(UntrustedRow):
    """A row of `plan`."""

    year: Year
    number: Line
    issued: Line
    issuer: Line
    title: Line
    max: Points | None
    baseline: Points | None
    target: Points | None
    kind: Line


class AgencyRow(UntrustedRow):
    """A row of `agency`; what else it says follows from how it is written and from the journal."""

    key: Name
    name: Name
    written: Annotated[str, _Text, Field(strict=True, max_length=limits.AGENCY)]


class SourceRow(UntrustedRow):
    """What the rows of all sources have in common."""

    uid: Uid
    plan: Year
    position: Position
    code: Code
    title: Cell
    added: Flag


class HeadingSource(SourceRow):
    """A row of `heading_source`."""

    number: Line | None
    other: Columns


class CriterionSource(SourceRow):
    """A row of `criterion_source`."""

    max: Points
    baseline: Points
    target: Points
    lead: Cell
    number: Line | None


class TaskSource(SourceRow):
    """A row of `task_source`."""

    products: Entries
    requirements: Entries
    deadline: Cell
    lead: Cell
    implementers: Cell
    inherited: Annotated[str, Field(strict=True, max_length=limits.CELL), AfterValidator(_origins)]
    number: Line | None
    second_code: Line
    person: Cell
    start: Cell
    other: Columns


class ClauseSource(SourceRow):
    """A row of `clause_source`."""

    part: Annotated[str, Field(strict=True, pattern="^(heading|goal|action|duty)$")]
    number: Line | None
    products: Entries
    requirements: Entries
    deadline: Cell
    lead: Cell
    implementers: Cell
    criterion: Line


class ChangeRow(UntrustedRow):
    """A row of `change`.

    Attributes:
        kind: what it speaks of: `task`, `criterion`, `heading` or `agency`.
        subject: that one's name in every file.
        clock: what changes are ordered by; never before the moment.
    """

    uuid: Uuid
    edit: Uuid
    undoes: Uuid | None
    kind: Annotated[str, Field(pattern=f"^({'|'.join(KINDS)})$")]
    subject: Name
    field: Annotated[
        str,
        Field(
            strict=True,
            max_length=limits.FIELD,
            pattern=r"^([a-z_]+(/[0-9A-Za-z-]{1,36})?|member/[^\x00-\x1f\x7f-\x9f]+)$",
        ),
    ]
    old: Value | None
    new: Value | None
    author: Annotated[str, _Text, Field(strict=True, max_length=limits.LINE)]
    changed_at: Moment
    reason: Annotated[str, _Text, Field(strict=True, max_length=limits.CELL)]
    clock: Annotated[int, Field(strict=True, ge=0, le=LAST_CLOCK)]
    previous: Uuid | None
    previous_digest: Digest | None
    digest: Digest | None
    effective_on: DayText | None


SOURCES: dict[str, type[SourceRow]] = {
    "criterion": CriterionSource,
    "heading": HeadingSource,
    "task": TaskSource,
    "clause": ClauseSource,
}
_TABLES: dict[type[UntrustedRow], str] = {
    PlanRow: "plan",
    AgencyRow: "agency",
    **{model: f"{kind}_source" for kind, model in SOURCES.items()},
    ChangeRow: "change",
}
_READ_FROM: dict[type[UntrustedRow], str] = {
    **_TABLES,
    **{model: f"{kind}_source LEFT JOIN subject USING (id)" for kind, model in SOURCES.items()},
    ChangeRow: "(SELECT c.*, s.kind, s.uid AS subject FROM change AS c LEFT JOIN subject AS s ON s.id = c.subject_id)",
}


def untrusted_rows(conn: sqlite3.Connection, model: type[R], path: str) -> Iterator[list[R]]:
    """Read a table of somebody else's file, some rows at a time.

    Args:
        conn: a copy of the file.
        model: what a row of the table must be.
        path: the file, to be named in what is refused.

    Raises:
        PartuiError: a row is no such thing.
    """
    columns = tuple(model.model_fields)
    rows = TypeAdapter(list[model])  # type: ignore[valid-type]
    try:
        found = conn.execute(f"SELECT {', '.join(columns)} FROM {_READ_FROM[model]}")
    except FAULTS as error:
        raise explain(error, path) from error
    while True:
        try:
            some = found.fetchmany(_AT_ONCE)
            if not some:
                return
            read: list[R] = rows.validate_python([dict(zip(columns, row, strict=True)) for row in some])
        except FAULTS as error:
            raise explain(error, path) from error
        except (ValidationError, RecursionError) as error:
            where = _column(error)
            raise PartuiError(
                "{path} có dòng không hợp lệ (bảng {table}, cột {column}); chưa làm gì.",
                path=path,
                table=_TABLES[model],
                column=where,
            ) from error
        yield read


def _column(error: Exception) -> str:
    if not isinstance(error, ValidationError):
        return "?"
    return ".".join(str(part) for part in error.errors(include_url=False, include_input=False)[0]["loc"][1:])
