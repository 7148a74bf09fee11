"""Chi tiết: one task, whole, with its history."""

import sqlite3
from datetime import date
from typing import NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.style import Style
from textual.widgets import Static

from partui.domain.changes import Change, field_label
from partui.domain.dates import show_date
from partui.domain.deadlines import read_deadline
from partui.domain.evidence import Evidence, issued_by, unproved_products
from partui.domain.moments import show_moment
from partui.domain.statuses import Status, status_label
from partui.domain.task import Day, Task
from partui.domain.text import clean, cut
from partui.domain.timeliness import days_label, timeliness_label
from partui.locale import _
from partui.store.evidence import task_evidence
from partui.store.journal import subject_history
from partui.store.subjects import Subject
from partui.store.tasks import headings_above, tasks_by_id
from partui.tui.change_rows import MOST_READ, MOST_SHOWN, shown_value
from partui.tui.evidence_rows import PROVED, UNPROVED, document_text, lacks_proof
from partui.tui.presentation import due_text
from partui.tui.screens.task_screen import TaskScreen
from partui.tui.widgets.lines import KeyLine, TitleLine

BOLD, DIM = Style(bold=True), Style(dim=True)


class Loaded(NamedTuple):
    """A task with what stands above it, its journal and what proves it, looked at from a day."""

    task: Task
    above: list[str]
    changes: list[Change]
    evidence: tuple[Evidence, ...]
    day: date


def load_task(conn: sqlite3.Connection, key: int, day: Day) -> Loaded | None:
    """Read a task with its headings and its history, newest first; none when it is gone."""
    found = tasks_by_id(conn, [key], day)
    if not found:
        return None
    task = found[0]
    above = [f"{heading.code} {clean(heading.title)}" for heading in headings_above(conn, key)]
    return Loaded(task, above, subject_history(conn, Subject("task", key))[::-1], task_evidence(conn, key), day.date)


class DetailScreen(TaskScreen):
    """Every column of the plan for one task, what is inherited and from where, and what was changed.

    Args:
        key: the task's id.
    """

    BINDINGS = [
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("j,down", "scroll(1)", show=False),
        Binding("k,up", "scroll(-1)", show=False),
        Binding("pagedown,space", "scroll(15)", show=False),
        Binding("pageup", "scroll(-15)", show=False),
        Binding("home,g", "scroll(-9999)", show=False),
        Binding("end,G", "scroll(9999)", show=False),
    ]

    def __init__(self, key: int) -> None:
        super().__init__()
        self._key = key

    def compose(self) -> ComposeResult:
        """Lay the screen out: title, the task, keys."""
        yield TitleLine(self.partui.views)
        with VerticalScroll(id="detail", can_focus=False):
            yield Static("", id="task")
        yield KeyLine()

    async def load(self) -> None:
        """Read the task and show it."""
        loaded = await self.partui.desk.ask(load_task, self._key, self.partui.day)
        if loaded is None:
            self.query_one("#task", Static).update(_("Nhiệm vụ không còn trong tệp."))
            return
        self.query_one(TitleLine).say(_("Nhiệm vụ {code}").format(code=loaded.task.code), self.partui.day_text)
        self.query_one("#task", Static).update(Content("\n").join(_lines(loaded)))

    def chosen_tasks(self) -> list[int]:
        """Return the task shown."""
        return [self._key]

    def action_scroll(self, rows: int) -> None:
        """Scroll by rows, down when positive."""
        self.query_one("#detail").scroll_relative(y=rows, animate=False)


