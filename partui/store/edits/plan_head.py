"""What a plan says of itself: read, put right by an officer; doubts in the plan that are settled."""

import sqlite3
from collections.abc import Mapping
from contextlib import suppress

from partui.domain import limits
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change
from partui.domain.office import OFFICE_FIELDS
from partui.domain.plan.document.head import PlanWords, check_head
from partui.domain.plan.doubts.doubt import DOUBT
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.db.settings import plan_in_use
from partui.store.journal.edit import read_unless_changed
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import read_state
from partui.store.queries.agencies import agency_named


def read_head(conn: sqlite3.Connection, year: int, *, known_since: bool = False) -> PlanWords:
    """Return what a plan that the file has says of itself on the day looked at.

    Args:
        known_since: whether to return what is said now: a plan has its number before somebody writes it down.
    """
    heads = "main.plan_head" if known_since else "plan_head"
    number, issued, issuer, signer, recipients, province, title, kind, version, *office = conn.execute(
        "SELECT symbol, h.issued, h.issuer, signer, recipients, province, p.title, h.kind, h.version,"
        f" h.{', h.'.join(OFFICE_FIELDS)} FROM {heads} AS h JOIN plan AS p ON p.year = h.plan WHERE h.plan = ?",
        (year,),
    ).fetchone()
    places = tuple(recipients.splitlines())
    return PlanWords(year, number, issued, issuer, signer, places, province, title, kind, version, tuple(office))


def head_subject(conn: sqlite3.Connection, year: int) -> Subject:
    """Return what the journal knows a plan's head by."""
    (key,) = conn.execute("SELECT id FROM plan_head WHERE plan = ?", (year,)).fetchone()
    return Subject("plan_head", key)


def set_head(
    conn: sqlite3.Connection, year: int, wanted: Mapping[str, str], who: Author, seen: int | None = None
) -> list[Change]:
    """Change what a plan says of itself.

    Args:
        wanted: field to what was typed; blank takes it away.
        seen: the version of the head that the user saw.

    Raises:
        PartuiError: the file has no such plan; a value that the field cannot have.
        ChangedMeanwhile: somebody else changed one of the fields since.
    """
    with transaction(conn):
        plan_in_use(conn, year)
        subject, checked = head_subject(conn, year), check_head(wanted, year)
        if checked.get("office"):
            # A part of a known name means that agency, as everywhere; any other office is called as it was typed.
            with suppress(PartuiError):
                checked["office"] = agency_named(conn, year, checked["office"])[1]
        standing = read_unless_changed(conn, subject, checked, seen, who)
        news = [
            NewValue(subject, field, value)
            for field, value in checked.items()
            if (standing.values.get(field) or "") != value
        ]
        return write_changes(conn, news, who, {subject: standing})


def settle_doubt(conn: sqlite3.Connection, year: int, key: str, reason: str, who: Author) -> list[Change]:
    """Say why a doubt in a plan needs nothing more; a blank reason opens it again.

    Args:
        key: the doubt's.
    """
    with transaction(conn):
        plan_in_use(conn, year)
        said = limits.within(clean(reason), limits.REASON) or None
        subject, field = head_subject(conn, year), f"{DOUBT}{key}"
        standing = read_state(conn, subject)
        if standing.values.get(field) == said:
            return []
        return write_changes(conn, [NewValue(subject, field, said)], who, {subject: standing})
