"""What hangs on a task: documents that prove it, as they prove a criterion, and its members."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.agencies.members import MEMBER, Member, MemberStatus, member_on, member_value, read_member
from partui.domain.tasks.evidence import EVIDENCE, Evidence, evidence_value, read_evidence
from partui.domain.tasks.status import Status
from partui.store.projection.kind import DetailTable, ExpectedRow, Values
from partui.store.projection.parts.named import uuid_fields

# The tables of documents, by the kind of row that they prove.
DOCUMENTS_OF = {"task": "evidence", "criterion": "criterion_evidence"}


class Documents(DetailTable):
    """The documents of a task or of a criterion, in the order they were added.

    Args:
        kind: what they prove: `task` or `criterion`, which has no products.
    """

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.table, self.owner, self.fields = DOCUMENTS_OF[kind], f"{kind}_id", (EVIDENCE,)

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the documents among a row's values, each as this program writes it."""
        found = documents_in(values)
        if self._kind == "task":
            return found
        return {
            field: evidence_value(read_evidence(field, "", value)._replace(products=(), period=""))
            for field, value in found.items()
        }

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        rows = evidence_rows(conn, "t.id", key, self._kind)
        return {f"{EVIDENCE}{each.uuid}": evidence_value(each) for each in rows}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        self.delete(conn, key)
        for field, value in documents_in(row.values).items():
            each = read_evidence(field, "", value)
            issued_on = each.issued_on.isoformat() if each.issued_on else None
            said = (each.uuid, each.number, issued_on, each.issuer, each.summary, each.link)
            columns = f"{self.owner}, uuid, number, issued_on, issuer, summary, link"
            if self._kind == "criterion":
                conn.execute(f"INSERT INTO {self.table} ({columns}) VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *said))
                continue
            conn.executemany(
                f"INSERT INTO {self.table} ({columns}, period, product) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                [(key, *said, each.period, number) for number in each.products or (None,)],
            )


def documents_in(values: Values) -> dict[str, str]:
    """Return the documents among a task's values, each as this program writes it; no other name than a uuid's."""
    return {
        field: evidence_value(read_evidence(field, "", value))
        for field, value in uuid_fields(values, EVIDENCE).items()
        if value is not None
    }


def evidence_rows(conn: sqlite3.Connection, column: str, value: int, kind: str = "task") -> list[Evidence]:
    """Return documents, those of a row in the order they were added, rows in the plan's order.

    Args:
        column: a column of the kind's table (t), and the value looked for in it.
        kind: what they prove: `task` or `criterion`.
    """
    product, period = ("e.product", "e.period") if kind == "task" else ("NULL", "''")
    rows = conn.execute(
        f"SELECT e.uuid, t.code, {product}, e.number, e.issued_on, e.issuer, e.summary, e.link, {period}"
        f" FROM {DOCUMENTS_OF[kind]} AS e JOIN {kind} AS t ON t.id = e.{kind}_id WHERE {column} = ?"
        " ORDER BY t.position, e.id",
        (value,),
    )
    found: dict[tuple[str, str], Evidence] = {}
    for uuid, code, product, number, day, *said in rows:
        of_product = () if product is None else (product,)
        if (code, uuid) in found:
            # A document of several products has a row for each.
            of_product = tuple(sorted((*found[code, uuid].products, *of_product)))
        issued_on = date.fromisoformat(day) if day else None
        found[code, uuid] = Evidence(uuid, code, of_product, number, issued_on, *said)
    return list(found.values())


class TaskMembers(DetailTable):
    """What is said of the members of a task's groups."""

    table, owner, fields = "task_member", "task_id", (MEMBER,)

    def follows_from(self, values: Values) -> dict[str, MemberStatus]:
        """Return each member's status by the agency's key."""
        return members_in(values)

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, MemberStatus]:
        return members_in(self.values(conn, key))

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        rows = conn.execute(
            "SELECT a.key, a.written, m.status, m.completed_on FROM task_member AS m"
            " JOIN agency AS a ON a.id = m.agency_id WHERE m.task_id = ? ORDER BY a.key",
            (key,),
        )
        return {f"{MEMBER}{agency}": member_value(_status(*said), written) for agency, written, *said in rows}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write what the journal leaves; a member that the file does not know is passed over."""
        self.delete(conn, key)
        conn.executemany(
            "INSERT INTO task_member (task_id, agency_id, status, completed_on)"
            " SELECT ?, id, ?, ? FROM agency WHERE key = ?",
            [
                (key, said.status, said.completed_on.isoformat() if said.completed_on else None, agency)
                for agency, said in members_in(row.values).items()
            ],
        )


def members_in(values: Values) -> dict[str, MemberStatus]:
    """Return what a task's values say of members, by the agencies' keys."""
    said = {field: read_member(values[field]) for field in sorted(values) if field.startswith(MEMBER)}
    return {field.removeprefix(MEMBER): status for field, status in said.items() if status is not None}


def _status(status: str, completed_on: str | None) -> MemberStatus:
    return MemberStatus(Status(status), date.fromisoformat(completed_on) if completed_on else None)


# As the view `task_answerable` has it.
_FOLLOWED = (
    "(EXISTS (SELECT 1 FROM task_member AS said"
    " CROSS JOIN agency_member AS peer ON peer.group_id = g.group_id AND peer.member_id = said.agency_id"
    " WHERE said.task_id = ta.task_id AND said.status <> 'todo')"
    " OR EXISTS (SELECT 1 FROM agency_period AS reported JOIN agency AS owing ON owing.key = reported.agency"
    " JOIN agency_member AS peer ON peer.group_id = g.group_id AND peer.member_id = owing.id"
    " WHERE reported.task_id = ta.task_id))"
)


def task_members(conn: sqlite3.Connection, tasks: Sequence[int], day: date) -> dict[int, list[Member]]:
    """Return the members of the groups that have tasks, by name; a task whose groups have none is left out.

    Args:
        tasks: the tasks' ids.
        day: the day that they are seen from; whether one is late is the task's to say.
    """
    marks = ",".join("?" * len(tasks))
    found: dict[int, list[Member]] = {}
    for task, key, name, status, completed, followed, owes, due_on, last_on in conn.execute(
        "SELECT p.task_id, a.key, a.name, m.status, m.completed_on, p.followed, d.task_id, d.due_on, d.last_on FROM ("
        f"  SELECT ta.task_id, g.member_id, max({_FOLLOWED}) AS followed FROM task_agency AS ta"
        "  JOIN agency_member AS g ON g.group_id = ta.agency_id"
        f"  WHERE ta.task_id IN ({marks}) GROUP BY 1, 2) AS p"
        " JOIN agency AS a ON a.id = p.member_id"
        " LEFT JOIN task_member AS m ON m.task_id = p.task_id AND m.agency_id = p.member_id"
        " LEFT JOIN agency_due AS d ON d.task_id = p.task_id AND d.agency_id = p.member_id"
        " ORDER BY p.task_id, a.sort_key, a.key",
        tuple(tasks),
    ):
        said = _status(status, completed) if status else None
        due = date.fromisoformat(due_on) if due_on else None
        if owes is not None and (said is None or said.status is not Status.DONE):
            # It owes an instance yet, or none of those that are open.
            said = MemberStatus(Status.DOING) if due else MemberStatus(Status.DONE, date.fromisoformat(last_on))
        member = Member(key, name, *member_on(said, day), late=False, followed=bool(followed), due_on=due)
        found.setdefault(task, []).append(member)
    return found
