"""Tài liệu kiểm chứng: a task's products and the documents that prove them."""

import asyncio
from collections.abc import Collection
from contextlib import nullcontext, suppress
from functools import partial

from textual.binding import Binding

from partui.domain.journal.changes import Change
from partui.domain.tasks.documents import Document, ProvenItem
from partui.domain.tasks.evidence import EVIDENCE, Evidence, TaskProofs, evidence_value, issued_by
from partui.domain.tasks.task import Task
from partui.domain.text import clean
from partui.files import missing_files
from partui.locale import _
from partui.store.edits.documents import link_document, split_product
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.journal.writing import author
from partui.store.projection.kind import Subject
from partui.store.queries.document.evidence import task_proofs
from partui.store.queries.document.register import document_named, known_document
from partui.store.thread import AnotherFile
from partui.tui.dialogs.tasks.document import DocumentScreen, KnownDocumentScreen
from partui.tui.dialogs.tasks.linking import link_more
from partui.tui.keys.general import COPY_KEYS
from partui.tui.rows.documents import document_row, evidence_columns, product_row
from partui.tui.saving import CodeAndField, Edits, ask_until_saved, save_unless_changed, tell_saved
from partui.tui.screens.plan_screen import ListScreen
from partui.tui.widgets.table.row_cache import Row
from partui.tui.widgets.table.virtual_table import VirtualTable
from partui.wording.columns import cut
from partui.wording.fields import value_label
from partui.wording.task_parts import document_text, evidence_text


