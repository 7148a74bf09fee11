"""A web page of many provinces side by side: the order, each one's bar, figures, what is late for the longest."""

from datetime import date
from typing import BinaryIO

from partui.domain.rollup.ranking import Rollup
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.reports.progress_rows import COUNTED, CountRow
from partui.reports.titles import ReportName
from partui.reports.web.bars import lead_bars
from partui.reports.web.pages import write_page
from partui.wording.plan.rollup import (
    figure_cells,
    figure_heads,
    left_out_text,
    province_text,
    rank_text,
    ranking_rule,
    rollup_title,
    total_text,
)


def write_survey(found: Rollup, out: BinaryIO, *, made_on: date) -> None:
    """Write the page.

    Args:
        found: the provinces.
        out: a file opened for writing bytes.
        made_on: the day on which it is drawn up.
    """
    total = found.total
    cells = figure_cells(total.tally, total.due, total.points)
    write_page(
        out,
        "survey.html",
        name=ReportName(
            _("Tổng hợp thực hiện kế hoạch cải cách hành chính năm {year}").format(year=found.plan),
            rollup_title(found),
            ranking_rule(),
            _("Tính đến ngày {day}; lập ngày {made_on}").format(
                day=show_date(found.as_of), made_on=show_date(made_on)
            ),
        ),
        words=_words(),
        heads=(_("Hạng"), _("Tỉnh, thành phố"), *figure_heads()),
        cards=list(zip(figure_heads(), cells, strict=True)),
        counted=COUNTED,
        bars=lead_bars(_rows(found)),
        rows=[
            (
                rank_text(each),
                province_text(each.province),
                *figure_cells(each.province.tally, each.province.due, each.province.points),
            )
            for each in found.ranked
        ],
        total=("", total_text(), *cells),
        worst=[
            (
                province_text(each.province),
                clean(each.task.code),
                clean(each.task.title),
                clean(each.task.leads),
                show_date(each.task.due_on),
                (found.as_of - each.task.due_on).days,
            )
            for each in found.worst
        ],
        left_out=[left_out_text(each) for each in found.left_out],
    )  # fmt: skip


def _rows(found: Rollup) -> list[CountRow]:
    return [
        CountRow(
            rank_text(each),
            province_text(each.province),
            each.province.tally.total,
            tuple(each.province.tally.by_timeliness[timeliness] for timeliness in COUNTED),
            each.province.due.rate,
        )
        for each in found.ranked
    ]


def _words() -> dict[str, str]:
    return {
        "bars": _("Nhiệm vụ của từng tỉnh, thành phố so với hạn"),
        "code": _("Mã"),
        "days": _("Số ngày quá hạn"),
        "due_on": _("Hạn"),
        "leads": _("Chủ trì"),
        "left_out": _("Tệp không tính"),
        "numbers": _("Tổng hợp"),
        "order": _("Xếp hạng"),
        "province": _("Tỉnh, thành phố"),
        "task": _("Nhiệm vụ"),
        "worst": _("Quá hạn lâu nhất"),
    }
