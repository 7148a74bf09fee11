"""How many provinces side by side are said: columns, the rule of their order, files that do not count."""

from collections.abc import Mapping
from decimal import Decimal

from partui.domain.rollup.figures import DueCount, Province, SkippedFile
from partui.domain.rollup.ranking import RankedProvince, Rollup
from partui.domain.tasks.status import Timeliness
from partui.domain.tasks.tally import Tally
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.wording.labels import NOTHING
from partui.wording.numbers import CENT, show_percent, table_points

# Of the columns of figures: those with a greater number leave first where they are too wide; 0 stays.
FIGURE_LEAVES = (0, 0, 0, 3, 5, 6, 0, 7, 4, 1, 2)


def rollup_title(found: Rollup) -> str:
    """Return what the whole is called."""
    return plural("Kế hoạch {plan} của {count} tỉnh, thành phố, tính đến {day}", count=len(found.ranked),
                  plan=found.plan, day=show_date(found.as_of))  # fmt: skip


def ranking_rule() -> str:
    """Say by what provinces are put in order."""
    return _(
        "Xếp theo tỷ lệ hoàn thành đúng hạn trên số nhiệm vụ đã đến hạn, cao trước; bằng nhau thì ít nhiệm vụ đang quá "
        "hạn hơn trên tổng số, rồi tỷ lệ điểm chắc chắn cao hơn trên điểm tối đa; bằng cả ba thì đồng hạng. Chưa có "
        "nhiệm vụ nào đến hạn thì chưa xếp. Đến hạn là hạn trước ngày xem; việc không thực hiện không tính. "
        "Dòng Tất cả: số việc là tổng, điểm là bình quân."
    )


def figure_heads() -> tuple[str, ...]:
    """Return the heads of the columns of figures."""
    return (
        _("Việc"), _("Xong"), _("Quá hạn"), _("Sắp hạn"), _("Đến hạn"), _("Đúng hạn"), _("Tỷ lệ"),
        _("Tối đa"), _("Mục tiêu"), _("Chắc chắn"), _("Nguy cơ"),
    )  # fmt: skip


def figure_cells(tally: Tally, due: DueCount, points: Mapping[str, Decimal]) -> tuple[str, ...]:
    """Return the cells under `figure_heads`."""
    return (
        str(tally.total),
        str(tally.done),
        str(tally.by_timeliness[Timeliness.OVERDUE]),
        str(tally.by_timeliness[Timeliness.DUE_SOON]),
        str(due.due),
        str(due.on_time),
        show_percent(due.rate),
        *(table_points(points[name].quantize(CENT)) for name in ("max", "target", "earned", "at_risk")),
    )


def rank_text(ranked: RankedProvince) -> str:
    """Return the place of a province."""
    return NOTHING if ranked.rank is None else str(ranked.rank)


def province_text(province: Province) -> str:
    """Return what a province is called, with its code where that is known."""
    name = clean(province.name)
    return f"{province.code} {name}" if province.code else name


def total_text() -> str:
    """Return what stands before the sums."""
    return _("Tất cả")


def left_out_text(left: SkippedFile) -> str:
    """Say which file does not count and why, its name once."""
    reason, file = clean(str(left.reason)), clean(left.file)
    return reason if file in reason else f"{file}: {reason}"
