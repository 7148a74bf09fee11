"""What tasks may be chosen and ordered by, in an officer's words."""

from partui.locale import _
from partui.store.queries.listing import Sort


def sort_label(sort: Sort) -> str:
    """Return what tasks are ordered by as an officer reads it."""
    match sort:
        case Sort.CODE:
            return _("mã")
        case Sort.TITLE:
            return _("nhiệm vụ")
        case Sort.LEAD:
            return _("chủ trì")
        case Sort.DUE:
            return _("hạn")
        case Sort.DAYS:
            return _("số ngày")
        case Sort.TIMELINESS:
            return _("tình trạng")
        case Sort.STATUS:
            return _("trạng thái")
