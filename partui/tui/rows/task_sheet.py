"""One task, whole, as lines: every column of the plan, what is inherited and from where, what was changed."""

from collections.abc import Callable
from datetime import date

from textual.content import Content

from partui.domain.agencies.members import followed
from partui.domain.journal.changes import Change
from partui.domain.tasks.deadline import deadline_of
from partui.domain.tasks.evidence import Evidence, TaskProofs
from partui.domain.tasks.pace import Pace
from partui.domain.tasks.status import Status
from partui.domain.tasks.task import Day, Task
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.queries.screens import WholeTask
from partui.tui.rows.tasks import HEAD, member_row, style_of
from partui.wording.changes import from_to, show_moment
from partui.wording.columns import cell_width, cut, wrap
from partui.wording.deadlines import reading_text
from partui.wording.due.milestones import milestone_lines
from partui.wording.due.order import order_text
from partui.wording.due.pace import pace_text
from partui.wording.due.periods import period_line, periods_left
from partui.wording.fields import MOST_READ, MOST_SHOWN, field_label
from partui.wording.labels import PROVED, UNPROVED, status_label
from partui.wording.targets import measured_text, target_progress
from partui.wording.task_parts import document_text, further_cells, members_text, quorum_standing
from partui.wording.tasks import days_label, extension_note, extension_text, progress_text, signed_task_standing

WIDEST = 110
LABEL = 13


def task_lines(loaded: WholeTask, width: int, key_of: Callable[[str], str]) -> list[Content]:
    """Return everything about a task.

    Args:
        loaded: the task.
        width: cells of the window; lines stay narrower where it is wide.
        key_of: the key of an action.
    """
    width = min(width, WIDEST)
    task = loaded.proofs.task
    above = [f"{heading.code} {clean(heading.title)}" for heading in loaded.above]
    lines = [Content.styled(line.plain, "dim") for text in above for line in hanging_lines("", text, width)]
    lines += [*hanging_lines(f"{task.code} ", _shown(task.title), width, "bold"), Content("")]
    lines += [
        *labelled_lines(_("Kết quả"), _status_text(task), width),
        *labelled_lines(_("So với hạn"), _timeliness_text(task, loaded.pace), width, style_of(task.timeliness)),
        *labelled_lines(
            _("% hoàn thành"), " · ".join(text for text in (progress_text(task), _shown(task.measured)) if text), width
        ),
        *_target(task, width, key_of("measure")),
        *_cell(_("Thời hạn"), _deadline_text(task), _origin(task, "deadline"), width),
        *_extensions(task, width, key_of("extend")),
        *_order(loaded, width),
        *_milestones(loaded.proofs, width, key_of("milestones")),
        *_periods(task, width, key_of("periods")),
        *_cell(_("Chủ trì"), _agencies_text(task.leads, task.leads_words), _origin(task, "leads"), width),
        *_cell(
            _("Thực hiện"),
            _agencies_text(task.implementers, task.implementers_words),
            _origin(task, "implementers"),
            width,
        ),
        *_members(task, width, key_of("members")),
        *_quorum(task, width, key_of("edit")),
        *_further(task, width),
        *labelled_lines(_("Tiêu chí"), task.criterion or "–", width),
        *(labelled_lines(_("Công sức"), f"{task.effort}/5", width) if task.effort else ()),
        *_products(loaded.proofs, width, key_of("evidence")),
        *_list(_("Yêu cầu chất lượng"), task.requirements, _origin(task, "requirements"), width),
        *_head(_("Ghi chú")),
    ]
    note = _shown(task.note, lines=True)
    nothing = _("(chưa có; phím {key})").format(key=key_of("note"))
    lines += hanging_lines("", note, width) if note else [Content.styled(nothing, "dim")]
    lines += _head(_("Lịch sử"))
    lines += [line for change in loaded.changes for line in _change(change, width)]
    nothing_changed = _("(chưa có; phím {status} ghi kết quả, {edit} sửa)").format(
        status=key_of("status"), edit=key_of("edit")
    )
    return lines if loaded.changes else [*lines, Content.styled(nothing_changed, "dim")]


