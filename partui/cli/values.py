"""What an option's value may be: names of the contract, Vietnamese labels, dates."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.types import StringParamType

from partui.cli.refusal import refusal
from partui.domain.errors import PartuiError

if TYPE_CHECKING:
    # Older click has no type argument here.
    ParamType = click.ParamType[Any]
    from click.shell_completion import CompletionItem

    from partui.domain.tasks.status import Timeliness
    from partui.domain.tasks.task import Role
    from partui.store.queries.listing import Sort
else:
    ParamType = click.ParamType

Name = TypeVar("Name", bound=StrEnum)


class Offered(ParamType):
    """A value that a shell may offer."""

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> "list[CompletionItem[str]]":
        """Return what may be typed here."""
        from partui.cli.completions import items

        return items(ctx, param, incomplete)


class Text(Offered, StringParamType):
    """A text as it is typed."""


class Read(Offered):
    """A value read by a function; what it refuses is wrong usage.

    Args:
        reader: gives the value of a text, or raises PartuiError.
    """

    name = "text"

    def __init__(self, reader: Callable[[str], Any]) -> None:
        self._reader = reader

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the value, read once."""
        if not isinstance(value, str):
            return value
        try:
            return self._reader(value)
        except PartuiError as error:
            self.fail(refusal(error), param, ctx)


def a_date(text: str) -> Any:
    """Read a date as typed, `2020-09-30` or `30/9/2020`."""
    from partui.domain.dates import read_date

    return read_date(text)


def a_percentage(text: str) -> int:
    """Read how far a task has come, 0 to 100."""
    number = text.strip().removesuffix("%").strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= 3 and int(number) <= 100):  # noqa: PLR2004
        raise PartuiError("“{text}” không nhận được; ghi một số nguyên từ 0 đến 100", text=text)
    return int(number)


def a_count(text: str) -> int:
    """Read a number that counts from 1."""
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= 6 and int(number)):  # noqa: PLR2004
        raise PartuiError("“{text}” không nhận được; ghi một số thứ tự từ 1", text=text)
    return int(number)


def a_status(text: str) -> StrEnum:
    """Read a status by its name or by its label, case and marks ignored."""
    from partui.domain.tasks.status import Status
    from partui.wording.labels import status_label

    return _named(text, {status: status_label(status) for status in Status})


def a_timeliness(text: str) -> "Timeliness":
    """Read a timeliness by its name or by its label, case and marks ignored."""
    from partui.domain.tasks.status import Timeliness
    from partui.wording.labels import timeliness_label

    return _named(text, {timeliness: timeliness_label(timeliness) for timeliness in Timeliness})


def a_role(text: str) -> "Role":
    """Read in which role an agency is meant."""
    from partui.domain.tasks.task import Role
    from partui.wording.labels import role_label

    return _named(text, {role: role_label(role) for role in Role})


def a_report_kind(text: str) -> StrEnum:
    """Read what a report is for."""
    from partui.domain.plan.report import ReportKind
    from partui.wording.reports import report_label

    return _named(text, {kind: report_label(kind) for kind in ReportKind})


def a_carry(text: str) -> StrEnum:
    """Read what becomes of the tasks that are not done in a new plan."""
    from partui.domain.plan.next_plan import Carry
    from partui.wording.next_plan import carry_label

    return _named(text, {carry: carry_label(carry) for carry in Carry})


def an_order(text: str) -> "tuple[Sort, bool]":
    """Read what tasks are ordered by; a `-` before it turns the order round."""
    from partui.cli.choices import sort_label
    from partui.store.queries.listing import Sort

    name = text.removeprefix("-")
    return _named(name, {sort: sort_label(sort) for sort in Sort}), name != text


def _named(text: str, labels: Mapping[Name, str]) -> Name:
    from partui.domain.text import fold

    wanted = fold(text)
    for value, label in labels.items():
        if wanted in {value.value, fold(value.value.replace("_", " ")), fold(label)}:
            return value
    allowed = ", ".join(f"{value} ({label})" for value, label in labels.items())
    raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=allowed)
