"""The keys that every screen has, named in the officer's language."""

from textual.binding import Binding, BindingType

from partui.locale import _

GENERAL_KEYS: list[BindingType] = [
    Binding("tab", "app.focus_next", _("Ô tiếp theo"), show=False),
    Binding("shift+tab", "app.focus_previous", _("Ô trước"), show=False),
    Binding("ctrl+c", "screen.copy_text", _("Chép chữ đang chọn"), show=False),
]
