"""What the signs on the screen mean."""

from partui.domain.tasks.status import Timeliness
from partui.locale import _
from partui.wording.labels import timeliness_label, timeliness_sign


def legend() -> tuple[tuple[str, str], ...]:
    """Return each sign with its meaning: first those of timeliness, which stand beside every colour."""
    standings = tuple((timeliness_sign(each), timeliness_label(each)) for each in Timeliness)
    return (
        *standings,
        ("►", _("Dòng đang chọn")),
        ("*", _("Đã chọn, hoặc giả định")),
        ("≡", _("Nhóm cơ quan")),
        ("└", _("Thành viên của nhóm ngay trên")),
        ("+2", _("Và hai cơ quan nữa")),
        ("≠", _("Kế hoạch in tổng khác")),
        ("↶", _("Lần hoàn tác")),
        ("↷", _("Lần làm lại")),
        ("…", _("Chữ còn dài hơn")),
    )
