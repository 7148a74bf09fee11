"""How a plan stood on a day, in the cells of a table."""

from decimal import Decimal

from partui.domain.tasks.snapshots import Standing
from partui.domain.tasks.status import Status, Timeliness
from partui.locale import _
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


def rate_text(rate: float | None) -> str:
    """Return a share as whole per cent; a sign for none."""
    return NOTHING if rate is None else f"{round(rate * 100)}%"


def _points(points: float | None) -> str:
    return NOTHING if points is None else table_points(Decimal(str(points)))
