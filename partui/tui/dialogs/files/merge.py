"""Taking another copy of the store in: first what it would bring, then the merge."""

from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.widgets import Static

from partui.domain.journal.changes import Change
from partui.domain.journal.conflicts import Conflict
from partui.domain.text import clean
from partui.locale import _, plural
from partui.settings.recent import recent_folder, remember_folder
from partui.store.exchange.merge import MergeResult, merge
from partui.tui.dialogs.form import Form
from partui.tui.widgets.path_field import PathField
from partui.wording.changes import from_to, gave_way_lines, show_moment, twice_made_lines
from partui.wording.columns import cut
from partui.wording.fields import field_label, value_label

_LONGEST = 200
_SHOWN = 100


class MergeScreen(Form[str]):
    """A field for the other file's name; shows what would come in before anything is saved, then says what came in."""

    BINDINGS = [
        Binding("enter", "look", _("Xem trước"), priority=True),
        Binding("ctrl+s", "save", _("Hợp nhất"), priority=True, id="confirm"),
        Binding("pageup", "scroll(-1)", _("Cuộn"), priority=True, show=False),
        Binding("pagedown", "scroll(1)", _("Cuộn"), priority=True, show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._seen: str | None = None

    def compose(self) -> ComposeResult:
        """Lay the field out, with room for what is found."""
        with self.window(_("Hợp nhất một bản sao khác"), "wide"):
            yield Static(_("Tệp của partui (bản sao, bản xuất, cả .gz); tệp ấy chỉ được đọc:"))
            field = PathField(recent_folder())
            yield field
            yield field.below
            with VerticalScroll(id="found", can_focus=False):
                yield Static("", id="brings", markup=False)
            yield from self.foot()

    def action_look(self) -> None:
        """Show what the file would bring; nothing is written."""
        self.start(partial(self._merge, only_look=True))

    def action_save(self) -> None:
        """Merge what was shown; a file that was not looked at is shown first."""
        self.start(partial(self._merge, only_look=False))

    def action_scroll(self, pages: int) -> None:
        """Move through what is shown."""
        found = self.query_one("#found", VerticalScroll)
        found.scroll_relative(y=pages * found.size.height, animate=False)

    async def _merge(self, *, only_look: bool) -> None:
        path, seen, self._seen = self.typed_path(), self._seen, None
        only_look = only_look or path != seen
        self.say(_("Đang đọc…"))
        tell = partial(self.app.call_from_thread, self._count)
        merged = await self.partui.store.ask(merge, [path], dry_run=only_look, progress=tell)
        self.say("")
        if not only_look:
            self.dismiss(_merged_text(merged))
            return
        self._seen = path
        remember_folder(path)
        self.query_one("#path-list", Static).update("")
        self.query_one("#brings", Static).update("\n".join(_lines(merged)))
        self.query_one("#found", VerticalScroll).scroll_home(animate=False)

    def _count(self, done: int, total: int) -> None:
        self.say(_("Đang đọc: {done}/{total} thay đổi").format(done=done, total=total))


def _merged_text(merged: MergeResult) -> str:
    """Say in one line what a merge brought."""
    said = plural("Đã thêm {added} thay đổi, đã biết {unchanged}.", added=merged.added, unchanged=merged.unchanged)
    if merged.backup is not None:
        kept = _("Bản sao lưu số {number} giữ dữ liệu trước đó.").format(number=merged.backup.number)
        return f"{said} {kept}"
    return said


def _lines(merged: MergeResult) -> list[str]:
    head = plural("Sẽ thêm {added} thay đổi, đã biết {unchanged}.", added=merged.added, unchanged=merged.unchanged)
    lines = [head if merged.added or not merged.unchanged else f"{head} {_('Không có gì mới.')}"]
    if merged.ahead is not None:
        lines.append(_("! Có thay đổi ghi sau đồng hồ máy này: đồng hồ của một trong hai máy sai."))
    if merged.conflicts:
        lines += ["", plural("Hai bên cùng sửa {number} chỗ, lần sửa sau được giữ:", number=merged.overtaken)]
        lines += [line for conflict in merged.conflicts[:_SHOWN] for line in _conflict_lines(conflict)]
        lines += _left_out(len(merged.conflicts))
    lines += twice_made_lines(merged.twice_made) + gave_way_lines(merged.gave_way)
    if merged.news:
        lines += ["", _("Sẽ vào, mới nhất trước:")]
        lines += [_news_line(change) for change in merged.news[:_SHOWN]]
        lines += _left_out(merged.added)
    return lines


def _news_line(change: Change) -> str:
    at, field = show_moment(change.at, "%d/%m/%y %H:%M"), field_label(change.field)
    return cut(f"  {at} {clean(change.by)} · {change.code} {field}: {from_to(change)}", _LONGEST)


def _conflict_lines(conflict: Conflict) -> list[str]:
    def value(side: str | None) -> str:
        return clean(value_label(conflict.field, side))

    kept = _("giữ của tệp này") if conflict.kept == conflict.ours else _("giữ của tệp kia")
    return [
        cut(f"  {clean(conflict.code)} · {field_label(conflict.field)}: {kept}", _LONGEST),
        cut(_("      tệp này: {value}").format(value=value(conflict.ours)), _LONGEST),
        cut(_("      tệp kia: {value}").format(value=value(conflict.theirs)), _LONGEST),
    ]


def _left_out(number: int) -> list[str]:
    return [_("  … và {number} nữa").format(number=number - _SHOWN)] if number > _SHOWN else []
