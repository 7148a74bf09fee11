"""The directory of agencies: names, abbreviations, and the bodies that a group stands for, each edit in the journal."""

import sqlite3
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from partui.domain import limits
from partui.domain.agencies.joining import JOINED
from partui.domain.agencies.likeness import nearest_known
from partui.domain.agencies.members import MEMBER
from partui.domain.agencies.names import agency_key, find_agency, read_agencies
from partui.domain.agencies.typed import UnknownAgency, find_known_agency
from partui.domain.errors import PartuiError
from partui.domain.journal.changes import Change, check_value
from partui.domain.text import clean
from partui.locale import _
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.agencies import check_key, check_member_key, known_agency
from partui.store.projection.kind import Subject
from partui.store.projection.kinds import NAME_NOW, read_state
from partui.store.queries.agencies import ListedAgency, in_full, known_names

_MOST_NAMED = 8


class AgencyEdit(NamedTuple):
    """What is to be changed of an agency; none leaves it as it is.

    Attributes:
        name: the official name; an empty one takes back how the plan writes it.
        short: the abbreviation, empty for none.
        add: names of bodies that it is to stand for; drop likewise.
    """

    name: str | None = None
    short: str | None = None
    add: Sequence[str] = ()
    drop: Sequence[str] = ()


def add_agency(conn: sqlite3.Connection, name: str, short: str, who: Author) -> list[Change]:
    """Add an agency that no task names yet.

    Args:
        short: its abbreviation, or empty.

    Raises:
        PartuiError: the name cannot be one, is known already, or the abbreviation is taken.
    """
    with transaction(conn):
        plain = clean(name)
        key = check_key(plain)
        known = conn.execute("SELECT id, kept FROM agency WHERE key = ?", (key,)).fetchone()
        if known is not None and (known[1] or _is_named(conn, known[0])):
            raise PartuiError("Danh mục đã có “{name}”; hãy sửa bằng “partui agency set”.", name=plain)
        agency = known_agency(conn, key, plain)
        return write_changes(
            conn, _new_values(conn, agency, {"kept": plain, "short": _short(conn, agency, short), JOINED: ""}), who
        )


def set_agency(conn: sqlite3.Connection, agency: int, edit: AgencyEdit, who: Author) -> list[Change]:
    """Change an agency's name, abbreviation or members; a member that is not known yet is added.

    Raises:
        PartuiError: a name or an abbreviation that another agency has, a body to drop that is no member.
        UnknownAgency: a member that is nearly a known agency, where the author does not say that it is a new one.
    """
    with transaction(conn):
        values: dict[str, str | None] = {}
        if edit.name is not None:
            values["name"] = _name(conn, agency, edit.name)
        if edit.short is not None:
            values["short"] = _short(conn, agency, edit.short)
        known = known_names(conn) if edit.add else {}
        for name in edit.add:
            key, written = _member_to_add(conn, agency, _find_member(conn, name, known, who))
            values[f"{MEMBER}{key}"] = written
        for name in edit.drop:
            values[f"{MEMBER}{_known_member(conn, agency, name)}"] = None
        return write_changes(conn, _new_values(conn, agency, values), who)


def group_made(agency: ListedAgency, changes: Sequence[Change]) -> str:
    """Say that an edit made a group of a body that was none, or nothing.

    Args:
        agency: as it was before the edit.
        changes: what the edit changed.
    """
    if agency.group or not any(change.field.startswith(MEMBER) and change.new for change in changes):
        return ""
    return _("{name} từ nay là nhóm: nhiệm vụ của cơ quan này theo dõi theo từng thành viên.").format(name=agency.name)


def remove_agency(conn: sqlite3.Connection, agency: int, who: Author) -> list[Change]:
    """Take an agency out of the directory, and out of the groups that it is a member of.

    Raises:
        PartuiError: the plan names it.
    """
    with transaction(conn):
        (name, key) = conn.execute("SELECT name, key FROM agency WHERE id = ?", (agency,)).fetchone()
        tasks = conn.execute(
            "SELECT plan, code FROM task WHERE id IN (SELECT task_id FROM task_agency WHERE agency_id = ?)"
            " ORDER BY plan, position",
            (agency,),
        ).fetchall()
        if tasks:
            raise PartuiError(
                "{name} còn trong {number} nhiệm vụ ({tasks}), chưa bỏ; hãy ghi cơ quan khác cho chúng trước.",
                name=name,
                number=len(tasks),
                tasks=_task_list(tasks),
            )
        rows = conn.execute(
            f"SELECT s.plan, {NAME_NOW} FROM mention AS m JOIN subject AS s ON s.id = m.subject_id"
            " WHERE m.agency_id = ? ORDER BY s.plan, s.kind DESC, s.position",
            (agency,),
        ).fetchall()
        if rows:
            raise PartuiError(
                "{name} còn trong Phụ lục I hoặc thân kế hoạch ({rows}), chưa bỏ; hãy ghi cơ quan khác ở đó trước.",
                name=name,
                rows=_task_list(rows),
            )
        held = read_state(conn, Subject("agency", agency)).values
        news = _new_values(
            conn,
            agency,
            {field: None if field.startswith(MEMBER) else "" for field in held if field != "name"},
        )
        for (group,) in conn.execute("SELECT group_id FROM agency_member WHERE member_id = ?", (agency,)).fetchall():
            news += _new_values(conn, group, {f"{MEMBER}{key}": None})
        return write_changes(conn, news, who)