def _cell(label: str, text: str, origin: str, width: int) -> list[Content]:
    """Return a cell of the plan; where it was blank there, the task that it is taken from stands behind or below it."""
    *lines, last = labelled_lines(label, text, width)
    behind = Content.assemble(last, (f"  {origin}" if origin else "", "dim"))
    if behind.cell_length <= width:
        return [*lines, behind]
    return [*lines, last, *labelled_lines("", origin, width, "dim")]


def _head(text: str, origin: str = "") -> list[Content]:
    return [Content(""), Content.assemble((text, HEAD), (f"  {origin}" if origin else "", "dim"))]


def _list(label: str, entries: tuple[str, ...], origin: str, width: int) -> list[Content]:
    texts = [line for entry in entries for line in hanging_lines("• ", _shown(entry), width)]
    return [*_head(label, origin), *(texts or [Content.styled(_("(trống trong kế hoạch)"), "dim")])]


def _products(proofs: TaskProofs, width: int, key: str) -> list[Content]:
    """Products with a sign that says whether they are proved, each with its documents below it."""
    task, evidence, day = proofs
    lines = _list(_("Sản phẩm"), (), _origin(task, "products"), width)
    lines = lines[:-1] if task.products else lines
    for number, title in enumerate(task.products, start=1):
        lines += hanging_lines(f"{UNPROVED if number in proofs.unproved else PROVED} ", _shown(title), width)
        lines += _documents([each for each in evidence if number in each.products], width, day)
    whole = [each for each in evidence if each.is_of_whole(len(task.products))]
    if whole:
        lines += [Content(_("Tài liệu cho cả nhiệm vụ:")), *_documents(whole, width, day)]
    if proofs.lacking:
        lines.append(Content.styled(_("! thiếu tài liệu kiểm chứng; phím {key} để thêm").format(key=key), "bold"))
    return lines


def _documents(documents: list[Evidence], width: int, day: date) -> list[Content]:
    return [line for each in documents for line in hanging_lines("  └ ", document_text(each, (), day), width)]


def _target(task: Task, width: int, key: str) -> list[Content]:
    """How the task stands to its target, with what was measured; what its requirements propose where none is set."""
    told = target_progress(task)
    if not told:
        return []
    style = "$text-warning" if task.standing is not None and task.standing.is_below else ""
    return [
        *labelled_lines(_("Chỉ tiêu"), f"{told}  {_('(phím {key})').format(key=key)}", width, style),
        *(line for each in task.readings for line in hanging_lines("  └ ", measured_text(each), width)),
    ]


def _extensions(task: Task, width: int, key: str) -> list[Content]:
    """The due day as it was extended, and each extension."""
    if not task.extensions or task.due_on is None:
        return []
    told = f"{show_date(task.due_on)} ({extension_note(task)})  {_('(phím {key})').format(key=key)}"
    return [
        *labelled_lines(_("Gia hạn"), told, width),
        *(line for each in task.extensions for line in hanging_lines("  └ ", extension_text(each), width)),
    ]


def _order(loaded: WholeTask, width: int) -> list[Content]:
    """What the task waits for, and what waits for it."""
    task, waiting = loaded.proofs.task, loaded.waiting
    told = order_text(task, waiting.before, waiting.held_up)
    return labelled_lines(_("Thứ tự"), told, width) if told else []


def _milestones(proofs: TaskProofs, width: int, key: str) -> list[Content]:
    """The steps of the task, each as it stands."""
    lines = milestone_lines(proofs.task, Day(proofs.day))
    if not lines:
        return []
    first, *others = [line for each in lines for line in hanging_lines("", each, max(width - LABEL, 20))]
    behind = Content.assemble(first, (f"  {_('(phím {key})').format(key=key)}", "dim"))
    label = cut(_("Các mốc"), LABEL - 1)
    return [
        Content.assemble((label, "$text-primary"), " " * (LABEL - cell_width(label)), behind),
        *(Content.assemble(" " * LABEL, line) for line in others),
    ]


def _periods(task: Task, width: int, key: str) -> list[Content]:
    """The instances of work that comes back, one by one."""
    if not task.periods:
        return []
    return [
        *_cell(_("Các kỳ"), periods_left(task.periods), _("(phím {key})").format(key=key), width),
        *(
            line
            for each in task.periods
            for line in hanging_lines("  ", period_line(each, task.plan), width, style_of(each.timeliness))
        ),
    ]


