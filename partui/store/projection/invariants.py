"""What must hold in a file besides what SQLite itself sees to: the house's own rules."""

import sqlite3
from collections.abc import Iterator

from partui.locale import _
from partui.store.db.triggers import our_triggers

_LISTED = 20
_GUARDS = "change_is_never_"


def broken_rules(conn: sqlite3.Connection) -> Iterator[str]:
    """Yield what does not hold, a sentence each."""
    for name in _missing_triggers(conn):
        guard = name.startswith(_GUARDS)
        yield (
            _("Thiếu trigger {name} bảo vệ nhật ký.") if guard else _("Thiếu trigger {name} giữ cho bảng đếm đúng.")
        ).format(name=name)
    for uuid, at in conn.execute(
        "SELECT uuid, at FROM change WHERE datetime(at) IS NULL OR date(at, '+0 days') <> substr(at, 1, 10) LIMIT ?",
        (_LISTED,),
    ):
        yield _("Thay đổi {uuid}: “{at}” không phải một thời điểm.").format(uuid=uuid, at=at)
    for uuid, undoes in conn.execute(
        "SELECT c.uuid, c.undoes FROM change AS c LEFT JOIN change AS u ON u.uuid = c.undoes"
        " WHERE c.undoes IS NOT NULL AND (u.uuid IS NULL OR u.field <> c.field OR u.task_id IS NOT c.task_id"
        " OR u.criterion_id IS NOT c.criterion_id OR u.heading_id IS NOT c.heading_id"
        " OR u.agency_id IS NOT c.agency_id) LIMIT ?",
        (_LISTED,),
    ):
        yield _("Thay đổi {uuid}: hoàn tác thay đổi {undoes}, không có hoặc thuộc mục khác.").format(
            uuid=uuid, undoes=undoes
        )
    if conn.execute(
        "SELECT 1 FROM setting WHERE name = 'plan_in_use' AND CAST(value AS INTEGER) NOT IN (SELECT year FROM plan)"
    ).fetchone():
        yield _("Kế hoạch đang dùng không có trong tệp; chọn lại bằng “partui plan use”.")


def mend_triggers(conn: sqlite3.Connection) -> None:
    """Put back what guards the journal and keeps the counts; in a transaction."""
    for name, sql in _missing_triggers(conn).items():
        conn.execute(f"DROP TRIGGER IF EXISTS {name}")
        conn.execute(sql)


def _missing_triggers(conn: sqlite3.Connection) -> dict[str, str]:
    there = {sql for (sql,) in conn.execute("SELECT sql FROM sqlite_schema WHERE type = 'trigger'")}
    return {name: sql for name, sql in sorted(our_triggers().items()) if sql not in there}
