"""Agencies: name, abbreviation and the bodies that each stands for, worked out from the journal."""

import sqlite3
from collections.abc import Collection

from partui.domain import limits
from partui.domain.agencies.joining import JOINED
from partui.domain.agencies.members import LONGEST_KEY, MEMBER
from partui.domain.agencies.names import agency_key, is_group, read_agencies
from partui.domain.errors import PartuiError
from partui.domain.text import alphabet_key, clean
from partui.store.projection.kind import Cells, DetailTable, ExpectedRow, Kind, Subject, SubjectSource, Values, joinings


class GroupMembers(DetailTable):
    """The bodies that an agency stands for."""

    table, owner = "agency_member", "group_id"

    def follows_from(self, values: Values) -> object:
        return {field: name for field, name in values.items() if field.startswith(MEMBER) and name}

    def expected(self, row: ExpectedRow) -> set[str]:
        """Return the members' keys."""
        return set(_members(row.uid, row.values))

    def stored(self, conn: sqlite3.Connection, key: int) -> set[str]:
        return {field.removeprefix(MEMBER) for field in self.values(conn, key)}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        rows = conn.execute(
            "SELECT key, written FROM agency_member JOIN agency ON agency.id = member_id WHERE group_id = ?"
            " ORDER BY key",
            (key,),
        )
        return {f"{MEMBER}{member}": written for member, written in rows}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write the members; those that the file does not know are added to the directory."""
        self.delete(conn, key)
        conn.executemany(
            "INSERT INTO agency_member (group_id, member_id) VALUES (?, ?)",
            [(key, known_agency(conn, *member)) for member in _members(row.uid, row.values).items()],
        )


def _members(own: str, values: Values) -> dict[str, str]:
    """Return the bodies that an agency stands for: key to the name as written; none stands for itself."""
    return {
        agency_key(name): name
        for field, name in sorted(values.items())
        if field.startswith(MEMBER) and name and field == f"{MEMBER}{agency_key(name)}" and agency_key(name) != own
    }


def members_of_groups(conn: sqlite3.Connection) -> dict[str, frozenset[str]]:
    """Return the members of each group, by their identities; of a group without any nothing."""
    found: dict[str, set[str]] = {}
    for group, member in conn.execute(
        "SELECT g.key, m.key FROM agency_member JOIN agency AS g ON g.id = group_id"
        " JOIN agency AS m ON m.id = member_id"
    ):
        found.setdefault(group, set()).add(member)
    return {group: frozenset(members) for group, members in found.items()}


class Agencies(Kind):
    """Agencies (cơ quan); they are no plan's."""

    table = "agency"
    named_by = "name"
    columns = ("name", "short", "kept", "joined", "is_group", "sort_key")
    parts = (GroupMembers(),)

    def sources(
        self, conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
    ) -> dict[int, SubjectSource]:
        rows = conn.execute(f"SELECT s.id, s.key, s.written FROM agency AS s WHERE {where}", args)
        joined = joinings(conn)
        return {
            key: SubjectSource(own, 0, name, {"name": name, "short": "", "kept": "", JOINED: ""}, {}, joined)
            for key, own, name in rows.fetchall()
        }

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        written = source.values["name"] or ""
        name = clean(values["name"] or "") or written
        return {
            "name": name,
            "short": clean(values["short"] or ""),
            "kept": int(bool(values["kept"])),
            "joined": "" if agency_key(values[JOINED] or "") == source.uid else clean(values[JOINED] or ""),
            "is_group": int(is_group(written) or bool(_members(source.uid, values))),
            "sort_key": alphabet_key(name),
        }

    def values(self, cells: Cells) -> dict[str, str | None]:
        same = {field: cells[field] for field in ("name", "short", JOINED)}
        return {**same, "kept": "1" if cells["kept"] else ""}

    def gone(self) -> PartuiError:
        return PartuiError("Cơ quan không còn trong tệp; chưa lưu gì.")


AGENCIES = Agencies()


def known_agency(conn: sqlite3.Connection, key: str, name: str) -> int:
    """Return the id of an agency, adding it where the file does not know it."""
    found = conn.execute("SELECT id FROM agency WHERE key = ?", (key,)).fetchone()
    if found is None:
        conn.execute("INSERT INTO subject (kind, uid) VALUES ('agency', ?) ON CONFLICT DO NOTHING", (key,))
        found = conn.execute(
            "INSERT INTO agency (id, key, name, written, is_group, sort_key)"
            " SELECT id, uid, ?, ?, ?, ? FROM subject WHERE uid = ? AND kind = 'agency' RETURNING id",
            (name, name, is_group(name), alphabet_key(name), key),
        ).fetchone()
    return int(found[0])


def check_key(name: str) -> str:
    """Return the identity of an agency named by an officer.

    Raises:
        PartuiError: the name is empty, too long, or none, as `#N/A`.
    """
    key = _key_of_name(name)
    if not key or len(key) > limits.WORDS:
        raise PartuiError("Tên cơ quan phải có từ 1 đến {limit} ký tự.", limit=limits.WORDS)
    return key


def check_member_key(name: str) -> str:
    """Return the identity of an agency that is to be a member of a group.

    Raises:
        PartuiError: the name is empty, none, or too long for the name of a field in the journal.
    """
    key = _key_of_name(name)
    if not key or len(key) > LONGEST_KEY:
        raise PartuiError("Tên thành viên của nhóm phải có từ 1 đến {limit} ký tự.", limit=LONGEST_KEY)
    return key


def _key_of_name(name: str) -> str:
    key = agency_key(name)
    if key and not read_agencies(name):
        raise PartuiError("“{name}” không phải tên cơ quan; chưa lưu gì.", name=clean(name))
    return key


def rows_naming(conn: sqlite3.Connection, agencies: Collection[int]) -> set[Subject]:
    """Return the rows that follow from which agencies were joined into others.

    Args:
        agencies: those that are joined or parted now; what names others that were joined is among the rows too.
    """
    joined = conn.execute("SELECT id, joined FROM agency WHERE joined <> ''").fetchall()
    keys = {agency_key(name) for _agency, name in joined}
    into = [key for key, own in conn.execute("SELECT id, key FROM agency") if own in keys]
    marks = ", ".join(str(key) for key in {*agencies, *into, *(key for key, _name in joined)})
    named = f"agency IN (SELECT key FROM agency WHERE id IN ({marks}))"
    rows = conn.execute(
        f"SELECT 'task', task_id FROM task_agency WHERE agency_id IN ({marks})"
        f" UNION SELECT 'task', task_id FROM task_member WHERE agency_id IN ({marks})"
        f" UNION SELECT 'task', task_id FROM answer WHERE {named}"
        f" UNION SELECT 'task', task_id FROM reminder WHERE {named}"
        f" UNION SELECT 'task', task_id FROM agency_period WHERE {named}"
        f" UNION SELECT 'plan_head', head_id FROM sent_form WHERE {named}"
        f" UNION SELECT 'plan_head', head_id FROM report_words WHERE {named}"
        " UNION SELECT 'agency', group_id FROM agency_member"
        f" UNION SELECT kind, id FROM mention JOIN subject ON id = subject_id WHERE agency_id IN ({marks})"
    )
    return {Subject(*row) for row in rows} | {Subject("agency", key) for key in agencies}


def rows_by_members(conn: sqlite3.Connection) -> set[Subject]:
    """Return the tasks that follow from which members their groups have: by how many suffice, or each by itself."""
    rows = conn.execute("SELECT id FROM task WHERE quorum <> '' UNION SELECT task_id FROM agency_period")
    return {Subject("task", key) for (key,) in rows}
