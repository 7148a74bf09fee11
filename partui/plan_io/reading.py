"""Reads the plan in a document, its letter and its tables, into a plan file."""

from collections.abc import Iterator, Sequence

from partui.domain.errors import PartuiError
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.file import FORMAT, Blanks, check_plan
from partui.domain.plan.numbering import Doubt
from partui.domain.plan.preview import ColumnReading, RowDoubt, TableReading
from partui.locale import _
from partui.plan_io.document import CellLine, Document, OnRow, TableCell, beginning
from partui.plan_io.draft import DraftProblem, PlanDraft, PlanOverrides
from partui.plan_io.layout.blanks import with_likely_merges
from partui.plan_io.layout.cells import read_words
from partui.plan_io.layout.criteria import ReadCriteria, read_criteria
from partui.plan_io.layout.items import CELL_FIELDS, ReadItem, TableRows, read_items
from partui.plan_io.layout.letter.reading import PlanLetter, read_letter
from partui.plan_io.layout.missing import CRITERIA, ITEMS, lacks
from partui.plan_io.layout.numbers import split_number
from partui.plan_io.layout.roles import plain_head
from partui.plan_io.layout.rows import AnnexRow, LeftOutRow, read_rows
from partui.plan_io.layout.table_head import TableKind
from partui.plan_io.layout.tables import FoundTable, FoundTables, find_tables
from partui.plan_io.layout.titles import is_annex
from partui.plan_io.layout.writing import declared_blanks
from partui.wording.tasks import listed_codes

_MOST_CODES = 10
_MOST_TABLES = 6


