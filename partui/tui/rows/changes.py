"""Changes of the journal as rows of a table and as lines of words."""

from collections.abc import Collection

from partui.domain.journal.changes import STRUCTURE, Change, change_words, field_label, value_label
from partui.domain.journal.moments import show_moment
from partui.domain.text import clean, cut
from partui.locale import _, pgettext, plural
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row

# What another program wrote may have no end.
MOST_READ = 100_000
MOST_SHOWN = 12_000


def change_columns() -> tuple[Column, ...]:
    """Return the columns of the journal."""
    return (
        Column("at", _("Lúc"), 16),
        Column("code", _("Mã"), 6, width_weight=1),
        Column("field", pgettext("change", "Mục"), 13, width_weight=1, toned=True),
        Column("new", _("Thay đổi"), 20, width_weight=6, toned=True),
        Column("by", _("Người sửa"), 12, width_weight=1, priority=1),
    )


def change_row(change: Change, undone: Collection[str]) -> Row:
    """Return a change as a row under `change_columns`.

    Args:
        undone: uuids of the changes that a later one has reversed.
    """
    sign = "↶ " if change.undoes else "× " if change.uuid in undone else ""
    return Row(
        (
            show_moment(change.at, "%d/%m/%Y %H:%M"),
            change.code,
            field_label(change.field),
            sign + from_to(change),
            clean(change.by),
        ),
        tone="muted" if change.undoes or change.uuid in undone else "plain",
    )


def change_lines(change: Change) -> tuple[str, str, str]:
    """Say the whole of a change: who and when, from what to what, why."""
    at = show_moment(change.at, "%d/%m/%Y %H:%M:%S")
    head = f"{at} · {clean(change.by)} · {change.code} · {field_label(change.field)}"
    why = clean(change.why)
    told = [_("Lý do: {why}").format(why=why)] if why else []
    if change.undoes:
        told.append(_("↶ hoàn tác một thay đổi trước"))
    return head, from_to(change), " · ".join(told)


def from_to(change: Change) -> str:
    """Return from what to what a value was changed, in one line."""
    old, new = (shown_value(change.field, value) for value in (change.old, change.new))
    told = change_words(change.field, old, new)
    return told.replace("\n", " ⏎ ")


def shown_value(field: str, value: str | None) -> str:
    """Return a value of the journal as an officer reads it, one without end cut to a length that can be shown."""
    return cut(value_label(field, value and value[:MOST_READ]), MOST_SHOWN)


def changes_text(changes: list[Change]) -> str:
    """Say what an edit changed, a line a task."""
    if not changes:
        return _("Không có gì thay đổi.")
    codes = list(dict.fromkeys(change.code for change in changes))
    number, listed = len(codes), ", ".join(codes)
    # A place among the others is a number that says nothing.
    told = [change for change in changes if change.field != "place"]
    if not told:
        return plural("Đã chuyển chỗ {number} dòng: {codes}", number=number, codes=listed)
    if number > 1 and any(change.field in STRUCTURE for change in changes):
        return plural("Đã lưu {number} dòng: {codes}", number=number, codes=listed)
    if number > 1:
        return plural("Đã lưu {number} nhiệm vụ: {codes}", number=number, codes=listed)
    return " · ".join(
        f"{change.code}: {field_label(change.field)} {value_label(change.field, change.old)} → "
        f"{value_label(change.field, change.new)}"
        for change in told
    )


def undone_text(changes: list[Change]) -> str:
    """Say what an undo changed, a line a task."""
    codes = list(dict.fromkeys(change.code for change in changes))
    fields = {change.field for change in changes}
    if len(codes) > 1 or fields == {"place"} or "removed" in fields:
        return plural("Đã hoàn tác {number} dòng: {codes}", number=len(codes), codes=", ".join(codes))
    return _("Đã hoàn tác: {changes}").format(changes=changes_text(changes))
