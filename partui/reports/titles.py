"""Titles of reports."""

from typing import NamedTuple

from partui.domain.plan.document.kinds import kind_of
from partui.domain.plan.report import ReportHead
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import day_in_sentence, show_date


class ReportName(NamedTuple):
    """The lines over a report.

    Attributes:
        plan: the plan by number, issuer and what it is about.
        scope: the whole plan, or the agency that the report is about.
        day: the day looked at and the day on which it was drawn up.
    """

    title: str
    plan: str
    scope: str
    day: str


def progress_name(head: ReportHead) -> ReportName:
    """Return the lines over a progress report."""
    return _named(_("Báo cáo tình hình thực hiện kế hoạch năm {year}").format(year=head.year), head)


def brief_name(head: ReportHead) -> ReportName:
    """Return the lines over one page for a chief."""
    return _named(_("Báo cáo nhanh tình hình thực hiện kế hoạch năm {year}").format(year=head.year), head)


def site_name(head: ReportHead) -> ReportName:
    """Return the lines over a page of the site for reading."""
    return _named(_("Tình hình thực hiện kế hoạch năm {year}").format(year=head.year), head)


def assessment_name(head: ReportHead) -> ReportName:
    """Return the lines over a self-assessment."""
    return _named(_("Tự đánh giá, chấm điểm Chỉ số cải cách hành chính năm {year}").format(year=head.year), head)


def list_name(head: ReportHead) -> ReportName:
    """Return the lines over a list of tasks."""
    return _named(_("Danh sách nhiệm vụ năm {year}").format(year=head.year), head)


def _named(title: str, head: ReportHead) -> ReportName:
    number = clean(head.number)
    return ReportName(
        title,
        _("{kind} số {number} của {issuer}: {title}").format(
            kind=kind_of(head.kind, head.number),
            number=with_day(f"……{number}" if number.startswith("/") or not number else number, head),
            issuer=clean(head.issuer) or "……",
            title=clean(head.title),
        ),
        _("Cơ quan: {agency}").format(agency=clean(head.agency)) if head.agency else _("Toàn bộ kế hoạch"),
        _("Tính đến ngày {day}; lập ngày {made_on}").format(day=show_date(head.day), made_on=show_date(head.made_on)),
    )


def with_day(number: str, head: ReportHead) -> str:
    """Return the plan's number with its day of issue, with dots for an unknown day: `7/KH-UBND ngày ……/8/2020`."""
    if head.issued_on is not None:
        return _("{number} ngày {day}").format(number=number, day=day_in_sentence(head.issued_on))
    year, _dash, month = head.issued.partition("-")
    if not month:
        return number
    return _("{number} ngày ……/{month}/{year}").format(number=number, month=int(month), year=year)
