"""What waits for what, in words."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from partui.domain.tasks.status import Status, Timeliness
from partui.domain.text import clean
from partui.locale import _
from partui.wording.tasks import listed_codes

if TYPE_CHECKING:
    from partui.domain.tasks.task import Task


def order_text(task: "Task", before: Sequence[str], held_up: Sequence[str]) -> str:
    """Say what a task comes after, what of that is open, and whom it holds up; blank where nothing waits.

    Args:
        task: seen from the day.
        before: codes of the tasks that come before it and are open.
        held_up: codes of the open tasks that come after it.
    """
    told = []
    is_open = task.status in {Status.TODO, Status.DOING}
    if task.after:
        told.append(_("sau {codes}").format(codes=listed_codes(task.after)))
        if task.status is Status.DONE and before:
            told.append(_("xong trước {codes}").format(codes=listed_codes(before)))
        elif is_open:
            waits = _("còn chờ {codes}").format(codes=listed_codes(before))
            told.append(waits if before else _("không còn chờ việc nào"))
    if held_up and is_open:
        said = _("đang giữ chân {codes}") if task.timeliness is Timeliness.OVERDUE else _("{codes} chờ việc này")
        told.append(said.format(codes=listed_codes(held_up)))
    return " · ".join(told)


def holding_text(held_up: Mapping[str, Sequence[str]]) -> str:
    """Say whom late tasks hold up: `1.3.1 quá hạn, đang giữ chân 1.3.2; …`; blank where they hold up nobody."""
    return "; ".join(
        _("{code} quá hạn, đang giữ chân {codes}").format(code=clean(code), codes=listed_codes(list(map(clean, codes))))
        for code, codes in held_up.items()
    )
