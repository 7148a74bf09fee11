"""So sánh: tasks, rates and scores of one year against another's."""

from textual.binding import Binding

from partui.domain.scores.comparison import Comparison, PlanYear, chapters_of
from partui.domain.tasks.status import Timeliness
from partui.domain.text import clean
from partui.locale import _, plural
from partui.locale.formats import decimal_sign, show_date
from partui.store.queries.plans import compare_plans
from partui.tui.screens.plan_screen import ReadingScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row, rows_in_parts
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.numbers import show_percent, show_points, table_points
from partui.wording.plan.differences import DifferentTask, deadline_text, difference_parts, differences_line


class ComparisonScreen(ReadingScreen):
    """Tasks that differ, rates chapter by chapter, then Phụ lục I criterion by criterion, a column a year.

    Args:
        first: the earlier plan's year; second the later one's.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("t", "same_day", _("Cùng ngày trong năm"), id="same_day"),
    ]

    ABOVE = "counted"

    def __init__(self, first: int, second: int) -> None:
        super().__init__()
        self._years = (first, second)
        self._each_in_its_year = False

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(*self._years), skip_headings=False)

    async def load(self) -> None:
        """Read both plans."""
        first, second = self._years
        found = await self.partui.store.ask(
            compare_plans, first, second, self.partui.day, each_in_its_year=self._each_in_its_year
        )
        self.show(_rows(found))
        counted = [*(_counted(view) for view in (found.first, found.second)), differences_line(found.tasks)]
        self.say_above("\n".join(counted))
        said = _("So sánh {first} và {second}").format(first=first, second=second)
        self.say_title(said)

    def action_same_day(self) -> None:
        """Look at the earlier plan from the same day of its own year, or from the day looked at again."""
        self._each_in_its_year = not self._each_in_its_year
        self.reload()


def _columns(first: int, second: int) -> tuple[Column, ...]:
    return (
        Column("code", _("Mã"), 6),
        Column("title", _("Nhiệm vụ, lĩnh vực, tiêu chí"), 20, width_weight=1),
        Column("first", str(first), 10, align="right"),
        Column("second", str(second), 10, align="right"),
        Column("gained", _("Hơn kém"), 13, align="right"),
    )


def _rows(found: Comparison) -> dict[int, Row]:
    """Return the rows by key, those of a heading below zero."""
    parts = [
        *((title, [_task_row(task, found) for task in tasks]) for title, tasks in difference_parts(found.tasks)),
        (_("Tỷ lệ hoàn thành theo lĩnh vực"), _chapter_rows(found)),
        (_("Điểm dự kiến theo Phụ lục I"), _criterion_rows(found)),
    ]
    return rows_in_parts(parts)


def _task_row(task: DifferentTask, found: Comparison) -> Row:
    """Return a task that the plans do not have alike; the words of its deadlines are said below the table."""
    code, title = task.named.code, clean(task.named.title)
    years = [
        _("Hạn {year}: {deadline}").format(year=view.plan, deadline=deadline_text(each))
        for view, each in ((found.first, task.first), (found.second, task.second))
        if each is not None
    ]
    days = (show_date(each.due_on) if each and each.due_on else "–" for each in (task.first, task.second))
    return Row((code, title, *days, task.said), whole=f"{code} {title}\n{' · '.join(years)}")


def _chapter_rows(found: Comparison) -> list[Row]:
    rows = []
    for code, title in chapters_of(found):
        tallies = [view.by_chapter.get(code) for view in (found.first, found.second)]
        rates = [tally.rate if tally else None for tally in tallies]
        gained = "–" if None in rates else _signed((rates[1] or 0) * 100 - (rates[0] or 0) * 100, decimals=1)
        rows.append(_row(code, title, *(show_percent(rate) for rate in rates), gained))
    return rows


def _criterion_rows(found: Comparison) -> list[Row]:
    rows = []
    for pair in found.criteria:
        points = [row.sums.expected if row else None for row in (pair.first, pair.second)]
        gained = "–" if pair.gained is None else _signed(float(pair.gained), decimals=2)
        rows.append(
            _row(pair.code, pair.title, *("–" if each is None else table_points(each) for each in points), gained)
        )
    totals = [view.scores.total.expected for view in (found.first, found.second)]
    gained = _signed(float(totals[1] - totals[0]), decimals=2)
    return [*rows, _row("", _("Cả kế hoạch"), *(table_points(each) for each in totals), gained)]


def _row(code: str, title: str, *figures: str) -> Row:
    return Row((code, clean(title), *figures), whole=f"{code} {clean(title)}".strip())


def _counted(view: PlanYear) -> str:
    overdue = view.tally.by_timeliness[Timeliness.OVERDUE]
    return plural(
        "{plan}, đến {day}: {total} nhiệm vụ · hoàn thành {rate} · {overdue} quá hạn · tự chấm {own}",
        total=view.tally.total,
        plan=view.plan,
        day=show_date(view.day),
        rate=show_percent(view.tally.rate),
        overdue=overdue,
        own=show_points(view.scores.total.own),
    )


def _signed(gained: float, decimals: int) -> str:
    """Return a difference with its sign, its decimals under those of the others; a dot where there is none."""
    gained = round(gained, decimals)
    return decimal_sign(f"{gained:+.{decimals}f}") if gained else "·"
