"""Counts of tasks as rows of a report: per chapter and per lead."""

from typing import NamedTuple

from partui.domain.plan.report import Progress
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.text import clean
from partui.locale import _
from partui.wording.labels import timeliness_label
from partui.wording.tasks import agency_text

COUNTED = (
    Timeliness.DONE_ON_TIME,
    Timeliness.DONE_LATE,
    Timeliness.IN_TIME,
    Timeliness.DUE_SOON,
    Timeliness.OVERDUE,
    Timeliness.NO_DEADLINE,
    Timeliness.CANCELLED,
)


class CountRow(NamedTuple):
    """The counts under one name.

    Attributes:
        counts: as many tasks as stand in each way of `COUNTED`.
        rate: the share of tasks done, 0 to 1.
    """

    code: str
    name: str
    total: int
    counts: tuple[int, ...]
    rate: float | None


def count_heads() -> tuple[str, ...]:
    """Return the heads of the columns of counts, those of the code and the name aside."""
    return (_("Tổng số"), *(timeliness_label(each) for each in COUNTED), _("Tỷ lệ hoàn thành"))


def chapter_rows(report: Progress) -> list[CountRow]:
    """Return the counts of each chapter."""
    return [_row(clean(row.chapter.code), clean(row.chapter.title), row.tally) for row in report.chapters]


def lead_rows(report: Progress) -> list[CountRow]:
    """Return the counts of each lead, numbered."""
    return [
        _row(str(number), agency_text(lead.name, lead.group), lead.tally)
        for number, lead in enumerate(report.leads, start=1)
    ]


def total_row(report: Progress) -> CountRow:
    """Return the counts of the whole."""
    return _row("", _("Tổng cộng"), report.total)


def leads_note() -> str:
    """Return why the leads' counts add up to more than the whole."""
    return _("Ghi chú: nhiệm vụ do nhiều cơ quan cùng chủ trì được tính cho từng cơ quan.")


def _row(code: str, name: str, tally: Tally) -> CountRow:
    return CountRow(code, name, tally.total, tuple(tally.by_timeliness[each] for each in COUNTED), tally.rate)
