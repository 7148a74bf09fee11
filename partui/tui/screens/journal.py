"""Nhật ký: what was changed in the whole plan, the newest first."""

from collections.abc import Collection
from datetime import date
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input

from partui.domain.journal.changes import Change
from partui.domain.journal.reversals import undos_among
from partui.domain.text import clean, fold
from partui.locale import _, pgettext, plural
from partui.store.journal.history import newest_changes, subject_changed
from partui.tui.dialogs.general.journal_filters import JournalFiltersScreen
from partui.tui.keys.general import COPY_KEYS
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.undoing import undo_change
from partui.tui.widgets.fields import SearchField
from partui.tui.widgets.lines import KeyLine
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.messages import RowChosen
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.changes import effect_text, from_to, show_moment
from partui.wording.fields import field_label
from partui.wording.journal import JournalFilter

MOST = 500


class JournalScreen(ListScreen[Change]):
    """The changes of the plan's rows and of agencies in one table, with the one under the cursor whole below it."""

    BINDINGS = [
        *COPY_KEYS,
        Binding("slash,ctrl+f", "search", _("Tìm"), id="search"),
        Binding("f", "filters", _("Lọc"), id="filters"),
        Binding("escape,backspace", "clear", _("Quay lại")),
        Binding("u", "undo_chosen", _("Hoàn tác dòng này"), id="undo_change"),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._numbers: dict[str, int] = {}
        self._undos: set[str] = set()
        self._wanted = JournalFilter()
        self._nothing = _("Chưa có thay đổi nào. Sửa nhiệm vụ bằng s, e, n thì được ghi ở đây.")

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, changes, the one under the cursor, keys."""
        *list_above, keys = super().compose()
        yield from list_above
        yield SearchField(placeholder=_("Tìm theo mã, nội dung, người sửa, ngày: 1.3.1 lan 10/2020"), id="search")
        yield keys

    def empty_list(self) -> VirtualTable:
        return VirtualTable(change_columns(), empty_text=self._nothing)

    def on_mount(self) -> None:
        """Begin without a search."""
        self._show_search(False)

    async def load(self) -> None:
        """Read the newest changes; the cursor stays on its change when others come in above it."""
        wanted, filters = self._wanted, self._wanted.texts()
        newest = await self.partui.store.read(
            newest_changes, self.partui.plan, MOST + 1, wanted.since or date.min, wanted.holds if any(wanted) else None
        )
        changes = newest[:MOST]
        numbers = self._numbers
        self.listed = {numbers.setdefault(change.uuid, len(numbers) + 1): change for change in changes}
        undone = {change.undoes for change in changes if change.undoes}
        self._undos = undos_among(reversed(changes))
        self.pane.show({key: change_row(change, undone, self._undos) for key, change in self.listed.items()})
        said = plural("Nhật ký: {number} thay đổi", number=len(changes))
        if filters:
            more = "+" if len(newest) > MOST else ""
            said = _("Nhật ký: {number} · {filters}").format(
                number=f"{len(changes)}{more}", filters=" · ".join(filters)
            )
        elif len(newest) > MOST:
            said = _("Nhật ký: {number} thay đổi mới nhất, còn nữa; xem “partui history”").format(number=MOST)
        self.pane.table.empty_text = (
            _("Không có thay đổi nào như vậy. Esc bỏ tìm và lọc.") if any(wanted) else self._nothing
        )
        self.say_title(said)

    def on_virtual_table_row_chosen(self, message: RowChosen) -> None:
        """Open what was changed."""
        self.start(partial(self._open, self.listed[message.key].uuid))

    async def _open(self, uuid: str) -> None:
        await self.partui.navigation.open_subject(await self.partui.store.ask(subject_changed, uuid))

    def on_input_changed(self, message: Input.Changed) -> None:
        """Search while typing: all words must stand in a change."""
        self._want(self._wanted._replace(words=tuple(fold(message.value).split())))

    def action_filters(self) -> None:
        """Choose by whom, of what and from which days the changes are."""
        self.app.push_screen(JournalFiltersScreen(self._wanted), self._filter)

    def _filter(self, chosen: JournalFilter | None) -> None:
        if chosen is not None:
            self._want(chosen)

    def _want(self, wanted: JournalFilter) -> None:
        if wanted != self._wanted:
            self._wanted = wanted
            self.reload()

    def action_search(self) -> None:
        """Open the search in place of the keys."""
        self._show_search(True)
        self.query_one(SearchField).focus()

    def action_found(self) -> None:
        """Keep what was found and go to it."""
        self._show_search(False)
        self.pane.table.focus()

    def action_clear(self) -> None:
        """Leave the search, then the filters, then the screen."""
        search = self.query_one(SearchField)
        if search.has_focus or self._wanted.words:
            search.value = ""
            self.action_found()
        elif any(self._wanted):
            self._want(JournalFilter())
        else:
            self.app.pop_screen()

    def _show_search(self, shown: bool) -> None:
        self.query_one(SearchField).display = shown
        self.query_one(KeyLine).display = not shown

    def action_undo_chosen(self) -> None:
        """Reverse the change under the cursor."""
        change = self.chosen
        if change is not None:
            self.start(partial(undo_change, self.partui, change.uuid))

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the change under the cursor, whole."""
        change = self.chosen
        return [(change.code, *change_lines(change, self._undos))] if change else []

    def whole(self, key: int) -> str:
        return "\n".join(change_lines(self.listed[key], self._undos))


def change_columns() -> tuple[Column, ...]:
    """Return the columns of the journal."""
    return (
        Column("at", _("Lúc"), 16),
        Column("code", _("Mã"), 6, width_weight=1),
        Column("field", pgettext("change", "Nội dung sửa"), 13, width_weight=1, toned=True),
        Column("new", _("Thay đổi"), 20, width_weight=6, toned=True),
        Column("by", _("Người sửa"), 12, width_weight=1, priority=1),
    )


def change_row(change: Change, undone: Collection[str], undos: Collection[str]) -> Row:
    """Return a change as a row under `change_columns`.

    Args:
        undone: uuids of the changes that a later one has reversed.
        undos: uuids of those that take something back.
    """
    if change.uuid in undone:
        sign = "× "
    elif change.undoes:
        sign = "↶ " if change.uuid in undos else "↷ "
    else:
        sign = ""
    return Row(
        (
            show_moment(change.at, "%d/%m/%Y %H:%M"),
            change.code,
            field_label(change.field),
            sign + from_to(change),
            clean(change.by),
        ),
        tone="muted" if change.uuid in undone or change.uuid in undos else "plain",
    )


def change_lines(change: Change, undos: Collection[str]) -> tuple[str, str, str]:
    """Say the whole of a change: who and when, from what to what, why.

    Args:
        undos: uuids of the changes that take something back.
    """
    at = show_moment(change.at, "%d/%m/%Y %H:%M:%S")
    head = f"{at} · {clean(change.by)} · {change.code} · {field_label(change.field)}"
    why = clean(change.why)
    told = [_("Lý do: {why}").format(why=why)] if why else []
    if change.undoes:
        is_undo = change.uuid in undos
        told.append(_("↶ hoàn tác một thay đổi trước") if is_undo else _("↷ làm lại một thay đổi đã hoàn tác"))
    return head, from_to(change) + effect_text(change), " · ".join(told)
