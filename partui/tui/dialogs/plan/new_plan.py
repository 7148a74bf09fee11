"""Next year's plan made of one that the file holds: which year, what is carried over, and what came of it."""

from typing import NamedTuple

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from partui.domain.dates import read_year
from partui.domain.plan.next_plan import CarryOver
from partui.locale import _
from partui.store.edits.next_plan import new_plan
from partui.store.journal.writing import author
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import hanging
from partui.wording.plan.preview import carry_label, next_plan_lines


class NewPlanResult(NamedTuple):
    """The answer: the year of the plan that was made, and what came of it in lines."""

    year: int
    lines: list[str]


class NewPlanScreen(Form[NewPlanResult]):
    """Fields for the new plan; stays open until it is made.

    Args:
        source: the year of the plan that it is made of.
        year: the year to begin with.
    """

    BINDINGS = save_keys(_("Lập"))

    def __init__(self, source: int, year: int) -> None:
        super().__init__()
        self._source = source
        self._year = year

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        ways = [(Text(carry_label(carry)), carry.value) for carry in CarryOver]
        with self.window(_("Lập kế hoạch năm sau từ kế hoạch {year}").format(year=self._source)):
            yield with_label(_("Kế hoạch năm"), Field(str(self._year), id="year"))
            carry = Choice(ways, value=CarryOver.FRESH.value, allow_blank=False, id="carry")
            yield with_label(_("Chưa hoàn thành"), carry)
            yield with_label(_("Khi mở partui"), TickBox(_("dùng luôn kế hoạch mới"), "use"))
            yield Static(_("→ điểm tự chấm thành điểm năm trước; thời hạn đổi sang năm mới"), classes="read below")
            yield from self.foot()

    def action_save(self) -> None:
        """Make the plan, unless that is under way."""
        self.start(self._make)

    async def _make(self) -> None:
        app, source = self.partui, self._source
        carry, used = CarryOver(self.chosen("carry") or CarryOver.FRESH), self.query_one(TickBox).value
        who = author(app.officer, _("Chuyển từ kế hoạch {year}").format(year=source))
        year = read_year(self.typed("year"))
        made = await app.store.ask(new_plan, year, source, carry, who, app.day, use=used)
        self.dismiss(NewPlanResult(year, next_plan_lines(made, source)))


class MadePlanScreen(Dialog[bool]):
    """What became of scores, deadlines and tasks in a plan that was just made; answers whether to look at it.

    Args:
        made: the plan.
    """

    BINDINGS = [Binding("enter", "look", _("Xem kế hoạch mới"), priority=True)]

    def __init__(self, made: NewPlanResult) -> None:
        super().__init__()
        self._made = made

    def compose(self) -> ComposeResult:
        """Lay the lines out."""
        with VerticalScroll(classes="dialog wide") as box:
            box.border_title = _("Kế hoạch {year}").format(year=self._made.year)
            yield Static("", id="made", markup=False)
            yield KeyLine()

    def action_look(self) -> None:
        """Answer that the new plan is to be looked at."""
        self.dismiss(True)

    def on_resize(self) -> None:
        """Break the lines anew once the window is laid out at its new width."""
        self.call_after_refresh(self._break_lines)

    def _break_lines(self) -> None:
        made = self.query_one("#made", Static)
        width = self.query_one(VerticalScroll).scrollable_content_region.width
        made.update("\n".join(part for line in self._made.lines for part in hanging(line, width)))
