"""How a plan stood on days, as it is printed: snapshots, the trend over them, what has changed since."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from partui.cli.table import Cell, TableColumn, table
from partui.domain.tasks.snapshots import Snapshot, Standing, StandingChanges, on_time_rate
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.labels import status_label, timeliness_label
from partui.wording.plan.standings import rate_text, since_texts, standing_cells, standing_heads


def snapshot_object(found: Snapshot, *, whole: bool) -> dict[str, Any]:
    """Return a snapshot as JSON shows it.

    Args:
        whole: whether each task is told too.
    """
    standing = found.standing
    said = {"uuid": found.uuid, "name": found.name, **_standing_object(standing), "digest": found.digest,
            "whole": found.whole}  # fmt: skip
    if whole:
        said["tasks"] = [{"code": code, **task._asdict()} for code, task in standing.tasks.items()]
    return said


def _standing_object(standing: Standing) -> dict[str, Any]:
    return {
        "as_of": standing.as_of.isoformat(),
        "total": standing.total,
        "by_status": standing.by_status,
        "by_timeliness": standing.by_timeliness,
        "on_time": standing.on_time,
        "points": standing.points,
        "agencies": [
            {"name": name, "total": sum(counts.values()), "by_timeliness": counts}
            for name, counts in standing.leads.items()
        ],
    }


def trend_object(plan: int, months: Sequence[Standing], sealed: Sequence[Snapshot]) -> dict[str, Any]:
    """Return the trend as JSON shows it."""
    return {
        "plan": plan,
        "months": [_standing_object(each) for each in months],
        "snapshots": [snapshot_object(each, whole=False) for each in sealed],
    }


def list_lines(found: Sequence[Snapshot], width: int | None) -> list[str]:
    """Return the snapshots as a table."""
    if not found:
        return [_("Chưa có bản chốt nào. Chốt số liệu bằng: partui snapshot TÊN")]
    return _table([(each.name, each.standing) for each in found], width)


def trend_lines(plan: int, months: Sequence[Standing], sealed: Sequence[Snapshot], width: int | None) -> list[str]:
    """Return the trend of the plan and of each lead, as tables."""
    lines = [_("Kế hoạch {plan}, cuối mỗi tháng").format(plan=plan), ""]
    lines += _table([("", each) for each in months], width)
    if sealed:
        lines += ["", _("Các bản chốt"), "", *_table([(each.name, each.standing) for each in sealed], width)]
    return [*lines, "", _("Quá hạn của từng cơ quan chủ trì"), "", *_by_lead(months, width)]


def _by_lead(months: Sequence[Standing], width: int | None) -> list[str]:
    last = months[-3:]
    names = dict.fromkeys(name for each in reversed(last) for name in each.leads)
    columns = [TableColumn(_("Chủ trì"), least=16), *(TableColumn(show_date(each.as_of), "right") for each in last)]
    rows = [
        (Cell(clean(name)), *(Cell(str(each.leads.get(name, {}).get(Timeliness.OVERDUE, 0))) for each in last))
        for name in names
    ]
    return table(columns, rows, width)


def _table(standings: Sequence[tuple[str, Standing]], width: int | None) -> list[str]:
    columns = [
        *([TableColumn(_("Tên"), least=8)] if any(name for name, _each in standings) else []),
        TableColumn(_("Đến ngày")),
        *(TableColumn(head, "right") for head in standing_heads()),
    ]
    rows = [
        tuple(map(Cell, (*([clean(name)] if name else []), show_date(each.as_of), *standing_cells(each))))
        for name, each in standings
    ]
    return table(columns, rows, width)


def snapshot_lines(plan: int, found: Snapshot, width: int | None) -> list[str]:
    """Return a snapshot as it is printed: from what was sealed alone."""
    standing = found.standing
    lines = [
        _("“{name}”: kế hoạch {plan}, số liệu đến {day}, {total}").format(
            name=clean(found.name),
            plan=plan,
            day=show_date(standing.as_of),
            total=plural("{count} nhiệm vụ", count=standing.total),
        ),
        _("Dấu niêm: {digest}").format(digest=found.digest),
    ]
    if not found.whole:
        lines.append(_("Số liệu dưới đây KHÔNG còn như khi chốt: dấu niêm không khớp."))
    lines += ["", *(f"{status_label(each)}: {standing.by_status[each]}" for each in Status)]
    lines += ["", *(f"{timeliness_label(each)}: {standing.by_timeliness[each]}" for each in Timeliness), ""]
    lines += _table([("", standing)], width)
    rows = [
        (
            Cell(clean(name)),
            Cell(str(sum(counts.values()))),
            Cell(str(counts[Timeliness.OVERDUE])),
            Cell(rate_text(on_time_rate(counts))),
        )
        for name, counts in standing.leads.items()
    ]
    heads = (
        TableColumn(_("Chủ trì"), least=16),
        TableColumn(_("Việc"), "right"),
        TableColumn(_("Quá hạn"), "right"),
        TableColumn(_("Đúng hạn"), "right"),
    )
    return [*lines, "", *table(heads, rows, width)]


def since_lines(label: str, since: StandingChanges, until: date) -> list[str]:
    """Return what has changed since a day or a snapshot, a line a kind.

    Args:
        label: the day or the snapshot.
        until: the day looked at.
    """
    nothing = not any(since)
    head = _("Từ {label} đến nay") if until == date.today() else _("Từ {label} đến {until}")
    lines = [head.format(label=label, until=show_date(until)) + (": " + _("không đổi gì.") if nothing else ":")]
    lines += [f"  {told}" for told in since_texts(since)]
    return lines


def since_object(label: str, since: StandingChanges) -> dict[str, Any]:
    """Return what has changed since a day or a snapshot, as JSON shows it."""
    moved = [{"code": each.code, "from": each.old, "to": each.new} for each in since.moved]
    return {"from": label, **since._asdict(), "moved": moved}
