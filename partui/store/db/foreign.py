"""What another hand has put into a store that is opened: refused where it would run, or be read in place of ours."""

import re
import sqlite3

from partui.domain.errors import PartuiError
from partui.store.db.connection import SCHEMA_VERSION
from partui.store.db.data import our_indexes_and_views, our_triggers

_ON_CONDITION = re.compile(r"(?i)\bwhere\b")


def refuse_what_runs(conn: sqlite3.Connection, path: str, version: int) -> None:
    """Refuse a file with a trigger that is not ours, or an index that works something out: both run when we write."""
    found = conn.execute("SELECT type, name, sql FROM sqlite_schema WHERE sql <> '' ORDER BY name").fetchall()
    ours = our_triggers(version)
    others = [name for kind, name, sql in found if kind == "trigger" and ours.get(name) != sql]
    if others:
        raise PartuiError(
            "{path} có trigger lạ ({names}) sẽ chạy mỗi khi ghi; tệp được giữ nguyên, không mở. Hãy dùng bản khác, "
            "hoặc xóa trigger ấy bằng sqlite3 nếu do cơ quan mình tạo.",
            path=path, names=", ".join(others[:3]),
        )  # fmt: skip
    made = our_indexes_and_views()
    others = [
        name
        for kind, name, sql in found
        if kind == "index" and made.get(name, ("", ""))[1] != sql and _runs(conn, version, name, sql)
    ]
    if others:
        raise PartuiError(
            "{path} có chỉ mục lạ tính theo biểu thức ({names}), sẽ chạy mỗi khi ghi; tệp được giữ nguyên, không mở. "
            "Hãy dùng bản khác, hoặc xóa chỉ mục ấy bằng sqlite3 nếu do cơ quan mình tạo.",
            path=path, names=", ".join(others[:3]),
        )  # fmt: skip


def _runs(conn: sqlite3.Connection, version: int, index: str, sql: str) -> bool:
    """Return whether an index that is not ours works something out: a column of it, or which rows it holds."""
    if version == SCHEMA_VERSION and _ON_CONDITION.search(sql):
        return True
    return conn.execute("SELECT 1 FROM pragma_index_xinfo(?) WHERE cid = -2", (index,)).fetchone() is not None


def refuse_altered_views(conn: sqlite3.Connection, path: str) -> None:
    """Refuse a file in which a view of ours says something else: what is read from it could be anything, or endless."""
    made = our_indexes_and_views()
    found = conn.execute("SELECT name, sql FROM sqlite_schema WHERE type = 'view' ORDER BY name")
    altered = [name for name, sql in found if name in made and made[name][1] != sql]
    if altered:
        raise PartuiError(
            "{path} có khung nhìn đã bị sửa ({names}) nên không đọc; tệp được giữ nguyên. "
            "“partui check --repair” dựng lại khung nhìn ấy.",
            path=path, names=", ".join(altered[:3]),
        )  # fmt: skip
