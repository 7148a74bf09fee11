"""Tables of a scanned plan: rows of cells parted by tabs, split and headed anew by every page."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from partui.domain.codes import is_code
from partui.domain.errors import PartuiError
from partui.domain.text import clean, fold
from partui.importers.scanned_cells import read_words

NUMBER = "number"
TITLE = "title"


class Layout(NamedTuple):
    """What a table is known by.

    Attributes:
        name: the annex that the table is.
        headings: column to the words that its head begins with, as the plan prints them.
    """

    name: str
    headings: Mapping[str, str]


class Row(NamedTuple):
    """A row of a table with what continues it on the pages after.

    Attributes:
        line: 1-based line of the text.
        code: blank for a row that bears none, such as a total.
        cells: column to the pieces of its cell.
    """

    line: int
    code: str
    cells: dict[str, list[str]]


CRITERIA = Layout(
    "Phụ lục I",
    {
        NUMBER: "STT",
        TITLE: "Lĩnh vực",
        "max": "Điểm tối đa",
        "baseline": "Điểm năm",
        "target": "Mục tiêu",
        "lead": "Chủ trì",
    },
)
ITEMS = Layout(
    "Phụ lục II",
    {
        NUMBER: "STT",
        TITLE: "Lĩnh vực",
        "products": "Sản phẩm",
        "requirements": "Yêu cầu chất lượng",
        "deadline": "Thời gian hoàn thành",
        "lead": "Chủ trì",
        "implementers": "Thực hiện",
    },
)
LAYOUTS = (CRITERIA, ITEMS)
TOTAL_TITLES = ("tong diem", "tong cong")


class _Head(NamedTuple):
    layout: Layout
    columns: tuple[str, ...]


def first_table_line(lines: Iterable[str]) -> int | None:
    """Return the 0-based line of the first head row of either annex, none without one."""
    return next((number for number, line in enumerate(lines) if _read_head(line)), None)


def read_tables(lines: Iterable[str]) -> dict[str, list[Row]]:
    """Return the rows of each annex by its name, rows split by a page break joined.

    Raises:
        PartuiError: an annex is not there, or a row of it cannot be read.
    """
    tables: dict[str, list[Row]] = {}
    head: _Head | None = None
    for number, line in enumerate(lines, start=1):
        if "\t" not in line:
            continue
        new_head = _read_head(line)
        if new_head:
            head = new_head
            tables.setdefault(head.layout.name, [])
        elif head:
            _refuse_misread_head(line, number)
            _add_row(tables[head.layout.name], number, _cells(line, number, head))
    for layout in LAYOUTS:
        if not any(row.code for row in tables.get(layout.name, [])):
            raise PartuiError(
                "Không thấy bảng {name}: cần một hàng đầu bảng có các cột {columns}, cách nhau bằng dấu tab, "
                "và các hàng có STT ở dưới.",
                name=layout.name,
                columns=_quoted(layout.headings.values()),
            )
    return tables


def _read_head(line: str) -> _Head | None:
    cells = line.split("\t")
    if len(cells) > max(len(layout.headings) for layout in LAYOUTS):
        return None
    words = [fold(read_words([cell])) for cell in cells]
    return next((head for layout in LAYOUTS if (head := _match_head(layout, words))), None)


def _match_head(layout: Layout, words: list[str]) -> _Head | None:
    if len(words) != len(layout.headings):
        return None
    columns = tuple(
        column for cell in words for column, heading in layout.headings.items() if cell.startswith(fold(heading))
    )
    return _Head(layout, columns) if set(columns) == set(layout.headings) else None


def _refuse_misread_head(line: str, number: int) -> None:
    # Its page would otherwise be read into the table before.
    if fold(read_words([line.partition("\t")[0]])) == "stt":
        raise PartuiError(
            "Dòng {line}: không nhận ra hàng đầu bảng “{words}”; các cột phải là {criteria}, hoặc {items}.",
            line=number,
            words=clean(line)[:200],
            criteria=_quoted(CRITERIA.headings.values()),
            items=_quoted(ITEMS.headings.values()),
        )


def _cells(line: str, number: int, head: _Head) -> dict[str, str]:
    cells = line.split("\t")
    beyond = cells[len(head.columns) :]
    if any(clean(cell) for cell in beyond):
        raise PartuiError(
            "Dòng {line}: hàng có {found} ô, mà bảng {name} chỉ có {expected} cột.",
            line=number,
            found=len(cells),
            name=head.layout.name,
            expected=len(head.columns),
        )
    cells += [""] * (len(head.columns) - len(cells))
    return dict(zip(head.columns, cells, strict=False))


def _add_row(rows: list[Row], line: int, cells: dict[str, str]) -> None:
    code = read_words([cells.pop(NUMBER)]).removesuffix(".")
    if code:
        if not is_code(code):
            raise PartuiError("Dòng {line}: STT “{code}” không phải mã dạng 1.3.1.", line=line, code=code[:50])
        rows.append(Row(line, code, {column: [cell] for column, cell in cells.items()}))
    elif _is_total(read_words([cells[TITLE]])):
        rows.append(Row(line, "", {column: [cell] for column, cell in cells.items()}))
    elif any(clean(cell) for cell in cells.values()):
        _continue_row(rows, line, cells)


def _is_total(title: str) -> bool:
    return fold(title) in TOTAL_TITLES


def _continue_row(rows: list[Row], line: int, cells: dict[str, str]) -> None:
    if not rows:
        raise PartuiError("Dòng {line}: hàng không có STT mà phía trên không có hàng nào để nối vào.", line=line)
    for column, cell in cells.items():
        rows[-1].cells[column].append(cell)


def _quoted(columns: Iterable[str]) -> str:
    return ", ".join(f"“{words}”" for words in columns)
