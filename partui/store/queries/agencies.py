"""The agencies of a plan and of the directory, and the names that they go by."""

import sqlite3
from collections.abc import Iterable
from typing import NamedTuple

from partui.domain.agencies.abbreviations import meanings
from partui.domain.agencies.names import agency_key, find_agency, read_agencies
from partui.domain.agencies.official_names import official_rank
from partui.domain.errors import PartuiError
from partui.domain.text import clean, fold
from partui.store.db.connection import snapshot
from partui.store.projection.kind import joinings

_USED = (
    "EXISTS (SELECT 1 FROM task_assignee AS p JOIN task AS t ON t.id = p.task_id"
    " WHERE p.agency_id = a.id AND t.plan = :plan) OR EXISTS (SELECT 1 FROM mention AS m"
    " JOIN subject AS s ON s.id = m.subject_id WHERE m.agency_id = a.id AND s.plan = :plan)"
)


class ListedAgency(NamedTuple):
    """An agency of the directory.

    Attributes:
        leads: how many tasks of the plan name it as lead; implements likewise.
        members: the names of the bodies that it stands for.
    """

    id: int
    name: str
    short: str
    group: bool
    leads: int
    implements: int
    members: tuple[str, ...]


def plan_agencies(conn: sqlite3.Connection, plan: int) -> list[tuple[int, str]]:
    """Return id and name of every agency that has a task of a plan, itself or in a group, in official order."""
    rows: list[tuple[int, str]] = conn.execute(
        "SELECT id, name FROM agency WHERE EXISTS (SELECT 1 FROM task_assignee JOIN task ON task.id = task_id"
        " WHERE agency_id = agency.id AND task.plan = ?) ORDER BY sort_key, key",
        (plan,),
    ).fetchall()
    return sorted(rows, key=lambda row: official_rank(row[1]))


def agency_named(conn: sqlite3.Connection, plan: int, query: str) -> tuple[int, str]:
    """Return id and name of the agency meant by its abbreviation or any unambiguous part of its name.

    Args:
        plan: the plan's year.
        query: a part of the name; case and marks are ignored.

    Raises:
        PartuiError: no such agency (names the nearest), or several (lists them).
    """
    ids = {name: agency for agency, name in plan_agencies(conn, plan)}
    abbreviated = conn.execute("SELECT id, name, short FROM agency WHERE short <> ''").fetchall()
    meant = [(agency, name) for agency, name, short in abbreviated if name in ids and fold(short) == fold(query)]
    if len(meant) == 1:
        return meant[0]
    shown = meanings(
        [query], dict.fromkeys(ids, "") | {name: short for _agency, name, short in abbreviated if name in ids}
    )
    if len(find_value := shown.get(query, ())) == 1:
        return ids[find_value[0]], find_value[0]
    match = find_agency(query, list(ids))
    if match.name is not None:
        return ids[match.name], match.name
    if not match.candidates:
        raise PartuiError(
            "Không có cơ quan nào tên “{query}” trong kế hoạch {plan}; “partui status” liệt kê các cơ quan chủ trì.",
            query=query,
            plan=plan,
        )
    listed = "; ".join(match.candidates)
    if any(fold(query) in fold(name) for name in match.candidates):
        raise PartuiError("“{query}” chỉ nhiều cơ quan: {names}. Hãy ghi rõ hơn.", query=query, names=listed)
    raise PartuiError("Không có cơ quan nào tên “{query}”; gần nhất: {names}.", query=query, names=listed)


def list_agencies(conn: sqlite3.Connection, plan: int) -> list[ListedAgency]:
    """Return the agencies that a plan names, those that an officer added, groups' members; in official order."""
    with snapshot(conn):
        members: dict[int, list[str]] = {}
        for group, name in conn.execute(
            "SELECT group_id, name FROM agency_member JOIN agency ON id = member_id ORDER BY sort_key, key"
        ):
            members.setdefault(group, []).append(name)
        rows = conn.execute(
            "SELECT a.id, a.name, a.short, a.is_group,"
            " (SELECT count(*) FROM task_agency JOIN task ON task.id = task_id"
            "  WHERE agency_id = a.id AND role = 'lead' AND plan = :plan),"
            " (SELECT count(*) FROM task_agency JOIN task ON task.id = task_id"
            "  WHERE agency_id = a.id AND role = 'implementer' AND plan = :plan)"
            f" FROM agency AS a WHERE a.joined = '' AND (a.kept OR {_USED} OR a.short <> ''"
            " OR EXISTS (SELECT 1 FROM agency_member WHERE a.id IN (group_id, member_id))) ORDER BY a.sort_key, a.key",
            {"plan": plan},
        )
        listed = [
            ListedAgency(key, name, short, bool(group), leads, implements, _in_order(members.get(key, ())))
            for key, name, short, group, leads, implements in rows
        ]
    return sorted(listed, key=lambda each: official_rank(each.name))


