"""A plan from a file into the store, in one transaction."""

import sqlite3
from collections.abc import Callable

from partui.domain.errors import PartuiError
from partui.domain.plan.reading import ReadPlan
from partui.store.db.connection import transaction
from partui.store.edits.plans import add_plan
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.copying import store_file


def known_agencies(conn: sqlite3.Connection) -> list[str]:
    """Return the names of all agencies of the file, whichever plan has them."""
    return [name for (name,) in conn.execute("SELECT name FROM agency ORDER BY sort_key")]


def blocking(conn: sqlite3.Connection, year: int) -> tuple[str, ...]:
    """Return why a plan of a year cannot be imported, a sentence each; nothing when it can."""
    return (str(_year_taken(year)),) if _has_plan(conn, year) else ()


def import_plan(conn: sqlite3.Connection, plan: ReadPlan, watch: Callable[[int], None] = lambda _tasks: None) -> None:
    """Save a plan beside those that the file has, whole or not at all; what was there is kept in `backups` first.

    Args:
        plan: the plan as read.
        watch: told now and then how many tasks were saved; what it raises ends the work, and nothing is saved.

    Raises:
        PartuiError: the file has a plan of that year.
    """
    with transaction(conn):
        if _has_plan(conn, plan.head.year):
            raise _year_taken(plan.head.year)
        back_up(store_file(conn), Reason.IMPORT)
        add_plan(conn, plan, watch)


def _has_plan(conn: sqlite3.Connection, year: int) -> bool:
    return conn.execute("SELECT 1 FROM plan WHERE year = ?", (year,)).fetchone() is not None


def _year_taken(year: int) -> PartuiError:
    return PartuiError("Tệp dữ liệu đã có kế hoạch năm {year}; hãy ghi năm khác (--year, hoặc ô Năm).", year=year)
