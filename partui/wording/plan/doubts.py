"""How a doubt in a plan is said."""

from partui.domain.plan.doubts.doubt import DoubtRule, PlanDoubt
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import decimal_sign
from partui.wording.columns import cut
from partui.wording.labels import NOTHING

_LONGEST = 100


def doubt_text(doubt: PlanDoubt) -> str:
    """Return what is doubtful, in a sentence; the row's code stands before it."""
    here, there = clean(doubt.here), clean(doubt.there)
    match doubt.rule:
        case DoubtRule.FIGURE:
            said = _("phụ lục ghi {here}, thân kế hoạch ({other}) ghi {there}")
        case DoubtRule.DOCUMENT:
            said = _("tên nhiệm vụ dẫn {here}, yêu cầu dẫn {there}")
        case DoubtRule.PRODUCT:
            said = _("sản phẩm giống hệt của {other} và nói về {other}: {here}")
        case DoubtRule.LEADS if doubt.other:
            said = _("chủ trì ở Phụ lục I ({here}) khác ở Phụ lục II ({there}); đến {other} cũng vậy")
        case DoubtRule.LEADS:
            said = _("chủ trì ở Phụ lục I ({here}) khác ở Phụ lục II ({there})")
        case DoubtRule.NO_LEAD:
            said = _("Phụ lục I không ghi chủ trì; theo nhiệm vụ: {there}")
        case DoubtRule.SUM:
            said = _("{column} in {here}, cộng các mục bên dưới được {there}")
        case DoubtRule.TOTAL:
            said = _("tổng {column} in {here}, cộng các tiêu chí được {there}")
        case DoubtRule.NO_HEADING:
            said = _("thiếu mục {other} ở trên")
        case DoubtRule.GAP:
            said = _("thiếu số {other} ở trước")
    if doubt.rule in {DoubtRule.SUM, DoubtRule.TOTAL}:
        here, there = decimal_sign(here), decimal_sign(there)
    return said.format(
        here=cut(here, _LONGEST) if doubt.rule is DoubtRule.PRODUCT else here,
        there=there or NOTHING,
        other=clean(doubt.other),
        column=_column(doubt.other),
    )


def _column(name: str) -> str:
    return {"max": _("điểm tối đa"), "baseline": _("điểm năm trước"), "target": _("mục tiêu")}.get(name, name)


def doubted_row(doubt: PlanDoubt) -> str:
    """Return which row a doubt is about."""
    return clean(doubt.code) or NOTHING


def rule_label(rule: DoubtRule) -> str:
    """Return what kind of doubt it is, in a word or two."""
    match rule:
        case DoubtRule.FIGURE:
            return _("số liệu")
        case DoubtRule.DOCUMENT:
            return _("văn bản dẫn")
        case DoubtRule.PRODUCT:
            return _("sản phẩm")
        case DoubtRule.LEADS | DoubtRule.NO_LEAD:
            return _("chủ trì")
        case DoubtRule.SUM | DoubtRule.TOTAL:
            return _("cộng điểm")
        case DoubtRule.NO_HEADING | DoubtRule.GAP:
            return _("đánh số")
