"""Forms remembered as sent."""

import sqlite3
from collections.abc import Iterable

from partui.domain.forms.form import ReportForm
from partui.domain.forms.sent import SENT, SentForm, sent_value
from partui.domain.journal.changes import Change
from partui.store.db.connection import transaction
from partui.store.edits.plan_head import head_subject
from partui.store.journal.writing import Author, NewValue, write_changes


def remember_forms(conn: sqlite3.Connection, plan: int, forms: Iterable[ReportForm], who: Author) -> list[Change]:
    """Remember to whom forms were sent, all as one edit.

    Args:
        plan: the plan's year.
        forms: as they were written, each with a task at least.
    """
    sent = [SentForm(form.uuid, form.agency, form.name, form.made_on, len(form.rows)) for form in forms]
    with transaction(conn):
        head = head_subject(conn, plan)
        return write_changes(conn, [NewValue(head, f"{SENT}{each.uuid}", sent_value(each)) for each in sent], who)
