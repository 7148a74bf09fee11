"""Đọc soát kế hoạch: what in the plan does not agree with itself, each to be looked at, settled, gone to."""

from functools import partial

from textual.binding import Binding

from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.plan_head import settle_doubt
from partui.store.journal.writing import author
from partui.store.projection.kind import Subject
from partui.store.queries.document.doubts import ListedDoubt, plan_doubts
from partui.tui.dialogs.reasons import SettleDoubtScreen
from partui.tui.saving import tell_saved
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.plan.doubts import doubt_text, doubted_row, rule_label


class DoubtsScreen(ListScreen[ListedDoubt]):
    """The doubts in the plan, those that are settled last; the whole sentence of one below."""

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("enter", "open", _("Tới dòng ấy"), priority=True),
        Binding("s", "settle", _("Đã xem"), id="settle_doubt"),
        Binding("delete", "reopen", _("Mở lại"), id="reopen_doubt"),
    ]

    def empty_list(self) -> VirtualTable:
        return VirtualTable(_columns(), empty_text=_("Không thấy gì cần xem lại."))

    async def load(self) -> None:
        """Look the plan through."""
        found = await self.partui.store.ask(plan_doubts, self.partui.plan, self.partui.day)
        self.listed = dict(enumerate(found, start=1))
        self.pane.show({key: _row(each) for key, each in self.listed.items()})
        said = plural("Đọc soát kế hoạch: {number} điểm cần xem lại", number=sum(not each.reason for each in found))
        self.say_title(said)

    def on_virtual_table_row_chosen(self) -> None:
        """Go to the row."""
        self.action_open()

    def action_open(self) -> None:
        """Go to the row that the doubt is about."""
        if self.chosen is not None:
            self.start(partial(self._open, self.chosen))

    async def _open(self, listed: ListedDoubt) -> None:
        if listed.row is None:
            self.partui.navigation.open_plans()
        else:
            await self.partui.navigation.open_subject(Subject(listed.doubt.kind, listed.row))

    def action_settle(self) -> None:
        """Say why the doubt under the cursor needs nothing more."""
        if self.chosen is not None:
            self.start(partial(self._settle, self.chosen))

    def action_reopen(self) -> None:
        """Open the doubt under the cursor again."""
        if self.chosen is not None and self.chosen.reason:
            self.start(partial(self._save, self.chosen, ""))

    async def _settle(self, listed: ListedDoubt) -> None:
        reason = await self.app.push_screen_wait(SettleDoubtScreen(listed))
        if reason is not None:
            await self._save(listed, reason)

    async def _save(self, listed: ListedDoubt, reason: str) -> None:
        app, doubt = self.partui, listed.doubt
        who = author(app.officer, f"{doubted_row(doubt)}: {doubt_text(doubt)}")
        changes = await app.store.ask(settle_doubt, app.plan, doubt.key, reason, who)
        tell_saved(app, changes)

    def whole(self, key: int) -> str:
        listed = self.listed.get(key)
        if listed is None:
            return ""
        said = f"{doubted_row(listed.doubt)}: {doubt_text(listed.doubt)}"
        return f"{said}\n{_('Đã xem: {reason}').format(reason=clean(listed.reason))}" if listed.reason else said


def _columns() -> tuple[Column, ...]:
    return (
        Column("code", _("Mã"), 7),
        Column("rule", _("Về"), 12, priority=1),
        Column("text", _("Cần xem lại"), 30, width_weight=1),
        Column("settled", _("Đã xem"), 7, priority=2),
    )


def _row(listed: ListedDoubt) -> Row:
    doubt = listed.doubt
    return Row(
        (doubted_row(doubt), rule_label(doubt.rule), doubt_text(doubt), "✓" if listed.reason else "·"),
        tone="muted" if listed.reason else "plain",
    )
