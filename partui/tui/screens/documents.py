"""Sổ tài liệu: every document of the plan once, with all that it proves."""

import asyncio
from collections.abc import Collection, Sequence
from functools import partial

from textual.binding import Binding

from partui.domain.tasks.documents import Document
from partui.domain.text import clean
from partui.files import missing_files
from partui.locale import _, plural
from partui.locale.formats import show_date
from partui.store.queries.document.register import documents
from partui.tui.dialogs.tasks.linking import add_to_register, link_more
from partui.tui.dialogs.tasks.removing import remove_document
from partui.tui.keys.general import COPY_KEYS
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.task_parts import document_text, evidence_text, proves_text


class DocumentsScreen(ListScreen[Document]):
    """The register; a document is linked to the tasks that were marked, or to codes typed.

    Args:
        tasks: ids of the tasks that were chosen before.
    """

    BINDINGS = [
        *COPY_KEYS,
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("a,insert", "add", _("Thêm tài liệu"), id="add_document"),
        Binding("l", "link", _("Gắn thêm"), id="link_document"),
        Binding("x,delete", "remove", _("Bỏ tài liệu"), id="remove_document"),
    ]

    def __init__(self, tasks: Sequence[int] = ()) -> None:
        super().__init__()
        self._tasks = tasks
        self._missing: frozenset[str] = frozenset()
        self._numbers: dict[str, int] = {}

    def empty_list(self) -> VirtualTable:
        empty = _("Chưa có tài liệu nào; phím {key} để thêm.").format(key=self.partui.key_of("add_document"))
        return VirtualTable(document_columns(), empty_text=empty)

    async def load(self) -> None:
        """Read the register, and look which files are there."""
        found = await self.partui.store.ask(documents, self.partui.plan)
        links = [each.details.link for each in found]
        self._missing = await asyncio.to_thread(missing_files, links, self.partui.store.path)
        numbers = self._numbers
        self.listed = {numbers.setdefault(each.details.uuid, len(numbers) + 1): each for each in found}
        self.pane.show({key: register_row(each, self._missing) for key, each in self.listed.items()})
        said = plural("Sổ tài liệu · {number} tài liệu", number=len(found))
        self.say_title(said)

    def on_virtual_table_row_chosen(self) -> None:
        """Link the document under the cursor to more."""
        self.action_link()

    def action_add(self) -> None:
        """Add a document, and say what it proves."""
        self.start(partial(add_to_register, self.partui, self._tasks))

    def action_link(self) -> None:
        """Link the document under the cursor to more."""
        self.start(self._link)

    def action_remove(self) -> None:
        """Take the document under the cursor away from all that it proves, or some of that; undo brings it back."""
        self.start(self._remove)

    async def _link(self) -> None:
        if self.chosen is not None:
            await link_more(self.partui, self.chosen, self._tasks)

    async def _remove(self) -> None:
        if self.chosen is not None:
            await remove_document(self.partui, self.chosen)

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the document under the cursor: its number, how officers cite it, its file, what it proves."""
        document = self.chosen
        if document is None:
            return []
        details = document.details
        return [(details.number, evidence_text(details), details.link, _proves(document))]

    def whole(self, key: int) -> str:
        document = self.listed[key]
        told = document_text(document.details, self._missing, self.partui.day.date)
        return f"→ {_proves(document)} · {told}"


def _proves(document: Document) -> str:
    return proves_text(map(str, document.proves), document.criteria)


def document_columns() -> tuple[Column, ...]:
    """Return the columns of the register."""
    return (
        Column("number", _("Số/ký hiệu"), 14),
        Column("issued_on", _("Ngày"), 10),
        Column("summary", _("Trích yếu"), 14, width_weight=2),
        Column("proves", _("Chứng minh"), 16, width_weight=1),
        Column("link", _("Tệp, liên kết"), 16, priority=1, toned=True),
    )


def register_row(document: Document, missing: Collection[str]) -> Row:
    """Return a document as a row under `document_columns`.

    Args:
        missing: the links that name a file that is not there.
    """
    details, is_missing = document.details, document.details.link in missing
    return Row(
        (
            clean(details.number) or "–",
            show_date(details.issued_on) if details.issued_on else "–",
            clean(details.summary) or "–",
            f"{len(document.proves) + len(document.criteria)}: {_proves(document)}",
            _("! không thấy tệp") if is_missing else clean(details.link) or "–",
        ),
        tone="overdue" if is_missing else "plain",
    )
