"""What waits for what, in words."""

from collections.abc import Sequence

from partui.locale import _
from partui.wording.tasks import listed_codes


def order_text(after: Sequence[str], before: Sequence[str], held_up: Sequence[str], *, late: bool) -> str:
    """Say what a task comes after, what of that is open, and whom it holds up; blank where nothing waits.

    Args:
        after: codes of the tasks that come before it; `before` those of them that are open.
        held_up: codes of the open tasks that come after it.
        late: whether it is late.
    """
    told = []
    if after:
        told.append(_("sau {codes}").format(codes=listed_codes(after)))
        told.append(_("còn chờ {codes}").format(codes=listed_codes(before)) if before else _("không còn chờ việc nào"))
    if held_up:
        said = _("đang giữ chân {codes}") if late else _("{codes} chờ việc này")
        told.append(said.format(codes=listed_codes(held_up)))
    return " · ".join(told)