class EvidenceScreen(ListScreen[Evidence]):
    """Each product with its documents below it; the cursor stands on products too, to add to them.

    Args:
        key: the task's id.
    """

    BINDINGS = [
        *COPY_KEYS,
        Binding("escape,backspace", "app.pop_screen", _("Quay lại")),
        Binding("a", "add", _("Thêm tài liệu"), id="add_document"),
        Binding("e,f2", "change", _("Sửa"), id="edit_document"),
        Binding("x,delete", "remove", _("Bỏ tài liệu"), id="remove_document"),
        Binding("l", "link", _("Gắn thêm"), show=False, id="link_document"),
        Binding("S", "split", _("Tách sản phẩm ghép"), show=False, id="split_product"),
    ]

    ABOVE = "proved"

    def __init__(self, key: int) -> None:
        super().__init__()
        self._key = key
        self._loaded: TaskProofs | None = None
        self._missing: frozenset[str] = frozenset()
        self._numbers: dict[tuple[str, int], int] = {}

    def empty_list(self) -> VirtualTable:
        return VirtualTable(evidence_columns(), skip_headings=False)

    async def load(self) -> None:
        """Read the task and its documents, and look which files are there."""
        loaded = self._loaded = await self._read()
        if loaded is None:
            self.pane.table.empty_text = _("Nhiệm vụ không còn trong tệp; Esc quay lại.")
            self.pane.show({})
            return
        self._missing = await asyncio.to_thread(
            missing_files, [each.link for each in loaded.evidence], self.partui.store.path
        )
        self.pane.show(self._rows(loaded))
        task, lacking = loaded.task, loaded.unproved
        self.say_above(cut(f"{task.code} {clean(task.title)}", 200))
        said = _("Tài liệu {code} · {proved}/{total} sản phẩm").format(
            code=task.code, proved=len(task.products) - len(lacking), total=len(task.products)
        )
        if loaded.lacking:
            said = f"{said} · {_('thiếu tài liệu kiểm chứng')}"
        self.say_title(said)

    async def _read(self) -> TaskProofs | None:
        found = await self.partui.store.ask(task_proofs, [self._key], self.partui.day)
        return found[0] if found else None

    def _rows(self, loaded: TaskProofs) -> dict[int, Row]:
        """Products are headings: product n has the key -n, the task as a whole the key below them all."""
        numbers, products = self._numbers, loaded.task.products
        below: dict[int, dict[int, Row]] = {number: {} for number in range(len(products) + 1)}
        self.listed = {}
        for each in loaded.evidence:
            for number in (0,) if each.is_of_whole(len(products)) else each.products:
                if number in below:
                    key = numbers.setdefault((each.uuid, number), len(numbers) + 1)
                    self.listed[key] = each
                    below[number][key] = document_row(each, self._missing, loaded.day)
        rows: dict[int, Row] = {}
        for number, title in enumerate(products, start=1):
            rows[-number] = product_row(number, title, number not in loaded.unproved)
            rows |= below[number]
        proved = not loaded.unproved and any(not each.products for each in issued_by(loaded.evidence, loaded.day))
        rows[-len(products) - 1] = product_row(None, _("tài liệu chung cho mọi sản phẩm"), proved)
        return rows | below[0]

    def on_virtual_table_row_chosen(self) -> None:
        """Edit the document; on a product, add one to it."""
        if self.chosen is None:
            self.action_add()
        else:
            self.action_change()

    def action_add(self) -> None:
        """Add a document to the product under the cursor."""
        if self._loaded is not None:
            product = self._product()
            of_product = () if product is None else (product,)
            document = Evidence("", self._loaded.task.code, of_product, "", None, "", "", "")
            self.start(partial(self._edit, document))

    def action_change(self) -> None:
        """Edit the document under the cursor."""
        document = self._chosen()
        if self._loaded is not None and document is not None:
            self.start(partial(self._edit, document))

    def action_remove(self) -> None:
        """Take the document under the cursor away, of several products from this one; undo brings it back."""
        document = self._chosen()
        if self._loaded is not None and document is not None:
            self.start(partial(self._remove, self._loaded.task, document))

    def action_link(self) -> None:
        """Link the document under the cursor to other tasks too."""
        document = self._chosen()
        if document is not None:
            self.start(partial(self._link, document.uuid))

    def action_split(self) -> None:
        """Make several products of the compound one under the cursor."""
        product = self._product()
        if self._loaded is not None and product is not None:
            self.start(partial(self._split, self._loaded.task.code, product))

    async def _link(self, uuid: str) -> None:
        document = await self.partui.store.ask(document_named, self.partui.plan, uuid)
        await link_more(self.partui, document, ())

    async def _split(self, code: str, product: int) -> None:
        who = author(self.partui.officer)
        changes = await self.partui.store.ask(split_product, self.partui.plan, code, product, who)
        tell_saved(self.partui, changes)

    async def _edit(self, document: Evidence) -> None:
        read: TaskProofs | None = None

        async def window(written: Evidence | None) -> DocumentScreen | None:
            nonlocal read
            with nullcontext() if written is None else suppress(AnotherFile):
                read = await self._read()
            return DocumentScreen(read.task, written or document) if read else None

        async def save(written: Evidence) -> bool:
            if read is None or written == document:
                self.partui.mention(_("Không có gì thay đổi."))
                return True
            known = None if written.uuid else await self.partui.store.ask(known_document, self.partui.plan, written)
            is_meant = await self.partui.push_screen_wait(KnownDocumentScreen(known)) if known else False
            if is_meant is None:
                return False
            changes = await (
                self._link_known(known, read.task, written) if known and is_meant else self._put(read, written)
            )
            if changes is not None:
                self._tell(changes, _("Đã lưu: {document}"))
            return changes is not None

        await ask_until_saved(self.partui, window, save)

    async def _link_known(self, known: Document, task: Task, written: Evidence) -> list[Change]:
        proved = [ProvenItem(task.code, number) for number in written.products or (None,)]
        who = author(self.partui.officer)
        return await self.partui.store.ask(link_document, self.partui.plan, known.details.uuid, proved, who)

    async def _put(self, read: TaskProofs, written: Evidence) -> list[Change] | None:
        task = read.task

        async def write(edits: Edits, overruled: Collection[CodeAndField]) -> list[Change]:
            if not edits[task.code]:
                return []
            who, seen = author(self.partui.officer), None if overruled else task.version
            document = _as_known(written, await self._read() if overruled else read)
            return await self.partui.store.ask(put_evidence, task.id, document, who, seen)

        fields = {f"{EVIDENCE}{written.uuid}": evidence_value(written)}
        return await save_unless_changed(self.partui, {task.code: fields}, write)

    async def _remove(self, task: Task, document: Evidence) -> None:
        who, product = author(self.partui.officer), self._product()
        left = tuple(number for number in document.products if number != product)
        if left and left != document.products:
            fewer = document._replace(products=left)
            self._tell(
                await self.partui.store.ask(put_evidence, task.id, fewer, who, task.version),
                _("Đã bỏ, phím {key} lấy lại: {document}"),
            )
            return
        changes = await self.partui.store.ask(
            remove_evidence, self.partui.plan, document.uuid, who, task.version, [Subject("task", task.id)]
        )
        self._tell(changes, _("Đã bỏ, phím {key} lấy lại: {document}"))

    def _tell(self, changes: list[Change], sentence: str) -> None:
        if not changes:
            self.partui.mention(_("Không có gì thay đổi."))
            return
        self.partui.store_changed()
        self.partui.tell(
            sentence.format(
                key=self.partui.key_of("undo"), document=value_label(changes[0].field, changes[0].new or changes[0].old)
            )
        )

    async def rows_to_copy(self) -> list[tuple[str, ...]]:
        """Return the document under the cursor: its number, and how officers cite it."""
        document = self.chosen
        return [(document.number, evidence_text(document), document.link)] if document else []

    def _chosen(self) -> Evidence | None:
        """Return the document under the cursor; where there is none, say how one comes there."""
        document = self.chosen
        if document is None:
            self.partui.mention(
                _("Dòng này chưa phải tài liệu; phím {key} thêm một tài liệu vào đây.").format(
                    key=self.partui.key_of("add_document")
                )
            )
        return document

    def _product(self) -> int | None:
        """The product that the cursor stands on or below; none for the task as a whole."""
        key = self.pane.table.cursor_key
        shown = next((number for (_uuid, number), known in self._numbers.items() if known == key), 0)
        if shown:
            return shown
        products = len(self._loaded.task.products) if self._loaded else 0
        return -key if key is not None and -products <= key < 0 else None

    def whole(self, key: int) -> str:
        if self._loaded is None:
            return ""
        document, product = self.listed.get(key), self._product()
        if document is not None:
            return document_text(document, self._missing, self._loaded.day)
        return "" if product is None else clean(self._loaded.task.products[product - 1])


def _as_known(written: Evidence, read: TaskProofs | None) -> Evidence:
    """Return a document as a new one where somebody else has taken the old one away."""
    known = {each.uuid for each in read.evidence} if read else ()
    return written if written.uuid in known else written._replace(uuid="")
