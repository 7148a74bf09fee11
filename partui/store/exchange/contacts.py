"""Addresses of agencies: kept in this file, outside the journal, and left out of what is exported."""

import sqlite3
from collections.abc import Callable

from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.reminders.contact import Contact, check_contact
from partui.domain.text import clean
from partui.store.db.connection import transaction
from partui.store.projection.kind import joinings

Shorten = Callable[[sqlite3.Connection], None]


def contacts(conn: sqlite3.Connection) -> dict[str, Contact]:
    """Return the addresses of agencies by the agencies' identities, in the order of their names."""
    rows = conn.execute("SELECT agency, name, email, person, phone FROM contact ORDER BY name")
    found = {row[0]: Contact(*row) for row in rows}
    # An agency that was joined into another is asked at that one's address, unless it has none.
    for key, name in joinings(conn).items():
        if (contact := found.pop(key, None)) is not None:
            found.setdefault(agency_key(name), contact._replace(agency=agency_key(name), name=name))
    return found


def set_contact(conn: sqlite3.Connection, agency: int, email: str, person: str | None, phone: str | None) -> Contact:
    """Write down where letters to an agency are sent.

    Args:
        agency: its id.
        person: who answers there, none to leave it as it is; phone likewise.

    Raises:
        PartuiError: the address is none.
    """
    key, name = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    with transaction(conn):
        before = contacts(conn).get(key, Contact(key, name, email))
        contact = check_contact(
            Contact(
                key, name, email, before.person if person is None else person, before.phone if phone is None else phone
            )
        )
        conn.execute("REPLACE INTO contact VALUES (?, ?, ?, ?, ?)", contact)
    return contact


def remove_contact(conn: sqlite3.Connection, agency: int) -> None:
    """Forget where letters to an agency are sent.

    Raises:
        PartuiError: it is not known.
    """
    key, name = conn.execute("SELECT key, name FROM agency WHERE id = ?", (agency,)).fetchone()
    with transaction(conn):
        if not conn.execute("DELETE FROM contact WHERE agency = ?", (key,)).rowcount:
            raise PartuiError("{agency} chưa có địa chỉ thư; không có gì để bỏ.", agency=clean(name))


def without_contacts(conn: sqlite3.Connection, shorten: Shorten | None, /) -> Shorten | None:
    """Return what is taken out of a copy of the store: the addresses too, where there are any.

    Args:
        conn: the store.
        shorten: what else is taken out.
    """
    if conn.execute("SELECT 1 FROM contact LIMIT 1").fetchone() is None:
        return shorten

    def forget(copy: sqlite3.Connection) -> None:
        copy.execute("DELETE FROM contact")
        if shorten is not None:
            shorten(copy)

    return forget
