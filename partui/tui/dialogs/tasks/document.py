"""The form for a document that proves a task, and what is asked where the register seems to have it already."""

import asyncio

from rich.text import Text
from textual.app import ComposeResult
from textual.widgets import Input, OptionList, Static

from partui.domain.dates import read_date
from partui.domain.tasks.documents import Document
from partui.domain.tasks.evidence import Evidence, check_evidence
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.files import missing_files
from partui.locale import _
from partui.locale.formats import show_date
from partui.tui.dialogs.dialog import Dialog
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.keys.started_work import IN_BACKGROUND
from partui.tui.widgets.choices import Choice, Options, TickBox
from partui.tui.widgets.fields import Field, with_label
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cut
from partui.wording.deadlines import day_reading
from partui.wording.due.periods import period_label
from partui.wording.task_parts import evidence_text, proves_text


class DocumentScreen(Form[Evidence]):
    """Fields for a document's products, number, day, issuer, summary and link.

    Args:
        task: the task that it proves; none where that is asked for afterwards.
        document: as it stands; a new one is blank.
    """

    BINDINGS = save_keys(_("Lưu"))

    def __init__(self, task: Task | None, document: Evidence) -> None:
        super().__init__()
        self._code = task.code if task else ""
        self._titles = task.products if task else ()
        self._periods = {each.key: period_label(each.key, task.plan) for each in task.periods} if task else {}
        self._document = document

    def compose(self) -> ComposeResult:
        """Lay the fields out."""
        document = self._document
        title = _("Tài liệu kiểm chứng của {code}").format(code=self._code) if self._code else _("Tài liệu mới")
        with self.window(title, scrolls=True):
            label = _("Chứng minh cho")
            for number, title in enumerate(self._titles, start=1):
                text = cut(_("Sản phẩm {number}: {title}").format(number=number, title=clean(title)), 48)
                ticked = number in document.products
                yield with_label(label, TickBox(text, str(number), value=ticked, id=f"product-{number}"))
                label = ""
            if self._titles:
                yield Static(_("→ không chọn sản phẩm nào: cả nhiệm vụ"), classes="read below", markup=False)
            if self._periods or document.period:
                periods = self._periods or {document.period: period_label(document.period)}
                options = [(Text(label), key) for key, label in periods.items()]
                value = document.period if document.period in periods else Choice.NULL
                yield with_label(_("Của kỳ"), Choice(options, value=value, prompt=_("không riêng kỳ nào"), id="period"))
            day = show_date(document.issued_on) if document.issued_on else ""
            for field, label, value in (
                ("number", _("Số/ký hiệu"), document.number),
                ("issued_on", _("Ngày ban hành"), day),
                ("issuer", _("Cơ quan ban hành"), document.issuer),
                ("summary", _("Trích yếu"), document.summary),
                ("link", _("Tệp hoặc liên kết"), document.link),
            ):
                yield with_label(label, Field(clean(value), id=field))
                if field in {"issued_on", "link"}:
                    yield self.hint_below(field)
            yield from self.foot()

    def on_mount(self) -> None:
        """Begin at the number."""
        self.query_one("#number").focus()

    def on_input_changed(self) -> None:
        """Say which day is read."""
        blank = _("→ như 28/9 hoặc 28/9/{year}").format(year=self.partui.plan)
        self.hint("issued_on", day_reading(self.typed("issued_on"), self.partui.plan, self.partui.day.date, blank))

    def on_input_blurred(self, message: Input.Blurred) -> None:
        """Look whether the file is there, once its path is typed."""
        if message.input.id == "link":
            self.run_worker(self._look(), group=IN_BACKGROUND, exclusive=True)

    def answer(self) -> Evidence:
        """Return the document."""
        day = self.typed("issued_on")
        written = self._document._replace(
            products=tuple(int(box.name or 0) for box in self.query(TickBox) if box.value),
            number=self.typed("number"),
            issued_on=read_date(day, self.partui.plan, self.partui.day.date) if day else None,
            issuer=self.typed("issuer"),
            summary=self.typed("summary"),
            link=self.typed("link"),
            period=(self.chosen("period") or "") if self.query("#period") else self._document.period,
        )
        return check_evidence(written, len(self._titles))

    async def _look(self) -> None:
        missing = await asyncio.to_thread(missing_files, [self.typed("link")], self.partui.store.path)
        self.hint("link", _("! không thấy tệp; vẫn lưu được") if missing else "")


class KnownDocumentScreen(Dialog[bool]):
    """Whether the document of the register is meant, or another one.

    Args:
        known: the document of the register.
    """

    def __init__(self, known: Document) -> None:
        super().__init__()
        self._known = known

    def compose(self) -> ComposeResult:
        """Lay the question out."""
        with self.window(_("Sổ đã có tài liệu này?")):
            yield Static(cut(clean(evidence_text(self._known.details)), 140), markup=False)
            proves = proves_text(map(str, self._known.proves), self._known.criteria)
            yield Static(cut(_("Đang chứng minh: {codes}").format(codes=proves), 140), classes="read", markup=False)
            yield Options(
                Text(_("Gắn tài liệu đã có")),
                Text(_("Thêm như một tài liệu khác")),
                Text(_("Xem lại, chưa lưu gì, giữ chữ đã gõ")),
            )
            yield KeyLine()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Answer whether it is meant; none where what was typed is to be looked at again."""
        self.dismiss((True, False, None)[message.option_index])
