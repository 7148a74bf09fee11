"""Corrections of a plan's reading as a CSV table, one line for each field of each row."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import TextIO

from partui.domain.dates import read_date
from partui.domain.errors import PartuiError
from partui.domain.formulas import inert, without_apostrophe
from partui.domain.plan.corrections import HEADING, TASK, CorrectedField, Correction
from partui.domain.text import clean, fold
from partui.files import USUAL, part_file
from partui.locale import _, official
from partui.locale.formats import show_date
from partui.plan_io.csv import SEPARATORS
from partui.plan_io.decoding import decoded
from partui.plan_io.files import file_content
from partui.plan_io.formats import LARGEST_TEXT
from partui.wording.plan.corrections import corrected_label, kind_label

_PLACE, _NUMBER, _TITLE, _FIELD, _READ, _COUNTS, _DOUBTFUL, _WORDS = range(8)
_MOST = 200_000
_YES = "x"


def _heads() -> list[str]:
    return [_("Vị trí"), _("STT"), _("Nội dung"), _("Ô"), _("Đọc được"), _("Sửa thành"), _("Cần xem"), _("Văn bản ghi")]


def write_corrections(corrections: Iterable[Correction], target: str) -> None:
    """Write what was read as CSV, to be corrected in a spreadsheet in the column “Sửa thành”.

    Args:
        target: the whole path of a file that is not there yet.

    Raises:
        PartuiError: the file is there; its folder is missing or cannot be written; no room.
    """
    text = io.StringIO()
    with official():
        _write(corrections, text)
    with part_file(target, USUAL) as part, open(part, "wb") as file:
        file.write(text.getvalue().encode("utf-8-sig"))


def _write(corrections: Iterable[Correction], out: TextIO) -> None:
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_heads())
    for each in corrections:
        cells = ["" for _column in range(_WORDS + 1)]
        cells[_PLACE], cells[_NUMBER], cells[_TITLE] = each.place, each.number, each.title
        cells[_FIELD], cells[_DOUBTFUL] = corrected_label(each.field), _YES if each.doubtful else ""
        cells[_WORDS] = each.words
        cells[_READ], cells[_COUNTS] = _shown(each.field, each.read), _shown(each.field, each.counts)
        writer.writerow([inert(cell) for cell in cells])


def read_corrections(path: str) -> list[Correction]:
    """Return the corrections in a file; a doubtful line left unchanged confirms the reading.

    Raises:
        PartuiError: there is no such file, or it is no such table; the line that is wrong.
    """
    text = decoded(file_content(path, LARGEST_TEXT))
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    rows = _rows(text, separator)
    with official():
        if not rows or len(rows) > _MOST or [fold(cell) for cell in rows[0][: _COUNTS + 1]] != _known_heads():
            raise PartuiError(
                "{path} không phải bảng sửa; hãy lập bằng “partui import TỆP --dry-run --corrections-out BẢNG.csv”.",
                path=path,
            )
        return list(_corrections(rows[1:]))


def _rows(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(LARGEST_TEXT)
    try:
        return list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error as error:
        raise PartuiError("Bảng sửa không đọc được như CSV: {error}", error=str(error)) from None


def _known_heads() -> list[str]:
    return [fold(head) for head in _heads()[: _COUNTS + 1]]


def _corrections(rows: Iterable[list[str]]) -> Iterator[Correction]:
    for line, row in enumerate(rows, start=2):
        cells = [without_apostrophe(cell).strip() for cell in row] + [""] * (_DOUBTFUL + 1 - len(row))
        if not cells[_COUNTS] and cells[_DOUBTFUL]:
            cells[_COUNTS] = cells[_READ]
        if not cells[_COUNTS]:
            continue
        field = next(
            (each for each in CorrectedField if fold(cells[_FIELD]) in {fold(corrected_label(each)), each}), None
        )
        try:
            if field is None:
                raise PartuiError("không có ô tên “{field}”", field=clean(cells[_FIELD])[:50])
            yield Correction(
                clean(cells[_NUMBER]),
                clean(cells[_TITLE]),
                field,
                _meant(field, cells[_READ]),
                _meant(field, cells[_COUNTS]),
                clean(cells[_PLACE]),
                bool(cells[_DOUBTFUL]),
            )
        except PartuiError as error:
            raise PartuiError("Bảng sửa, dòng {line}: {what}", line=line, what=error) from None


def _shown(field: CorrectedField, value: str) -> str:
    if field is CorrectedField.KIND:
        return kind_label(value)
    return show_date(read_date(value)) if field is CorrectedField.DEADLINE and value else value


def _meant(field: CorrectedField, text: str) -> str:
    if field is CorrectedField.KIND:
        return next((kind for kind in (HEADING, TASK) if fold(text) in {fold(kind_label(kind)), kind}), clean(text))
    return read_date(text).isoformat() if field is CorrectedField.DEADLINE and text else clean(text)
