"""The columns of a table of tasks, as `list --csv` names them, and the heads that they have in a workbook."""

from partui.locale import _, pgettext
from partui.wording.fields import field_label


def table_heads() -> dict[str, str]:
    """Return the heads of the columns by their names, in the order in which an officer reads them."""
    return {
        "code": _("Mã"),
        "title": pgettext("column", "Nhiệm vụ"),
        "leads": field_label("leads"),
        "implementers": field_label("implementers"),
        "deadline": field_label("deadline"),
        "due_on": _("Hạn"),
        "timeliness": _("So với hạn"),
        "status": _("Kết quả thực hiện"),
        "completed_on": field_label("completed_on"),
        "progress": field_label("progress"),
        "measured": field_label("measured"),
        "note": field_label("note"),
        "days": _("Số ngày còn lại (âm: quá hạn)"),
        "products": field_label("products"),
        "requirements": field_label("requirements"),
        "documents": _("Tài liệu kiểm chứng"),
        "target": field_label("bar"),
        "readings": _("Số đo"),
        "person": field_label("person"),
        "start": field_label("start"),
        "effort": field_label("effort"),
        "after": field_label("after"),
        "quorum": field_label("quorum"),
        "original_due_on": _("Hạn gốc"),
        "extensions": _("Gia hạn"),
        "criterion": field_label("serves"),
        "chapter": _("Lĩnh vực"),
        "heading": _("Mục"),
        "number": field_label("number"),
        "second_code": field_label("second_code"),
        "deadline_kind": _("Loại thời hạn"),
        "plan": _("Kế hoạch"),
        "version": _("Phiên bản"),
    }
