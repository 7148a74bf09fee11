"""What is seen on a past day has the numbers of that day, and an edit the rows of today."""

import sqlite3
from collections.abc import Sequence

from partui.domain.errors import PartuiError
from partui.locale.formats import show_date
from partui.store.db.connection import day_looked_at
from partui.wording.labels import NOTHING


def check_seen_is_present(conn: sqlite3.Connection, code: str, seen: Sequence[str], present: Sequence[str]) -> None:
    """Refuse to edit parts of a task from a day on which they were others than they are.

    Args:
        code: the task's.
        seen: the parts in words as the day has them, in their order; `present` as they are.

    Raises:
        PartuiError: they differ.
    """
    day = day_looked_at(conn)
    if day is not None and seen != present:
        raise PartuiError(
            "{code}: ngày {day} là {seen}; ghi sau đó, nay là {present}. Chưa lưu gì; hãy ghi từ ngày hôm nay (không"
            " kèm --as-of).",
            code=code,
            day=show_date(day),
            seen="; ".join(seen) or NOTHING,
            present="; ".join(present) or NOTHING,
        )
