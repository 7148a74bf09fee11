"""What a filled table would change or has changed, as lines and as JSON."""

from collections.abc import Iterator, Sequence
from typing import Any

from partui.domain.forms.filled import CellFault, TableOutcome
from partui.domain.text import clean
from partui.locale import _, plural


def fault_line(fault: CellFault) -> str:
    """Return what is wrong in a row of a table: `Dòng 9, cột “Ngày hoàn thành”: …`."""
    if not fault.head:
        return f"{fault.place}: {fault.text}"
    return _("{place}, cột “{head}”: {text}").format(place=fault.place, head=clean(fault.head), text=fault.text)


def outcome_lines(outcome: TableOutcome, unknown: Sequence[str]) -> Iterator[str]:
    """Yield how many rows and tasks it was, and what was passed over.

    Args:
        unknown: heads of columns that are none of ours.
    """
    tasks = len({change.code for change in outcome.changes})
    told = [
        plural("{count} dòng", count=outcome.rows),
        plural("{count} nhiệm vụ khác với kế hoạch", count=tasks),
        *([plural("{count} chỗ sai", count=len(outcome.faults))] if outcome.faults else []),
    ]
    yield f"{', '.join(told)}."
    for code, column in outcome.refused:
        yield _("{code}: cột “{column}” không sửa được bằng bảng; giữ nguyên.").format(code=code, column=column)
    if unknown:
        yield _("Không dùng các cột: {heads}.").format(heads=", ".join(map(clean, unknown)))
    if outcome.blank:
        yield plural("{count} ô trống để nguyên như cũ; để xóa, dùng “partui set”.", count=outcome.blank)


def outcome_object(outcome: TableOutcome, unknown: Sequence[str]) -> dict[str, Any]:
    """Return the same as `update --json` shows it."""
    return {
        "rows": outcome.rows,
        "changes": [
            {"code": change.code, "field": change.field, "old": change.old, "new": change.new}
            for change in outcome.changes
        ],
        "faults": [{"row": fault.row, "cell": fault.head, "text": str(fault.text)} for fault in outcome.faults],
        "refused": [{"code": code, "field": column} for code, column in outcome.refused],
        "unknown": [*unknown],
    }
