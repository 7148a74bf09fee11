"""The formats that plans can be read from, by the file's ending."""

import os.path
from collections.abc import Callable, Sequence
from typing import NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _
from partui.plan_io.decoding import OnNote, decoded
from partui.plan_io.document import Document, OnRow
from partui.plan_io.draft import DraftProblem, PlanDraft, PlanOverrides

_LARGEST = 50 * 2**20
LARGEST_TEXT = 20 * 2**20
MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb")


class Format(NamedTuple):
    """A format that plans can be read from.

    Attributes:
        read: what is asked with the whole file, what the officer says of the plan, and the watch.
        largest: how many bytes such a file may have.
    """

    read: Callable[[bytes, PlanOverrides, OnRow], PlanDraft]
    largest: int = _LARGEST


def format_of(path: str) -> Format:
    """Return the format for a file's ending.

    Raises:
        PartuiError: there is no such format.
    """
    ending = os.path.splitext(path)[1].lower()
    if ending in FORMATS:
        return FORMATS[ending]
    if ending in MACROS:
        raise PartuiError(
            "Tệp {ending} có macro, không mở; hãy lưu lại thành .docx hoặc .xlsx. Chưa nhập gì.", ending=ending
        )
    if not ending:
        raise PartuiError(
            "Tên tệp “{name}” không có đuôi, nên không biết là tệp dạng gì; hãy đặt tên có một trong các đuôi: "
            "{endings}. Chưa nhập gì.",
            name=clean(os.path.basename(path)),
            endings=" ".join(FORMATS),
        )
    raise PartuiError(
        "Không nhập được tệp đuôi “{ending}”; các đuôi nhập được: {endings}.",
        ending=clean(ending),
        endings=" ".join(FORMATS),
    )


def _word(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.word.reading import read_word

    return _plan_in(read_word, data, overrides, watch)


def _excel(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.excel.reading import read_excel

    return _plan_in(read_excel, data, overrides, watch)


def _open_document(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.open_document.reading import read_open_document

    return _plan_in(read_open_document, data, overrides, watch)


def _pdf(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.pdf.reading import read_pdf

    return _plan_in(read_pdf, data, overrides, watch)


def _old_word(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    return _converted(data, ".doc", ".docx", overrides, watch)


def _old_excel(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    return _converted(data, ".xls", ".xlsx", overrides, watch)


def _converted(data: bytes, ending: str, to: str, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.old_office import convert

    draft = FORMATS[to].read(convert(data, ending, to, watch), overrides, watch)
    note = _("Tệp {ending} đã được LibreOffice đổi sang {to} để đọc; hãy soát lại.").format(ending=ending, to=to)
    return _with_notes(draft, [note])


def _csv(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.csv import read_csv

    return _plan_in(read_csv, data, overrides, watch)


def _text(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.text import read_scan

    notes: list[str] = []
    text = decoded(data, notes.append)
    return _with_notes(read_scan(text, overrides, watch), notes)


def _json(data: bytes, overrides: PlanOverrides, _watch: OnRow) -> PlanDraft:
    from partui.plan_io.json import read_json

    return read_json(data, overrides)


def _pasted(data: bytes, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Read pasted text: spreadsheet cells (maybe quoted), OCR text with mark-up, or a plan file."""
    from partui.plan_io.text import is_marked_up

    if data.lstrip().startswith(b"{"):
        return _json(data, overrides, watch)
    return _text(data, overrides, watch) if is_marked_up(decoded(data)) else _csv(data, overrides, watch)


def _plan_in(
    read: Callable[[bytes, OnRow, OnNote], Document], data: bytes, overrides: PlanOverrides, watch: OnRow
) -> PlanDraft:
    from partui.plan_io.reading import read_document

    notes: list[str] = []
    document = read(data, watch, notes.append)
    return _with_notes(read_document(document, overrides, watch), notes)


def _with_notes(draft: PlanDraft, notes: Sequence[str]) -> PlanDraft:
    return draft._replace(problems=(*map(DraftProblem, notes), *draft.problems))


FORMATS = {
    ".docx": Format(_word),
    ".xlsx": Format(_excel),
    ".odt": Format(_open_document),
    ".ods": Format(_open_document),
    ".doc": Format(_old_word),
    ".xls": Format(_old_excel),
    ".pdf": Format(_pdf),
    ".csv": Format(_csv, LARGEST_TEXT),
    ".txt": Format(_text, LARGEST_TEXT),
    ".json": Format(_json, LARGEST_TEXT),
}
PASTED = Format(_pasted, LARGEST_TEXT)