def _lines(loaded: Loaded) -> list[Content]:
    task = loaded.task
    lines = [Content.styled(text, DIM) for text in loaded.above]
    lines += [Content.styled(f"{task.code} {_shown(task.title)}", BOLD), Content("")]
    lines += [
        _pair(_("Trạng thái"), _status_text(task)),
        _pair(_("Tình trạng"), _timeliness_text(task)),
        _pair(_("Tiến độ"), " · ".join(text for text in (f"{task.progress}%", _shown(task.measured)) if text)),
        _pair(_("Thời hạn"), _deadline_text(task), _origin(task, "deadline")),
        _pair(_("Chủ trì"), _agencies_text(task.leads, task.leads_words), _origin(task, "leads")),
        _pair(
            _("Thực hiện"),
            _agencies_text(task.implementers, task.implementers_words),
            _origin(task, "implementers"),
        ),
        _pair(_("Tiêu chí"), task.criterion or "–"),
        *_products(task, loaded.evidence, loaded.day),
        *_list(_("Yêu cầu chất lượng"), task.requirements, _origin(task, "requirements")),
    ]
    note = _shown(task.note, lines=True)
    lines += [_head(_("Ghi chú")), Content(note) if note else Content.styled(_("(chưa có; phím n)"), DIM)]
    lines += [_head(_("Lịch sử"))]
    lines += [_change(change) for change in loaded.changes] or [
        Content.styled(_("(chưa có; phím s đặt trạng thái, e sửa)"), DIM)
    ]
    return lines


def _pair(label: str, text: str, origin: str = "") -> Content:
    return Content.assemble((f"{label}: ", BOLD), text, (f"  {origin}" if origin else "", DIM))


def _head(text: str, origin: str = "") -> Content:
    return Content.assemble("\n", (text, BOLD), (f"  {origin}" if origin else "", DIM))


def _list(label: str, entries: tuple[str, ...], origin: str) -> list[Content]:
    texts = [Content(f"• {_shown(entry)}") for entry in entries] or [Content.styled(_("(trống trong kế hoạch)"), DIM)]
    return [_head(label, origin), *texts]


def _products(task: Task, evidence: tuple[Evidence, ...], day: date) -> list[Content]:
    """Products with a sign that says whether they are proved, each with its documents below it."""
    lacking = unproved_products(task.products, issued_by(evidence, day))
    lines = _list(_("Sản phẩm"), (), _origin(task, "products"))[: 1 if task.products else 2]
    for number, title in enumerate(task.products, start=1):
        lines.append(Content(f"{UNPROVED if number in lacking else PROVED} {_shown(title)}"))
        lines += [Content(f"    {document_text(each, (), day)}") for each in evidence if each.product == number]
    whole = [each for each in evidence if each.product is None or each.product > len(task.products)]
    if whole:
        lines.append(Content(_("Tài liệu cho cả nhiệm vụ:")))
        lines += [Content(f"    {document_text(each, (), day)}") for each in whole]
    if lacks_proof(task, evidence, day):
        lines.append(Content.styled(_("! thiếu tài liệu kiểm chứng; phím v để thêm"), BOLD))
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


def _timeliness_text(task: Task) -> str:
    text = timeliness_label(task.timeliness)
    if task.days is None or task.status in {Status.DONE, Status.CANCELLED}:
        return text
    return f"{text} · {days_label(task.days)}"


def _deadline_text(task: Task) -> str:
    words, due = _shown(task.deadline) or "–", due_text(task)
    reminders = read_deadline(task.deadline, task.plan).reminders
    text = f"{words} → {due}"
    if reminders:
        text += _(" · nhắc {days}").format(days=", ".join(f"{day:%d/%m}" for day in reminders))
    return text


def _agencies_text(names: tuple[str, ...], words: str) -> str:
    read, written = "; ".join(clean(name) for name in names) or "–", _shown(words)
    return read if read == written or not written else f"{read}  [{written}]"


def _change(change: Change) -> Content:
    at = show_moment(change.at, "%d/%m/%Y %H:%M")
    why = f" ({clean(change.why)})" if change.why else ""
    return Content.assemble(
        (f"{at} {clean(change.by)}  ", DIM),
        f"{field_label(change.field)}: {shown_value(change.field, change.old)} → "
        f"{shown_value(change.field, change.new)}{why}",
    )


def _shown(text: str, *, lines: bool = False) -> str:
    """Return a text that can be drawn, whatever another program has written there."""
    return cut(clean(text[:MOST_READ], lines=lines), MOST_SHOWN)