def _task_list(tasks: Sequence[tuple[int, str]]) -> str:
    """Name the first few tasks, plan by plan."""
    by_plan = groupby(tasks[:_MOST_NAMED], key=itemgetter(0))
    named = "; ".join(f"{plan}: {', '.join(code for _plan, code in found)}" for plan, found in by_plan)
    return f"{named}…" if len(tasks) > _MOST_NAMED else named


def _is_named(conn: sqlite3.Connection, agency: int) -> bool:
    return conn.execute("SELECT 1 FROM task_agency WHERE agency_id = ? LIMIT 1", (agency,)).fetchone() is not None


def _new_values(conn: sqlite3.Connection, agency: int, values: Mapping[str, str | None]) -> list[NewValue]:
    subject = Subject("agency", agency)
    standing = read_state(conn, subject).values
    return [
        NewValue(subject, field, value)
        for field, value in values.items()
        if (standing.get(field) or "") != (value or "")
    ]


def _name(conn: sqlite3.Connection, agency: int, name: str) -> str:
    plain = check_value("name", name) or ""
    if not plain:
        return str(conn.execute("SELECT written FROM agency WHERE id = ?", (agency,)).fetchone()[0])
    check_key(plain)
    _check_free(conn, agency, plain)
    return plain


def _short(conn: sqlite3.Connection, agency: int, short: str) -> str:
    plain = clean(short)
    if len(plain) > limits.ABBREVIATION:
        raise PartuiError("Viết tắt dài quá {limit} ký tự.", limit=limits.ABBREVIATION)
    if plain and len(read_agencies(plain)) != 1:
        raise PartuiError("“{short}” không dùng làm viết tắt được.", short=plain)
    if plain:
        _check_free(conn, agency, plain)
    return plain


def _check_free(conn: sqlite3.Connection, agency: int, name: str) -> None:
    """Refuse a name that means another agency already."""
    key = agency_key(name)
    for names in conn.execute("SELECT name, short, written FROM agency WHERE id <> ?", (agency,)):
        if key in {agency_key(each) for each in names if each}:
            raise PartuiError("“{name}” đã là tên của {other}; chưa lưu gì.", name=name, other=names[0])


def _known_member(conn: sqlite3.Connection, group: int, query: str) -> str:
    """Return the identity of a member that a name, an unambiguous part of one or an abbreviation means."""
    members = dict(
        conn.execute(
            "SELECT name, key FROM agency_member JOIN agency ON id = member_id WHERE group_id = ? ORDER BY sort_key",
            (group,),
        )
    )
    full = in_full(conn, clean(query))
    if (key := agency_key(full)) in members.values():
        return key
    match = find_agency(full, list(members))
    if match.name is None:
        raise PartuiError(
            "Nhóm này không có đúng một thành viên “{query}”; gần nhất: {names}. Chưa lưu gì.",
            query=clean(query),
            names="; ".join(match.candidates) or "–",
        )
    return str(members[match.name])


def _find_member(conn: sqlite3.Connection, name: str, known: Mapping[str, str], who: Author) -> str:
    """Return the known agency that a member's name or an unambiguous part of one means, or the name of a new one."""
    plain = clean(in_full(conn, clean(name)))
    try:
        return find_known_agency(plain, known)
    except UnknownAgency:
        near = None if who.new_agencies else nearest_known(plain, known)
        if near is None:
            return plain
        raise UnknownAgency(
            "“{name}” gần giống “{nearest}” đã có; chưa lưu gì. Nếu là cơ quan khác, thêm --new-agency.",
            plain,
            (known[near],),
        ) from None


def _member_to_add(conn: sqlite3.Connection, group: int, plain: str) -> tuple[str, str]:
    """Return the identity of a member and how it is written, adding it where the file does not know it."""
    key = check_member_key(plain)
    member = known_agency(conn, key, plain)
    if member == group:
        raise PartuiError("{name} không thể là thành viên của chính mình.", name=plain)
    return key, str(conn.execute("SELECT written FROM agency WHERE id = ?", (member,)).fetchone()[0])
