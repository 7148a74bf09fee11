"""What was put right in the reading of a plan, in words."""

from partui.domain.plan.corrections import HEADING, TASK, CorrectedField, CorrectedPlan, Correction
from partui.domain.text import clean
from partui.locale import _, plural
from partui.wording.columns import cut
from partui.wording.plan.preview import PreviewPart

_TITLE = 60


def corrected_label(field: CorrectedField) -> str:
    """Return what of a row may be put right as an officer calls it."""
    return {
        CorrectedField.CODE: _("mã"),
        CorrectedField.KIND: _("loại"),
        CorrectedField.DEADLINE: _("ngày hạn"),
        CorrectedField.LEADS: _("chủ trì"),
        CorrectedField.IMPLEMENTERS: _("thực hiện"),
    }[field]


def kind_label(kind: str) -> str:
    """Return what a row is as an officer calls it."""
    return {HEADING: _("mục"), TASK: _("nhiệm vụ")}.get(kind, kind)


def correction_parts(corrected: CorrectedPlan) -> list[PreviewPart]:
    """Return how much was put right, and what fits no row any more; nothing where there is neither."""
    left = tuple(_line(each) for each in corrected.left)
    parts = []
    if corrected.applied:
        text = plural(
            "{number} ô lấy theo bảng sửa, gồm cả bảng đã dùng cho cơ quan ban hành này.", number=corrected.applied
        )
        parts.append(PreviewPart(_("Đã sửa"), (text,)))
    if left:
        parts.append(PreviewPart(_("Dòng của bảng sửa không còn khớp ({number})").format(number=len(left)), left))
    return parts


def _line(correction: Correction) -> str:
    return _("{number} {title}: {field} “{read}”").format(
        number=clean(correction.number),
        title=cut(clean(correction.title), _TITLE),
        field=corrected_label(correction.field),
        read=clean(correction.read),
    )
