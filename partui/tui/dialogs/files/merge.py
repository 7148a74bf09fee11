"""Taking another copy of the store in: first what it would bring, then the merge."""

import os.path
from functools import partial

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical, VerticalScroll
from textual.widgets import Static

from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.journal.merging import Conflict
from partui.domain.text import clean
from partui.locale import _
from partui.store.exchange.merge import MergeResult, merge
from partui.tui.dialogs.dialog import Dialog
from partui.tui.widgets.fields import Field
from partui.tui.widgets.lines import KeyLine
from partui.wording.changes import field_label, from_to, show_moment, value_label
from partui.wording.columns import cut

_LONGEST = 200
_SHOWN = 100


class MergeScreen(Dialog[str]):
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
        self._working = False

    def compose(self) -> ComposeResult:
        """Lay the field out, with room for what is found."""
        with Vertical(classes="dialog wide") as box:
            box.border_title = _("Hợp nhất một bản sao khác")
            yield Static(_("Tệp của partui (bản sao, bản xuất, cả .gz); tệp ấy chỉ được đọc:"))
            yield Field("", id="path")
            with VerticalScroll(id="found", can_focus=False):
                yield Static("", id="brings", markup=False)
            yield Static("", id="refused", markup=False)
            yield KeyLine()

    def action_look(self) -> None:
        """Show what the file would bring; nothing is written."""
        self._start(dry_run=True)

    def action_save(self) -> None:
        """Merge what was shown; a file that was not looked at is shown first."""
        self._start(dry_run=self._seen != self._path)

    def action_scroll(self, pages: int) -> None:
        """Move through what is shown."""
        found = self.query_one("#found", VerticalScroll)
        found.scroll_relative(y=pages * found.size.height, animate=False)

    def action_leave(self) -> None:
        """Leave without merging; not while the file is being merged."""
        if not self._working:
            super().action_leave()

    @property
    def _path(self) -> str:
        typed = self.query_one("#path", Field).value.strip()
        return os.path.abspath(os.path.expanduser(typed)) if typed else ""

    def _start(self, *, dry_run: bool) -> None:
        if self._working:
            return
        path = self._path
        if not path:
            self._say(f"! {_('Chưa ghi tên tệp.')}")
            return
        self._working = True
        self._say(_("Đang đọc…"))
        self.run_worker(self._work(path, dry_run))

    async def _work(self, path: str, dry_run: bool) -> None:
        tell = partial(self.app.call_from_thread, self._count)
        try:
            merged = await self.partui.store.ask(merge, [path], dry_run=dry_run, progress=tell)
        except PartuiError as error:
            self._seen = None
            self._say(f"! {error}")
        else:
            self._say("")
            if not dry_run:
                self.dismiss(_merged_text(merged))
                return
            self._seen = path
            self.query_one("#brings", Static).update("\n".join(_lines(merged)))
            self.query_one("#found", VerticalScroll).scroll_home(animate=False)
        finally:
            self._working = False

    def _count(self, done: int, total: int) -> None:
        self._say(_("Đang đọc: {done}/{total} thay đổi").format(done=done, total=total))

    def _say(self, sentence: str) -> None:
        self.query_one("#refused", Static).update(sentence)


def _merged_text(merged: MergeResult) -> str:
    """Say in one line what a merge brought."""
    said = _("Đã thêm {added} thay đổi, đã biết {unchanged}.").format(added=merged.added, unchanged=merged.unchanged)
    if merged.backup is not None:
        kept = _("Bản sao lưu số {number} giữ trạng thái trước đó.").format(number=merged.backup.number)
        return f"{said} {kept}"
    return said


def _lines(merged: MergeResult) -> list[str]:
    head = _("Sẽ thêm {added} thay đổi, đã biết {unchanged}.").format(added=merged.added, unchanged=merged.unchanged)
    lines = [head if merged.added or not merged.unchanged else f"{head} {_('Không có gì mới.')}"]
    if merged.ahead is not None:
        lines.append(_("! Có thay đổi ghi sau đồng hồ máy này: đồng hồ của một trong hai máy sai."))
    if merged.conflicts:
        lines += ["", _("Hai bên cùng sửa {number} chỗ, lần sửa sau được giữ:").format(number=merged.overtaken)]
        lines += [line for conflict in merged.conflicts[:_SHOWN] for line in _conflict_lines(conflict)]
        lines += _left_out(len(merged.conflicts))
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
