"""Many provinces side by side, as they are printed, as JSON and as CSV."""

import csv
import io
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from partui.cli.output import json_number, paint
from partui.cli.table import Cell, TableColumn, table
from partui.domain.rollup.figures import POINTS, DueCount
from partui.domain.rollup.ranking import RankedProvince, Rollup
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.columns import wrap
from partui.wording.plan.rollup import (
    FIGURE_LEAVES,
    figure_cells,
    figure_heads,
    left_out_text,
    province_text,
    rank_text,
    ranking_rule,
    rollup_title,
    total_text,
)

# What is not carried out is a status already.
_COUNTED = tuple(each for each in Timeliness if each is not Timeliness.CANCELLED)


def rollup_object(found: Rollup) -> dict[str, Any]:
    """Return provinces as JSON shows them."""
    return {
        "plan": found.plan,
        "as_of": found.as_of.isoformat(),
        "rule": ranking_rule(),
        "total": {"provinces": len(found.ranked), **_figures(found.total.tally, found.total.due),
                  "points_mean": _points(found.total.points)},
        "provinces": [_province(each) for each in found.ranked],
        "worst": [
            {
                "province": each.province.name,
                "province_code": each.province.code,
                "code": each.task.code,
                "title": each.task.title,
                "due_on": each.task.due_on.isoformat(),
                "days": (each.task.due_on - found.as_of).days,
                "leads": each.task.leads,
            }
            for each in found.worst
        ],
        "left_out": [{"file": each.file, "text": left_out_text(each)} for each in found.left_out],
    }  # fmt: skip


def _province(ranked: RankedProvince) -> dict[str, Any]:
    each = ranked.province
    head = {"rank": ranked.rank, "code": each.code, "name": each.name, "plan": each.plan, "file": each.file}
    return {**head, **_figures(each.tally, each.due), "points": _points(each.points)}


def _figures(tally: Tally, due: DueCount) -> dict[str, Any]:
    return {
        "total": tally.total,
        "by_status": tally.by_status,
        "by_timeliness": tally.by_timeliness,
        "due": due.due,
        "due_on_time": due.on_time,
        "on_time_rate": due.rate,
    }


def _points(points: Mapping[str, Decimal]) -> dict[str, int | float | None]:
    return {name: json_number(round(points[name], 4)) for name in POINTS}


def rollup_csv(found: Rollup) -> str:
    """Return provinces as CSV, a row each."""
    heads = [
        "rank", "code", "name", "plan", "file", "total", *Status, *_COUNTED,
        "due", "due_on_time", "on_time_rate", *(f"points_{name}" for name in POINTS),
    ]  # fmt: skip
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(heads)
    for ranked in found.ranked:
        each = ranked.province
        writer.writerow([
            ranked.rank, each.code, each.name, each.plan, each.file, each.tally.total,
            *each.tally.by_status.values(), *(each.tally.by_timeliness[name] for name in _COUNTED),
            each.due.due, each.due.on_time, each.due.rate, *_points(each.points).values(),
        ])  # fmt: skip
    return text.getvalue()


def rollup_lines(found: Rollup, width: int | None) -> list[str]:
    """Return provinces as tables: all of them in their order, then what is late for the longest."""
    columns = [
        TableColumn(_("Hạng"), "right"),
        TableColumn(_("Tỉnh, thành phố"), least=12),
        *(
            TableColumn(head, "right", leaves=leaves)
            for head, leaves in zip(figure_heads(), FIGURE_LEAVES, strict=True)
        ),
    ]
    rows = [
        (Cell(rank_text(each)), Cell(province_text(each.province)), *map(Cell, _cells(each)))
        for each in found.ranked
    ]  # fmt: skip
    total = found.total
    rows.append((Cell(""), Cell(total_text(), "head"), *map(Cell, figure_cells(total.tally, total.due, total.points))))
    lines = [paint(rollup_title(found), "head"), "", *table(columns, rows, width), ""]
    lines += wrap(ranking_rule(), width) if width else [ranking_rule()]
    if found.worst:
        lines += ["", _("Quá hạn lâu nhất"), "", *_worst(found, width)]
    return lines


def _cells(ranked: RankedProvince) -> tuple[str, ...]:
    each = ranked.province
    return figure_cells(each.tally, each.due, each.points)


def _worst(found: Rollup, width: int | None) -> list[str]:
    columns = (
        TableColumn(_("Tỉnh, thành phố"), least=12),
        TableColumn(_("Mã")),
        TableColumn(_("Hạn")),
        TableColumn(_("Ngày"), "right"),
        TableColumn(_("Nhiệm vụ"), least=12),
        TableColumn(_("Chủ trì"), least=10, leaves=1),
    )
    rows = [
        (
            Cell(province_text(each.province)),
            Cell(clean(each.task.code)),
            Cell(show_date(each.task.due_on)),
            Cell(str((found.as_of - each.task.due_on).days), "overdue"),
            Cell(clean(each.task.title)),
            Cell(clean(each.task.leads)),
        )
        for each in found.worst
    ]
    return table(columns, rows, width)
