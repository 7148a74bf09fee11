"""Agencies that were sent a form and have not answered."""

import sqlite3
from datetime import date

from partui.domain.forms.sent import SentForm, silent_agencies
from partui.store.projection.parts.families import SENT_FORMS


def silent(conn: sqlite3.Connection, plan: int, day: date, agency: int | None = None) -> list[SentForm]:
    """Return the last form of each agency that has not answered on a day, the oldest first.

    Args:
        plan: the plan's year.
        agency: only of this one.
    """
    heads = [key for (key,) in conn.execute("SELECT id FROM plan_head WHERE plan = ?", (plan,))]
    sent = [each for forms in SENT_FORMS.of_rows(conn, heads).values() for each in forms]
    if agency is not None:
        (key,) = conn.execute("SELECT key FROM agency WHERE id = ?", (agency,)).fetchone()
        sent = [each for each in sent if each.agency == key]
    if not sent:
        return []
    answered = {form for (form,) in conn.execute("SELECT DISTINCT form FROM answer")}
    return silent_agencies(sent, answered, day)
