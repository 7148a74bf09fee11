"""What is said once, when partui is started for the first time."""

from partui.locale import _


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
