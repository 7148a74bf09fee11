"""What views and queries of the file are called where somebody looks into it with another program."""

from partui.locale import _


def view_titles() -> dict[str, str]:
    """Return the titles of the views and tables that are looked at first, by their names."""
    return {
        "task_today": _("Nhiệm vụ, tính đến hôm nay"),
        "overdue_today": _("Nhiệm vụ quá hạn của từng cơ quan"),
        "agency_today": _("Số nhiệm vụ của từng cơ quan"),
        "agency_month": _("Đúng hạn và quá hạn của từng cơ quan qua các tháng"),
        "period_today": _("Các kỳ của việc định kỳ"),
        "at_risk_today": _("Điểm có nguy cơ mất"),
        "task_reading": _("Số đo của các nhiệm vụ"),
        "unproved": _("Sản phẩm chưa có tài liệu kiểm chứng"),
        "score": _("Phụ lục I và điểm"),
        "plan_row": _("Phụ lục II như trong kế hoạch"),
        "history": _("Nhật ký thay đổi"),
        "looked_at": _("Ngày xem"),
    }


def query_titles() -> dict[str, str]:
    """Return the titles of the queries, by the names of their files."""
    return {
        "late_on": _("Quá hạn vào một ngày"),
        "standing_on": _("Số nhiệm vụ theo kết quả vào một ngày"),
        "changed_since": _("Thay đổi từ một ngày"),
        "on_time_by_agency": _("Tỷ lệ đúng hạn của từng cơ quan qua các tháng"),
        "points_at_risk": _("Điểm có nguy cơ mất theo tiêu chí"),
        "last_readings": _("Số đo gần nhất của từng nhiệm vụ"),
    }
