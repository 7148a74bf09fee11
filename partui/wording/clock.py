"""What is said where a computer's clock is in doubt."""

from datetime import datetime

from partui.locale import _
from partui.locale.formats import show_date


def clock_doubt(then: datetime, now: datetime) -> str:
    """Say that this computer's clock is far from that of the last edit.

    Args:
        then: when the last edit was made; both are aware times.
    """
    said = _("Đồng hồ máy này là ngày {now}, rất xa lần sửa trước ({then}); nếu sai thì chỉnh lại đồng hồ.")
    return said.format(now=show_date(now.astimezone().date()), then=show_date(then.astimezone().date()))
