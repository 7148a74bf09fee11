"""What was made of the tables of a plan's file, in words: columns, rows to look at."""

from collections.abc import Iterable, Iterator

from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.numbering import Doubt
from partui.domain.plan.preview import Oddity, RowDoubt, TableReading
from partui.domain.text import fold
from partui.locale import _, plural
from partui.wording.tasks import listed_codes

_MOST_CODES = 12
# How officers, folded, and the contract name roles besides the names in code.
_OTHER_NAMES = {
    "stt": ColumnRole.NUMBER,
    "tt": ColumnRole.NUMBER,
    "noi dung": ColumnRole.TITLE,
    "ket qua": ColumnRole.PRODUCTS,
    "han": ColumnRole.DEADLINE,
    "thoi gian": ColumnRole.DEADLINE,
    "phoi hop": ColumnRole.IMPLEMENTERS,
    "ghi chu": ColumnRole.OTHER,
    "task": ColumnRole.TITLE,
    "product": ColumnRole.PRODUCTS,
    "requirement": ColumnRole.REQUIREMENTS,
    "implementer": ColumnRole.IMPLEMENTERS,
    "code": ColumnRole.NUMBER,
    "keep": ColumnRole.OTHER,
}


def role_label(role: ColumnRole) -> str:
    """Return what a column holds as an officer calls it."""
    return {
        ColumnRole.NUMBER: _("số thứ tự"),
        ColumnRole.TITLE: _("nhiệm vụ"),
        ColumnRole.PRODUCTS: _("sản phẩm"),
        ColumnRole.REQUIREMENTS: _("yêu cầu"),
        ColumnRole.DEADLINE: _("thời hạn"),
        ColumnRole.START: _("bắt đầu"),
        ColumnRole.LEAD: _("chủ trì"),
        ColumnRole.IMPLEMENTERS: _("thực hiện"),
        ColumnRole.PERSON: _("người phụ trách"),
        ColumnRole.MAX: _("điểm tối đa"),
        ColumnRole.BASELINE: _("điểm năm trước"),
        ColumnRole.TARGET: _("mục tiêu"),
        ColumnRole.SECOND_CODE: _("mã thứ hai"),
        ColumnRole.OTHER: _("giữ nguyên"),
    }[role]


def role_named(text: str) -> ColumnRole | None:
    """Return the role that a word names, in the contract's words or an officer's; none for anything else."""
    folded = fold(text)
    named = (
        {role.value: role for role in ColumnRole} | _OTHER_NAMES | {fold(role_label(role)): role for role in ColumnRole}
    )
    return named.get(folded)


def table_lines(tables: Iterable[TableReading]) -> Iterator[str]:
    """Yield what was done with each table of a file, and what its columns were taken for."""
    for table in tables:
        rows = plural("{rows} hàng", rows=table.rows)
        yield _("{number}. {place}, {rows}: {use}").format(
            number=table.number, place=table.place or "–", rows=rows, use=_use(table)
        )
        if table.taken:
            columns = (f"“{column.head}” → {role_label(column.role)}" for column in table.columns)
            yield _("Cột: {columns}").format(columns="; ".join(columns))


def _use(table: TableReading) -> str:
    if table.taken:
        return _("đọc làm tiêu chí") if table.kind == "criteria" else _("đọc làm nhiệm vụ")
    if table.kind:
        return _("không chọn, bỏ qua")
    return _("bỏ qua, không phải bảng của kế hoạch: “{words}”").format(words=table.words)


def doubt_lines(doubts: Iterable[RowDoubt]) -> Iterator[str]:
    """Yield why rows should be looked at, each reason once with the codes of its rows."""
    codes: dict[Doubt | Oddity, list[str]] = {}
    for row in doubts:
        for reason in row.reasons:
            codes.setdefault(reason, []).append(row.code)
    for reason, rows in codes.items():
        yield _("{reason}: {codes}").format(reason=_reason(reason), codes=listed_codes(rows, _MOST_CODES))


def _reason(reason: Doubt | Oddity) -> str:
    return {
        Doubt.MISSING: _("Không có số thứ tự, mã tạm đặt"),
        Doubt.UNREAD: _("Không hiểu số thứ tự, mã tạm đặt"),
        Doubt.TWICE: _("Số thứ tự đã có ở hàng trên, mã tạm đặt"),
        Doubt.ANEW: _("Số thứ tự đánh lại từ đầu mà không có mục ở trên, mã tạm đặt"),
        Doubt.ZERO: _("Số thứ tự mất số 0 ở cuối"),
        Oddity.OTHER_COLUMN: _("Tên nằm ở cột khác"),
        Oddity.HEADING_WITH_CELLS: _("Lấy làm mục, dù có ô như một nhiệm vụ"),
        Oddity.ANOTHER_PRODUCT: _("Không có tên, lấy làm sản phẩm nữa của nhiệm vụ trên"),
        Oddity.BLANKS: _("Ô trống có thể là ô gộp với ô trên (--blanks above|keep)"),
        Oddity.NUMBER_ALONE: _("Chỉ có số thứ tự, không có tên"),
        Oddity.UNREAD_DEADLINE: _("Chưa rõ hạn"),
        Oddity.ALIKE_AGENCY: _("Có cơ quan giống tên đã có"),
    }[reason]
