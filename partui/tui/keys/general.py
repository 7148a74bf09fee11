"""The keys that screens have in common, named in the officer's language."""

from textual.binding import Binding, BindingType

from partui.locale import _

# The key, the title and the mode of each view.
VIEWS = (
    ("1", _("Nhiệm vụ"), "tasks"),
    ("2", _("Quá hạn"), "overdue"),
    ("3", _("Điểm"), "scores"),
    ("4", _("Tổng quan"), "overview"),
)
VIEW_KEYS: list[BindingType] = [
    Binding(key, f"switch_mode('{mode}')", title, show=False, id=mode) for key, title, mode in VIEWS
]
GENERAL_KEYS: list[BindingType] = [
    Binding("tab", "app.focus_next", _("Ô tiếp theo"), show=False, id="next_pane"),
    Binding("shift+tab", "app.focus_previous", _("Ô trước"), show=False, id="previous_pane"),
    Binding("ctrl+c", "screen.copy_text", _("Chép chữ đang chọn"), show=False),
]
SCROLL_KEYS: list[BindingType] = [
    Binding("up,k", "scroll(-1)", _("Lên"), show=False, id="up"),
    Binding("down,j", "scroll(1)", _("Xuống"), show=False, id="down"),
    Binding("pageup", "page(-1)", _("Lên một trang"), show=False, id="page_up"),
    Binding("pagedown,space", "page(1)", _("Xuống một trang"), show=False, id="page_down"),
    Binding("home,g", "scroll(-9999)", _("Về đầu"), show=False, id="first"),
    Binding("end,G", "scroll(9999)", _("Về cuối"), show=False, id="last"),
]
COPY_KEYS: list[BindingType] = [
    Binding("y", "copy_row", _("Chép dòng"), show=False, id="copy_row"),
    Binding("Y", "copy_code", _("Chép mã"), show=False, id="copy_code"),
]
