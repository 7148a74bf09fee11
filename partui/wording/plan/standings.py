"""How a plan stood on a day, in the cells of a table, and what has changed since."""

from datetime import date
from decimal import Decimal

from partui.domain.tasks.snapshots import ChangedDeadline, Standing, StandingChanges
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.wording.labels import NOTHING
from partui.wording.numbers import table_points


def standing_heads() -> tuple[str, ...]:
    """Return the heads of the columns, that of the day aside."""
    return (
        _("Việc"), _("Hoàn thành"), _("Quá hạn"), _("Đúng hạn"), _("Chắc chắn"), _("Dự kiến"), _("Cao nhất"),
    )  # fmt: skip


def standing_cells(standing: Standing) -> tuple[str, ...]:
    """Return the cells under `standing_heads`."""
    return (
        str(standing.total),
        str(standing.by_status[Status.DONE]),
        str(standing.by_timeliness[Timeliness.OVERDUE]),
        rate_text(standing.on_time),
        *(_points(standing.points.get(kind)) for kind in ("earned", "expected", "highest")),
    )


def since_texts(since: StandingChanges) -> list[str]:
    """Say what has changed between two days, a text a kind."""
    told = [
        said.format(count=len(codes), codes=", ".join(map(clean, codes)))
        for said, codes in (
            (_("mới quá hạn ({count}): {codes}"), since.late),
            (_("mới hoàn thành ({count}): {codes}"), since.done),
            (_("thêm vào ({count}): {codes}"), since.added),
            (_("đã bỏ ({count}): {codes}"), since.removed),
        )
        if codes
    ]
    if since.moved:
        moved = "; ".join(map(_moved, since.moved))
        told.append(_("đổi hạn ({count}): {moved}").format(count=len(since.moved), moved=moved))
    return told


def _moved(moved: ChangedDeadline) -> str:
    old, new = (_("không hạn") if day is None else show_date(date.fromisoformat(day)) for day in (moved.old, moved.new))
    return f"{clean(moved.code)} {old} → {new}"


def rate_text(rate: float | None) -> str:
    """Return a share as whole per cent; a sign for none."""
    return NOTHING if rate is None else f"{round(rate * 100)}%"


def _points(points: float | None) -> str:
    return NOTHING if points is None else table_points(Decimal(str(points)))
