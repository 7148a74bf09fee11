"""What the file itself remembers: the plan in use, how soon is soon."""

import sqlite3
from datetime import date

from partui.domain.errors import PartuiError
from partui.domain.tasks.status import NOTICES
from partui.domain.tasks.task import Day
from partui.store.db.connection import transaction


def plan_in_use(conn: sqlite3.Connection, wanted: int | None = None) -> int:
    """Return the year of the plan to work on.

    Args:
        wanted: what the user asked for; the plan in use when none.

    Raises:
        PartuiError: the file has no plan of that year, or none at all.
    """
    in_use = conn.execute("SELECT value FROM setting WHERE name = 'plan_in_use'").fetchone()
    if in_use is None:
        raise PartuiError("Tệp chưa có kế hoạch nào. Hãy nhập một kế hoạch: partui import TỆP")
    if wanted is None:
        if not in_use[0].isdecimal():
            raise PartuiError("Kế hoạch đang dùng không có trong tệp; chọn lại bằng “partui plan use”.")
        return int(in_use[0])
    if conn.execute("SELECT 1 FROM plan WHERE year = ?", (wanted,)).fetchone() is None:
        years = ", ".join(str(year) for (year,) in conn.execute("SELECT year FROM plan ORDER BY year"))
        raise PartuiError("Tệp không có kế hoạch năm {year}; hiện có: {years}.", year=wanted, years=years)
    return wanted


def day_with_notice(conn: sqlite3.Connection, day: date) -> Day:
    """Return the day with the file's own notice of what is due soon."""
    told = notices(conn)
    return Day(day, told["due_soon_days"], told["due_soon_year_days"])


def notices(conn: sqlite3.Connection) -> dict[str, int]:
    """Return how many days before they are due tasks are told of, for everybody who uses this file."""
    names = ", ".join(f"'{name}'" for name in NOTICES)
    said = conn.execute(f"SELECT name, value FROM setting WHERE name IN ({names})")
    return {**NOTICES, **{name: int(days) for name, days in said if days.isdecimal()}}


def set_notice(conn: sqlite3.Connection, name: str, days: int | None) -> None:
    """Set how many days before they are due tasks are told of, for everybody who uses this file.

    Args:
        name: one of `NOTICES`.
        days: 0 or more; the default when none.
    """
    with transaction(conn):
        said = str(NOTICES[name] if days is None else days)
        conn.execute("REPLACE INTO setting (name, value) VALUES (?, ?)", (name, said))


def plan_title(conn: sqlite3.Connection, plan: int) -> str:
    """Return the title of a plan that the file has."""
    return str(conn.execute("SELECT title FROM plan WHERE year = ?", (plan,)).fetchone()[0])


def last_change_number(conn: sqlite3.Connection) -> int:
    """Return the number that the last change has in this file, whatever day is looked at; 0 where there is none."""
    return int(conn.execute("SELECT ifnull(max(seq), 0) FROM main.change").fetchone()[0])


def last_clock(conn: sqlite3.Connection) -> int:
    """Return the greatest clock of a change in the file, 0 where there is none."""
    return int(conn.execute("SELECT ifnull(max(clock), 0) FROM change").fetchone()[0])
