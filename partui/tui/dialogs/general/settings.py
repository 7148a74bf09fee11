"""The officer's settings, all in one window."""

from collections.abc import Callable, Mapping, Sequence

from rich.text import Text
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from partui.domain.text import clean
from partui.locale import _
from partui.settings.record import SHARED, SUSPEND, UNDO
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.themes import theme_label
from partui.tui.widgets.choices import Choice, TickBox
from partui.tui.widgets.fields import Field, with_label

_FLAGS = ("ascii", "mouse")
_LANGUAGES = ((Text("Tiếng Việt"), "vi"), (Text("English"), "en"))


class SettingsScreen(Form[Mapping[str, str]]):
    """A field for each setting; answers with those that were changed, as text.

    Args:
        values: the settings as text.
        overruled: the settings that something else stands in for, each with what that is.
        themes: the themes' names.
        check: refuses what cannot be.
        typed: what was typed before and could not be saved.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(
        self,
        values: Mapping[str, str],
        overruled: Mapping[str, str],
        themes: Sequence[str],
        check: Callable[[Mapping[str, str]], None],
        typed: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__()
        self._values = values
        self._overruled = overruled
        self._themes = themes
        self._check = check
        self._shown = {**values, **(typed or {})}

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        shown = self._shown
        themes = [(Text(theme_label(name)), name) for name in self._themes]
        with self.window(_("Cài đặt"), scrolls=True):
            yield from self._field(
                "officer", _("Tên cán bộ"), Field(clean(shown["officer"]), id="officer"), _("→ ghi cạnh mỗi thay đổi")
            )
            for name in SHARED:
                yield from self._field(name, notice_label(name), Field(shown[name], id=name), _notice_hint(name))
            yield from self._field(
                "lang", _("Ngôn ngữ"), Choice(_LANGUAGES, value=shown["lang"], allow_blank=False, id="lang")
            )
            yield from self._field(
                "theme", _("Giao diện màu"), Choice(themes, value=shown["theme"], allow_blank=False, id="theme")
            )
            yield from self._field("ascii", _("Dấu"), self._flag("ascii", _("chỉ vẽ bằng chữ ASCII")))
            yield from self._field("mouse", _("Chuột"), self._flag("mouse", _("ứng dụng nhận chuột")))
            ctrl_z = [
                (Text(_("hoàn tác, như Excel")), UNDO),
                (Text(_("tạm dừng, về dòng lệnh; fg thì trở lại")), SUSPEND),
            ]
            yield from self._field(
                "ctrl_z", "Ctrl+Z", Choice(ctrl_z, value=shown["ctrl_z"], allow_blank=False, id="ctrl_z")
            )
            yield from self._field(
                "db", _("Tệp dữ liệu"), Field(clean(shown["db"]), id="db"), _("→ mở khi không ghi --db")
            )
            yield from self._field(
                "keys", _("Phím riêng"), Field(clean(shown["keys"]), id="keys"), _("→ như undo=ctrl+z; help=f1")
            )
            yield from self.foot()

    def answer(self) -> Mapping[str, str]:
        """Return the settings that were changed; an empty text takes one back to its default.

        Raises:
            PartuiError: one of them cannot have its value.
        """
        typed = {name: self.typed(name) for name in ("officer", *SHARED, "db", "keys")}
        typed |= {name: self.chosen(name) or "" for name in ("lang", "theme", "ctrl_z")}
        typed |= {name: _flag_text(self.query_one(f"#{name}", TickBox).value) for name in _FLAGS}
        changed = {name: text for name, text in typed.items() if text != self._values[name]}
        self._check(changed)
        return changed

    def _field(self, name: str, label: str, field: Widget, hint: str = "") -> ComposeResult:
        yield with_label(label, field)
        if name in self._overruled:
            hint = _("→ {other} đang được dùng thay cho ô này").format(other=self._overruled[name])
        if hint:
            yield Static(hint, classes="read below", markup=False)

    def _flag(self, name: str, label: str) -> TickBox:
        return TickBox(label, name, value=self._shown[name] == _flag_text(on=True), id=name)


def notice_label(name: str) -> str:
    """Return what a number of days of `SHARED` is called."""
    match name:
        case "due_soon_days":
            return _("Sắp đến hạn khi còn")
        case "due_soon_year_days":
            return _("Hạn 31/12, khi còn")
        case _:
            return _("Quý chốt vào ngày")


def _notice_hint(name: str) -> str:
    if name == "quarter_ends_on":
        return _("→ của tháng cuối quý, như 14; 0: kỳ 30 ngày")
    return _("→ số ngày; chung cho mọi người dùng tệp này")


def _flag_text(on: bool) -> str:
    return "true" if on else "false"
