"""The keys of the app, and those that screens have in common, named in the officer's language."""

from textual.binding import Binding, BindingType

from partui.locale import _, pgettext

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
APP_KEYS: list[BindingType] = [
    *VIEW_KEYS,
    Binding("u,ctrl+z", "undo", _("Hoàn tác"), id="undo"),
    Binding("ctrl+y", "redo", _("Làm lại"), show=False, id="redo"),
    Binding("H", "open('journal')", _("Nhật ký"), show=False, id="journal"),
    Binding("B", "open('notices')", _("Thông báo"), show=False, id="notices"),
    Binding("L", "open('headings')", _("Lĩnh vực, mục"), show=False, id="headings"),
    Binding("K", "open('body')", _("Thân kế hoạch"), show=False, id="body"),
    Binding("P", "open('doubts')", _("Đọc soát kế hoạch"), show=False, id="doubts"),
    Binding("F", "open('answers')", _("Phiếu báo cáo"), show=False, id="answers"),
    Binding("N", "open('matrix')", _("Ma trận thành viên"), show=False, id="matrix"),
    Binding("Z", "open('ranking')", _("Xếp hạng cơ quan"), show=False, id="ranking"),
    Binding("X", "open('trend')", _("Diễn biến"), show=False, id="trend"),
    Binding("R", "open('rollup')", _("Nhiều tỉnh"), show=False, id="rollup"),
    Binding("U", "open('publish')", _("Trang web để đọc"), show=False, id="publish"),
    Binding("d", "open('as_of')", _("Ngày"), id="as_of"),
    Binding("p", "open('plans')", pgettext("command", "Kế hoạch"), show=False, id="plans"),
    Binding("C", "open('agencies')", pgettext("command", "Cơ quan"), show=False, id="agencies"),
    Binding("r", "open('report')", _("Báo cáo"), id="report"),
    Binding("x", "open('export')", _("Xuất"), id="export"),
    Binding("J", "open('merge')", _("Hợp nhất"), show=False, id="merge"),
    Binding("I", "open('import')", _("Nhập kế hoạch"), show=False, id="import_plan"),
    Binding("question_mark,f1", "open('help')", _("Phím"), id="help"),
    Binding("colon,ctrl+p", "open('commands')", _("Lệnh"), show=False, id="palette"),
    Binding("comma", "open('settings')", _("Cài đặt"), show=False, id="settings"),
    Binding("T", "open('themes')", _("Giao diện màu"), show=False, id="look"),
    Binding("q", "quit", _("Thoát"), id="quit"),
    Binding("ctrl+q", "quit", _("Thoát"), show=False, priority=True),
]
