"""What is said when partui starts: what it is, and where the computer's clock is in doubt."""

from datetime import datetime

from partui.locale import _
from partui.locale.formats import show_date


def welcome_lines(path: str) -> tuple[str, str, str]:
    """Return what this is, which file it made, and the keys that matter.

    Args:
        path: the file, cleaned.
    """
    return (
        _("partui theo dõi kế hoạch cải cách hành chính: việc gì, ai chủ trì, hạn nào, quá hạn ở đâu."),
        _("Vừa tạo tệp dữ liệu {path}; mọi sửa đổi được giữ trong tệp này.").format(path=path),
        _("Trong ứng dụng (gõ partui): s ghi kết quả, / tìm, u hoàn tác, ? xem mọi phím."),
    )


def clock_doubt(then: datetime, now: datetime) -> str:
    """Say that this computer's clock is far from that of the last edit.

    Args:
        then: when the last edit was made; both are aware times.
    """
    said = _("Đồng hồ máy này là ngày {now}, rất xa lần sửa trước ({then}); nếu sai thì chỉnh lại đồng hồ.")
    return said.format(now=show_date(now.astimezone().date()), then=show_date(then.astimezone().date()))
