"""What plans say of themselves and which doubts in them are settled, from their documents and the journal."""

import sqlite3
from collections.abc import Collection

from partui.domain.deadlines.kinds import AGAIN, DeadlineKind
from partui.domain.errors import PartuiError
from partui.domain.plan.document.head import HEAD_FIELDS, issued_now
from partui.domain.plan.doubts.doubt import DOUBT, settled_in
from partui.domain.tasks.snapshots import SNAPSHOT, read_snapshot
from partui.domain.text import clean
from partui.store.projection.kind import (
    Cells,
    DetailTable,
    ExpectedRow,
    Kind,
    StoredRow,
    Subject,
    SubjectSource,
    Values,
    joinings,
)
from partui.store.projection.parts.families import REPORT_WORDS, SENT_FORMS

_IN_DOCUMENT = {"symbol": "number", "issued": "issued", "issuer": "issuer", "kind": "kind"}


class SettledDoubts(DetailTable):
    """The doubts in a plan that an officer has settled."""

    table, owner = "settled_doubt", "head_id"

    def follows_from(self, values: Values) -> object:
        return settled_in(values)

    def stored(self, conn: sqlite3.Connection, key: int) -> object:
        return dict(conn.execute("SELECT doubt, reason FROM settled_doubt WHERE head_id = ?", (key,)))

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        rows = conn.execute("SELECT doubt, reason FROM settled_doubt WHERE head_id = ?", (key,))
        return {f"{DOUBT}{doubt}": reason for doubt, reason in rows}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write the settled doubts anew."""
        self.delete(conn, key)
        conn.executemany(
            "INSERT INTO settled_doubt VALUES (?, ?, ?)",
            [(key, doubt, reason) for doubt, reason in settled_in(row.values).items()],
        )


class Snapshots(DetailTable):
    """How the plan stood on days, sealed."""

    table, owner = "snapshot", "head_id"

    def follows_from(self, values: Values) -> dict[str, str]:
        """Return the snapshots among a head's values; no other name than a uuid's."""
        return {
            field: value
            for field, value in sorted(values.items())
            if field.startswith(SNAPSHOT) and read_snapshot(field, value) is not None and value
        }

    def stored(self, conn: sqlite3.Connection, key: int) -> dict[str, str]:
        rows = conn.execute("SELECT uuid, sealed FROM snapshot WHERE head_id = ? ORDER BY uuid", (key,))
        return {f"{SNAPSHOT}{uuid}": sealed for uuid, sealed in rows}

    def values(self, conn: sqlite3.Connection, key: int) -> dict[str, str | None]:
        return {**self.stored(conn, key)}

    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write the snapshots anew."""
        self.delete(conn, key)
        for field, sealed in self.follows_from(row.values).items():
            snapshot = read_snapshot(field, sealed)
            if snapshot is not None:
                conn.execute(
                    "INSERT INTO snapshot VALUES (?, ?, ?, ?, ?)",
                    (snapshot.uuid, key, snapshot.name, snapshot.standing.as_of.isoformat(), sealed),
                )


class PlanHeads(Kind):
    """Plans' heads: number, day, issuer and the like."""

    table = "plan_head"
    named_by = "plan"
    columns = HEAD_FIELDS
    parts = (SettledDoubts(), Snapshots(), SENT_FORMS, REPORT_WORDS)

    def sources(
        self, conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
    ) -> dict[int, SubjectSource]:
        rows = conn.execute(
            f"SELECT s.id, s.uid, p.year, p.{', p.'.join(_IN_DOCUMENT.values())} FROM subject AS s JOIN plan AS p"
            f" ON p.year = s.plan WHERE s.kind = 'plan_head' AND {where}",
            args,
        ).fetchall()
        joined = joinings(conn)
        return {
            key: SubjectSource(
                uid,
                year,
                str(year),
                {**dict.fromkeys(HEAD_FIELDS, ""), **dict(zip(_IN_DOCUMENT, said, strict=True))},
                {},
                joined,
            )
            for key, uid, year, *said in rows
        }

    def stored(self, conn: sqlite3.Connection, key: int) -> StoredRow | None:
        found = super().stored(conn, key)
        return found and found._replace(code=str(found.code))

    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out a plan's head; blank words of the journal are blank words of the head."""
        said = {field: clean(values[field] or "", lines=field == "recipients") for field in HEAD_FIELDS}
        return said | {"issued": issued_now(values["issued"], source.values["issued"] or "")}

    def values(self, cells: Cells) -> dict[str, str | None]:
        return dict(cells)

    def gone(self) -> PartuiError:
        return PartuiError("Kế hoạch không còn trong tệp; chưa lưu gì.")


HEADS = PlanHeads()


def add_head(conn: sqlite3.Connection, year: int) -> None:
    """Add the head of a plan that has just been added, as its document has it; inside a transaction."""
    conn.execute(
        "INSERT INTO subject (kind, uid, plan, code) VALUES ('plan_head', ?, ?, ?)", (f"plan_head/{year}", year, year)
    )
    conn.execute(
        f"INSERT INTO plan_head (id, plan, {', '.join(_IN_DOCUMENT)})"
        f" SELECT s.id, p.year, p.{', p.'.join(_IN_DOCUMENT.values())}"
        " FROM plan AS p JOIN subject AS s ON s.plan = p.year AND s.kind = 'plan_head' WHERE p.year = ?",
        (year,),
    )


def issue_days(conn: sqlite3.Connection) -> dict[int, str]:
    """Return when each plan was issued, as its head has it now."""
    return dict(conn.execute("SELECT plan, issued FROM plan_head"))


def tasks_from_issue(conn: sqlite3.Connection, heads: Collection[int]) -> set[Subject]:
    """Return the tasks that are due so long after a day elsewhere, or come back, of the plans with some heads."""
    marks = ", ".join("?" * len(heads))
    rows = conn.execute(
        f"SELECT t.id FROM task AS t JOIN plan_head AS h ON h.plan = t.plan WHERE h.id IN ({marks})"
        " AND (t.deadline_kind IN (?, ?, ?) OR t.period_words > '')",
        (*heads, DeadlineKind.RELATIVE, *AGAIN),
    )
    return {Subject("task", key) for (key,) in rows}
