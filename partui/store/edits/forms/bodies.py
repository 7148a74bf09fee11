"""Members of groups from a list of bodies: looked at row by row, saved as one edit or not at all."""

import sqlite3
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from uuid import uuid4

from partui.domain.agencies.members import MEMBER
from partui.domain.agencies.names import agency_key
from partui.domain.errors import PartuiError
from partui.domain.forms.bodies import BodyMatch, FoundBody, ListedBody, check_ambiguous, find_body
from partui.domain.forms.filled import CellFault
from partui.domain.journal.changes import Change
from partui.store.db.connection import transaction
from partui.store.journal.writing import Author, NewValue, write_changes
from partui.store.projection.agencies import check_member_key, known_agency
from partui.store.projection.kind import Subject
from partui.store.queries.agencies import ListedAgency, directory_agency, names_typed


class FilledGroup(NamedTuple):
    """A group with the bodies that a list gives it.

    Attributes:
        add: those that are no members yet, by the names that the plan writes.
        new: those of them that the file does not know.
        there: how many are members already.
        others: how many members the list does not name; they stay.
    """

    id: int
    name: str
    add: tuple[str, ...]
    new: tuple[str, ...]
    there: int
    others: int


class MemberPreview(NamedTuple):
    """What a list would make of groups, what is wrong with it, and the columns whose bodies belong elsewhere."""

    groups: tuple[FilledGroup, ...]
    faults: tuple[CellFault, ...] = ()
    passed_over: tuple[str, ...] = ()

    @property
    def new(self) -> tuple[str, ...]:
        """The bodies that the file does not know."""
        return tuple(dict.fromkeys(name for group in self.groups for name in group.new))


def preview_members(
    conn: sqlite3.Connection, plan: int, bodies: Sequence[ListedBody], group: str | None
) -> MemberPreview:
    """Return what a list of bodies would make of groups.

    Args:
        plan: the plan's year.
        bodies: those of the list, in its order.
        group: names the group that they all belong to; that of each one's level when none.

    Raises:
        PartuiError: no such group.
    """
    wanted, passed_over = _of_group(conn, plan, bodies, group)
    work = _BodyMatcher(conn, plan, wanted, group)
    for each in wanted:
        try:
            work.look_at(each)
        except PartuiError as fault:
            work.faults.append(CellFault(each.number, each.place, each.head, fault))
    return MemberPreview(tuple(work.groups()), tuple(work.faults), passed_over)


class _BodyMatcher:
    """Looks at the bodies of a list one after the other, and keeps into which group each goes."""

    def __init__(self, conn: sqlite3.Connection, plan: int, bodies: Sequence[ListedBody], group: str | None) -> None:
        self._conn, self._plan, self._group = conn, plan, group
        self._known = names_typed(conn)
        self._listed = {agency_key(each.body.name) for each in bodies}
        self._alike = check_ambiguous(bodies, {agency_key(name) for name in self._known})
        self._groups: dict[str, ListedAgency] = {}
        self._found: dict[int, dict[str, FoundBody]] = {}
        self.faults: list[CellFault] = []

    def look_at(self, listed: ListedBody) -> None:
        """Find out which agency a body is, and which group it goes into.

        Raises:
            PartuiError: its name is nearly another's, or nobody can tell the group.
        """
        name = listed.body.name
        if fault := self._alike.get(listed.number):
            raise fault
        meant = find_body(name, self._known, self._listed)
        if meant.how is BodyMatch.NEAR:
            raise PartuiError(
                "“{name}” gần giống “{near}” đã có; nếu khác, thêm trước bằng “partui agency add … --new-agency”",
                name=name,
                near=meant.written,
            )
        called = self._group or listed.body.group
        if called is None:
            raise PartuiError("“{name}” không cho biết thuộc nhóm nào; hãy ghi --group", name=name)
        group = self._groups.get(called) or directory_agency(self._conn, self._plan, called)
        self._groups[called] = group
        key = check_member_key(meant.written)
        if key == agency_key(group.name):
            raise PartuiError("{name} không thể là thành viên của chính mình.", name=name)
        self._found.setdefault(group.id, {})[key] = meant

    def groups(self) -> Iterator[FilledGroup]:
        """Yield the groups with what goes into them."""
        for group in self._groups.values():
            found, there = self._found.get(group.id, {}), _members(self._conn, group.id)
            add = {key: meant for key, meant in found.items() if key not in there}
            yield FilledGroup(
                group.id,
                group.name,
                tuple(meant.written for meant in add.values()),
                tuple(meant.written for meant in add.values() if meant.how is BodyMatch.NEW),
                len(found) - len(add),
                len(there - found.keys()),
            )


def import_members(conn: sqlite3.Connection, preview: MemberPreview, who: Author) -> list[Change]:
    """Make bodies members of groups, those of all groups as one edit.

    Args:
        preview: what was looked at.
        who: who edits, when and why, and whether what the file does not know is a new agency.

    Raises:
        PartuiError: the list has faults, or names what the file does not know and nobody says that it is new.
    """
    if preview.faults:
        raise preview.faults[0].text
    if preview.new and not who.new_agencies:
        raise PartuiError(
            "{number} cơ quan chưa có trong danh mục: {names}. Nếu là cơ quan mới, thêm --new-agency. Chưa lưu gì.",
            number=len(preview.new),
            names="; ".join(preview.new),
        )
    with transaction(conn):
        values = []
        for group in preview.groups:
            there = _members(conn, group.id)
            for name in group.add:
                key = check_member_key(name)
                agency = known_agency(conn, key, name)
                (written,) = conn.execute("SELECT written FROM agency WHERE id = ?", (agency,)).fetchone()
                if key not in there:
                    values.append(NewValue(Subject("agency", group.id), f"{MEMBER}{key}", written))
        return write_changes(conn, values, who._replace(edit=who.edit or str(uuid4())))


def _of_group(
    conn: sqlite3.Connection, plan: int, bodies: Sequence[ListedBody], group: str | None
) -> tuple[list[ListedBody], tuple[str, ...]]:
    """Return the bodies that belong to the group that is named, where their levels tell; and columns passed over."""
    if group is None:
        return list(bodies), ()
    name = directory_agency(conn, plan, group).name
    of_level = [each for each in bodies if each.body.group == name]
    if not of_level:
        return list(bodies), ()
    others = dict.fromkeys(each.head or each.body.group or "" for each in bodies if each.body.group not in (None, name))
    return [each for each in bodies if each.body.group in (None, name)], tuple(others)


def _members(conn: sqlite3.Connection, group: int) -> set[str]:
    rows = conn.execute(
        "SELECT key FROM agency_member JOIN agency ON agency.id = member_id WHERE group_id = ?", (group,)
    )
    return {key for (key,) in rows}
