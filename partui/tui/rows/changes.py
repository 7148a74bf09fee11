"""Changes of the journal as rows of a table and as lines of words."""

from collections.abc import Collection

from partui.domain.journal.changes import Change
from partui.domain.text import clean
from partui.locale import _, pgettext
from partui.tui.widgets.table.columns import Column
from partui.tui.widgets.table.row_cache import Row
from partui.wording.changes import field_label, from_to, show_moment


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