def read_document(document: Document, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Return the plan in a document, word for word.

    Args:
        document: paragraphs and tables of any format.
        overrides: what the officer says of the plan over what the document says.
        watch: told now and then how many rows were read.

    Raises:
        PartuiError: the document is no such plan; what was looked for and what was found instead.
    """
    columns = {plain_head(head): role for head, role in overrides.columns}
    found = find_tables(document, columns, watch)
    _check_columns(found, overrides)
    taken = _chosen(found, overrides.tables)
    letter = read_letter(found.letter, found.heads())
    blanks = overrides.blanks or declared_blanks(found.lines)
    rows, left_out = _rows_of(taken, guess=blanks is None)
    items = read_items(rows)
    criteria = read_criteria(found.of(TableKind.CRITERIA))
    if not items and not criteria.rows:
        raise PartuiError("Các bảng của kế hoạch còn trống, chưa có hàng nào; hãy điền rồi nhập lại. Chưa nhập gì.")
    problems = [*_left_out(left_out)]
    file = check_plan(
        {
            "format": FORMAT,
            "plan": _head(letter, overrides, problems) | {"totals": criteria.totals},
            "blanks": blanks or taken[0].blanks or Blanks.KEEP,
            "criteria": [row.data for row in criteria.rows],
            "items": [item.data for item in items],
        }
    )
    problems.extend(_about_codes(items, criteria))
    return PlanDraft(
        file,
        tuple(problems),
        tuple(item.code.code for item in items if item.row.joined),
        tuple(_tables(found, taken)),
        tuple(_doubts(items)),
        _empty(taken, rows, items, blanks),
    )


def _check_columns(found: FoundTables, overrides: PlanOverrides) -> None:
    heads = [column.words for table in found.tables if table.head for column in table.head.columns]
    there = set(map(plain_head, heads))
    for head, _role in overrides.columns:
        if plain_head(head) not in there:
            raise PartuiError(
                "Không có cột “{head}”; các cột của tệp: {heads}. Chưa nhập gì.",
                head=head,
                heads=", ".join(f"“{each}”" for each in dict.fromkeys(heads)) or "–",
            )


def _chosen(found: FoundTables, numbers: Sequence[int]) -> list[FoundTable]:
    """Return the tables to take tasks from."""
    items = found.of(TableKind.ITEMS)
    if not items:
        raise _no_table(found)
    for number in numbers:
        if number not in {table.number for table in items}:
            raise PartuiError(
                "Bảng {number} không phải bảng nhiệm vụ; các bảng nhiệm vụ của tệp: {numbers}. Chưa nhập gì.",
                number=number,
                numbers=", ".join(str(table.number) for table in items),
            )
    return [table for table in items if not numbers or table.number in numbers]


def _no_table(found: FoundTables) -> PartuiError:
    shown = [f"“{beginning(table.words)}”" for table in found.tables[:_MOST_TABLES]]
    if len(found.tables) > len(shown):
        shown.append("…")
    return PartuiError(
        "Không thấy bảng nhiệm vụ: cần một hàng đầu bảng có cột nhiệm vụ (“Nhiệm vụ”, “Nội dung công việc”…) và ít "
        "nhất hai trong các cột sản phẩm, thời gian, chủ trì, phối hợp. {instead} Chưa nhập gì.",
        instead=_("Tệp có các bảng: {tables}.").format(tables="; ".join(shown))
        if shown
        else _("Tệp không có bảng nào."),
    )


def _rows_of(tables: Sequence[FoundTable], *, guess: bool) -> tuple[list[TableRows], list[LeftOutRow]]:
    read: list[TableRows] = []
    titles = _titles([table for table in tables if table.rows])
    left_out: list[LeftOutRow] = []
    for table in tables:
        assert table.head is not None
        rows, others = read_rows(table)
        if guess and table.blanks is None:
            rows = list(with_likely_merges(rows))
        if rows and table.title in titles:
            rows = [_title_row(table.title, rows[0].place), *rows]
        read.append(TableRows(table.head, rows))
        left_out.extend(others)
    return read, left_out


def _titles(tables: Sequence[FoundTable]) -> set[str]:
    """Return the table titles that are headings of tasks; the first one counts only if all have numbers."""
    first, *others = [table.title for table in tables] or [""]
    numbered = bool(others) and all(split_number(title)[0] or is_annex(title) for title in (first, *others))
    return {title for title in ((first, *others) if numbered else others) if title}


def _title_row(title: str, place: str) -> AnnexRow:
    """Return a table's title as the heading of its tasks."""
    number, words = split_number(title)
    return AnnexRow(place, number, is_heading=True, cells={ColumnRole.TITLE: [TableCell((CellLine(words),))]})


def _head(letter: PlanLetter, overrides: PlanOverrides, problems: list[DraftProblem]) -> dict[str, object]:
    year = overrides.year or letter.year
    if year is None:
        raise PartuiError(
            "Không thấy năm của kế hoạch: tên kế hoạch “{title}” và đầu các bảng không có “năm” kèm bốn chữ số. "
            "Hãy thêm --year.",
            title=beginning(letter.title),
        )
    if overrides.year and letter.year and overrides.year != letter.year:
        problems.append(
            DraftProblem(
                _("Tệp ghi năm {written}; nhập vào năm {told}.").format(written=letter.year, told=overrides.year)
            )
        )
    title = overrides.title or letter.title
    if not title:
        title = f"Kế hoạch cải cách hành chính năm {year}"
        problems.append(DraftProblem(_("Không thấy tên kế hoạch trong tệp; tạm lấy “{title}”.").format(title=title)))
    return {
        "year": year,
        "number": overrides.number or letter.number,
        "issued": overrides.issued or letter.issued,
        "issuer": overrides.issuer or letter.issuer,
        "title": title,
        "kind": overrides.kind or letter.kind,
    }


def _left_out(rows: Sequence[LeftOutRow]) -> Iterator[DraftProblem]:
    for row in rows:
        text = _("{place}: bỏ qua hàng “{words}”, không phải hàng của bảng.")
        yield DraftProblem(text.format(place=row.place, words=beginning(row.words)))


def _about_codes(items: Sequence[ReadItem], criteria: ReadCriteria) -> Iterator[DraftProblem]:
    read = [(row.code, row.place, str(row.data.get("number", ""))) for row in criteria.rows]
    read += [(item.code, item.row.place, item.row.number) for item in items]
    for code, place, number in read:
        if code.doubt is Doubt.ZERO:
            yield DraftProblem(
                _("{place}: mã {code} đọc là {meant}.").format(place=place, code=number, meant=code.code)
            )
    yield from lacks([row.code.code for row in criteria.rows], CRITERIA)
    yield from lacks([item.code.code for item in items], ITEMS)
    for row in criteria.rows:
        for words, column in row.not_points:
            text = _("{place}: “{words}” ở cột “{column}” không phải điểm số, lấy 0.")
            yield DraftProblem(text.format(place=row.place, words=beginning(words), column=column))
    if without := [row.code.code for row in criteria.rows if row.lacks_points]:
        yield DraftProblem(_("Ô điểm trống, lấy 0: tiêu chí {codes}.").format(codes=listed_codes(without, _MOST_CODES)))


def _tables(found: FoundTables, taken: Sequence[FoundTable]) -> Iterator[TableReading]:
    numbers = {table.number for table in (*taken, *found.of(TableKind.CRITERIA))}
    for table in found.tables:
        columns = table.head.columns if table.head else ()
        yield TableReading(
            table.number,
            table.place,
            table.kind.value if table.kind else "",
            beginning(table.words),
            len(table.rows),
            tuple(ColumnReading(column.words, column.role) for column in columns),
            table.number in numbers,
        )


def _empty(
    tables: Sequence[FoundTable], rows: Sequence[TableRows], items: Sequence[ReadItem], blanks: Blanks | None
) -> dict[str, frozenset[str]]:
    """Return cells known to be blank: the table marks its merges, or the officer said so."""
    found: dict[str, frozenset[str]] = {}
    left = iter(items)
    for table, read in zip(tables, rows, strict=True):
        roles = {column.role for column in read.head.columns} & CELL_FIELDS.keys()
        for item in [next(left) for _row in read.rows]:
            row = item.row
            whole = (
                not row.is_heading
                and row.oddity is None
                and all(cell.span == 1 for pieces in row.cells.values() for cell in pieces)
            )
            if whole and (blanks or table.blanks) is Blanks.KEEP:
                blank = {role for role in roles - row.merged if not read_words(row.cells.get(role, []))}
                found[item.code.code] = frozenset(CELL_FIELDS[role] for role in blank)
    return found


def _doubts(items: Sequence[ReadItem]) -> Iterator[RowDoubt]:
    for item in items:
        doubt, oddity = item.code.doubt, item.row.oddity
        reasons = (*((doubt,) if doubt and doubt is not Doubt.ZERO else ()), *((oddity,) if oddity else ()))
        if reasons:
            yield RowDoubt(item.code.code, item.row.number, item.row.place, reasons)