def _in_order(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=official_rank))


def directory_agency(conn: sqlite3.Connection, plan: int, query: str) -> ListedAgency:
    """Return the agency of the directory that a name, an unambiguous part of one or an abbreviation means.

    Raises:
        PartuiError: none, or several.
    """
    listed = list_agencies(conn, plan)
    # Two that differ in marks alone are told apart by their marks.
    same = next((each for each in listed if agency_key(each.name) == agency_key(query)), None)
    if same is not None:
        return same
    wanted = fold(query)
    for each in listed:
        if wanted and wanted in {fold(each.short), fold(each.name)}:
            return each
    match = find_agency(query, [each.name for each in listed])
    if match.name is None:
        raise PartuiError(
            "Danh mục không có đúng một cơ quan “{query}”; gần nhất: {names}.",
            query=clean(query),
            names="; ".join(match.candidates) or "–",
        )
    return next(each for each in listed if each.name == match.name)


def in_full(conn: sqlite3.Connection, words: str) -> str:
    """Return the words of a cell with abbreviations, official names and names without marks as the plan writes them."""
    names = [name for name, _group in read_agencies(words)]
    written = dict(_written(conn))
    full = [written.get(agency_key(name)) or _with_marks(conn, name) for name in names]
    return words if full == names else "; ".join(dict.fromkeys(full))


def as_typed(conn: sqlite3.Connection, words: str, *, new: bool) -> str:
    """Return the words that an officer typed into a cell of agencies, as the plan writes them.

    Args:
        new: whether a name that no agency has is a new one's.

    Raises:
        UnknownAgency: a name is no known agency's, and no unambiguous part of one.
    """
    from partui.domain.agencies.typed import find_known_agency

    words = in_full(conn, words)
    known = known_names(conn)
    names = [name for name, _group in read_agencies(words, tuple(known))]
    keys = set(map(agency_key, known))
    full = [name if new or agency_key(name) in keys else find_known_agency(name, known) for name in names]
    plain = [name for name, _group in read_agencies(words)]
    return words if full == plain else "; ".join(dict.fromkeys(full))


def names_typed(conn: sqlite3.Connection) -> dict[str, str]:
    """Return every name and abbreviation by which agencies are typed, with how the plan writes each."""
    shorts = conn.execute("SELECT short, written FROM agency WHERE short <> '' ORDER BY key DESC").fetchall()
    return dict(shorts) | known_names(conn)


def known_names(conn: sqlite3.Connection) -> dict[str, str]:
    """Return every name that an agency of the file goes by, with how the plan writes it; one of no use is none."""
    rows = conn.execute(
        "SELECT name, written FROM agency AS a WHERE a.joined = '' AND (a.kept OR a.short <> ''"
        " OR EXISTS (SELECT 1 FROM task_agency WHERE agency_id = a.id)"
        " OR EXISTS (SELECT 1 FROM mention WHERE agency_id = a.id)"
        " OR EXISTS (SELECT 1 FROM agency_member WHERE a.id IN (group_id, member_id))) ORDER BY key"
    ).fetchall()
    return {other: written for name, written in rows for other in (written, name)}


def _with_marks(conn: sqlite3.Connection, name: str) -> str:
    """Return the one known agency whose name was typed without marks; else the name as it is."""
    if not name.isascii():
        return name
    known = dict(conn.execute("SELECT key, written FROM agency").fetchall())
    if agency_key(name) in known:
        return name
    wanted = fold(name)
    meant = [written for written in known.values() if fold(written) == wanted]
    return meant[0] if len(meant) == 1 else name


def _written(conn: sqlite3.Connection) -> list[tuple[str, str]]:
    """Return other names of agencies by their key, with how the plan writes the agency."""
    found = []
    for name, short, written in conn.execute(
        "SELECT name, short, written FROM agency WHERE short <> '' OR name <> written ORDER BY key DESC"
    ):
        found += [(agency_key(other), written) for other in (name, short) if other and other != written]
    return found + list(joinings(conn).items())