def _members(task: Task, width: int, key: str) -> list[Content]:
    """How far the members that are followed in the task have come, one by one."""
    if not task.members:
        return []
    cells = [member_row(member).cells for member in followed(task.members)]
    rows = [" · ".join((status, name, *([day] if day else []))) for name, status, day in cells]
    return [
        *_cell(_("Thành viên"), members_text(task), _("(phím {key})").format(key=key), width),
        *(line for row in rows for line in hanging_lines("  ", row, width)),
    ]


def _quorum(task: Task, width: int, key: str) -> list[Content]:
    """How many members suffice, or what the requirements propose where nothing is said of that."""
    told = quorum_standing(task)
    return _cell(_("Đủ khi có"), told, _("(phím {key})").format(key=key), width) if told else []


def _further(task: Task, width: int) -> list[Content]:
    """What the plan says besides; a column's head that is too wide for a label stands over its text."""
    lines: list[Content] = []
    for label, text in further_cells(task):
        shown = _shown(text, lines=True)
        if cell_width(label) < LABEL:
            lines += labelled_lines(label, shown, width)
        else:
            lines += [*_head(label), *hanging_lines("", shown, width)]
    return lines


def _origin(task: Task, field: str) -> str:
    code = task.inherited.get(field)
    return _("(theo {code}, ô để trống trong kế hoạch)").format(code=code) if code else ""


def _status_text(task: Task) -> str:
    text = status_label(task.status)
    if task.completed_on is not None:
        return _("{status} ngày {day}").format(status=text, day=show_date(task.completed_on))
    if task.recorded_completed_on is not None:
        return _("{status} (hoàn thành ngày {day}, sau ngày đang xem)").format(
            status=text, day=show_date(task.recorded_completed_on)
        )
    return text


def _timeliness_text(task: Task, pace: Pace | None) -> str:
    text = signed_task_standing(task)
    if task.days is None or task.status in {Status.DONE, Status.CANCELLED}:
        return text
    told = pace_text(pace) if pace is not None else ""
    return " · ".join(part for part in (text, days_label(task.days), told) if part)


def _deadline_text(task: Task) -> str:
    read = deadline_of(task)
    text = f"{_shown(task.deadline) or '–'} → {reading_text(read)}"
    return f"{text} · {_shown(task.period_words)}" if task.period_words else text


def _agencies_text(names: tuple[str, ...], words: str) -> str:
    read, written = "; ".join(clean(name) for name in names) or "–", _shown(words)
    return read if read == written or not written else f"{read}  [{written}]"


def _change(change: Change, width: int) -> list[Content]:
    at = show_moment(change.at, "%d/%m/%Y %H:%M")
    why = f" ({clean(change.why)})" if change.why else ""
    head, *others = hanging_lines(
        f"{at}  ", f"{clean(change.by)} · {field_label(change.field)}: {from_to(change)}{why}", width
    )
    return [Content.assemble(head[: len(at)].stylize("dim"), head[len(at) :]), *others]


def _shown(text: str, *, lines: bool = False) -> str:
    """Return a text that can be drawn, whatever another program has written there."""
    return cut(clean(text[:MOST_READ], lines=lines), MOST_SHOWN)


def hanging_lines(sign: str, text: str, width: int, style: str = "") -> list[Content]:
    """Return a text with a sign in front, its further lines under its first.

    Args:
        sign: what stands in front, with the space after it.
        text: cleaned text.
        width: cells of a line, the sign's included.
        style: how the text looks.
    """
    margin = cell_width(sign)
    lines = wrap(text, max(width - margin, 1), whole_words=False)
    return [Content.assemble((" " * margin if at else sign, style), (line, style)) for at, line in enumerate(lines)]


def labelled_lines(label: str, text: str, width: int, style: str = "") -> list[Content]:
    """Return a label and its text beside it, all texts one under another.

    Args:
        label: cut where it is wider than the labels' column.
        text: cleaned text.
        width: cells of a line, the label's included.
        style: how the text looks.
    """
    first, *others = hanging_lines(" " * LABEL, text, width, style)
    name = cut(label, LABEL - 1)
    return [Content.assemble((name, "$text-primary"), " " * (LABEL - cell_width(name)), first[LABEL:]), *others]
