"""A kind of thing that is edited: its source, its fields, and how its row is worked out, written, found and named."""

import sqlite3
from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple

from partui.domain.agencies.joining import follow_joinings, settle_joinings
from partui.domain.errors import PartuiError
from partui.domain.periods.instance import PlanTimes
from partui.domain.plan.codes import chapter_of
from partui.domain.plan.columns import read_columns, write_columns
from partui.domain.plan.structure import ADDED_AS_REMOVED

Values = Mapping[str, str | None]
Cells = dict[str, Any]


class Subject(NamedTuple):
    """What a change is about.

    Attributes:
        table: its kind's table.
        id: its row there, and in `subject`.
    """

    table: str
    id: int


class SubjectSource(NamedTuple):
    """A subject before any change: what the journal is replayed over.

    Attributes:
        uid: its name in every file.
        plan: the plan's year; 0 where it is no plan's.
        values: its fields as the journal writes them.
        inherited: field to the code that its blank cell took its value from.
        joined: agencies that were joined into others: identity to the name that each goes by.
        issued: when the plan was issued, as its head has it now, of a row whose deadline may run from that day.
        times: what its plan says of its own time, where what is read of it hangs on that.
        groups: the members of each group, by their identities.
    """

    uid: str
    plan: int
    code: str
    values: dict[str, str | None]
    inherited: Mapping[str, str]
    joined: Mapping[str, str] = MappingProxyType({})
    issued: str = ""
    times: PlanTimes | None = None
    groups: Mapping[str, frozenset[str]] = MappingProxyType({})


class SubjectState(NamedTuple):
    """A subject as it stands.

    Attributes:
        version: how often it has been edited, plus one.
        values: its fields as the journal writes them; a document that is not there is not in it.
        source: what it was before any change, where it stands in a plan.
    """

    code: str
    version: int
    values: dict[str, str | None]
    source: SubjectSource | None = None


def columns_in(source: SubjectSource, values: Values) -> str:
    """Return a row's further columns as written; those of its source where the journal says what is none."""
    said = read_columns(values["other"])
    return write_columns((read_columns(source.values["other"]) or {}) if said is None else said)


def joinings(conn: sqlite3.Connection) -> dict[str, str]:
    """Return by the identity of each agency that was joined into another the name that it goes by."""
    found = conn.execute("SELECT key, joined FROM agency WHERE joined <> ''").fetchall()
    return settle_joinings(dict(found)) if found else {}


class StoredRow(NamedTuple):
    """A row as its table has it."""

    code: str
    version: int
    cells: Cells


class ExpectedRow(NamedTuple):
    """A row as it must be, with all that other tables follow from."""

    uid: str
    code: str
    values: Values
    cells: Cells
    times: PlanTimes | None = None


class DetailTable(ABC):
    """A table whose rows hang on a kind's row and follow from the same values.

    Attributes:
        owner: its column that names the kind's row.
        names_code: whether it also says the row's code.
        fields: how the fields of the journal begin from which alone it follows, as long as no row goes by another name.
    """

    table: str
    owner: str
    names_code = False
    fields: tuple[str, ...] = ("",)

    def follows(self, field: str) -> bool:
        """Return whether the table may say something else once a field does."""
        return field.startswith(self.fields)

    @abstractmethod
    def follows_from(self, values: Values) -> object:
        """Return what the table is worked out from, so that an edit of something else leaves it alone."""

    def expected(self, row: ExpectedRow) -> object:
        """Return what the table must say: what it follows from, unless a table says it in another form."""
        return self.follows_from(row.values)

    @abstractmethod
    def stored(self, conn: sqlite3.Connection, key: int) -> object:
        """Return what the table says, in the same form."""

    @abstractmethod
    def write(self, conn: sqlite3.Connection, key: int, row: ExpectedRow) -> None:
        """Write what the table must say."""

    def values(self, _conn: sqlite3.Connection, _key: int) -> dict[str, str | None]:
        """Return fields of the journal that stand in this table."""
        return {}

    def delete(self, conn: sqlite3.Connection, key: int) -> None:
        """Take out what hangs on a row."""
        conn.execute(f"DELETE FROM {self.table} WHERE {self.owner} = ?", (key,))


class Kind(ABC):
    """A kind of thing that is edited.

    Attributes:
        table: its table, and what `subject` calls the kind.
        named_by: the column by which officers know it.
        columns: those of its table that an edit may move.
        parts: tables that hang on its rows.
    """

    table: str
    named_by = "code"
    columns: tuple[str, ...]
    parts: tuple[DetailTable, ...] = ()

    @abstractmethod
    def sources(
        self, conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
    ) -> dict[int, SubjectSource]:
        """Return what there was before any change, by id.

        Args:
            where: a condition on the subject (s), and what fills its question marks.
        """

    @abstractmethod
    def cells(self, source: SubjectSource, values: Values) -> Cells:
        """Work out what its table says; a value that the field cannot have counts as none.

        Args:
            values: its fields as the journal leaves them.
        """

    @abstractmethod
    def values(self, cells: Cells) -> dict[str, str | None]:
        """Return the fields of the journal that its table's columns stand for."""

    @abstractmethod
    def gone(self) -> PartuiError:
        """Return what is said of one that the file has no more."""

    def follow(self, conn: sqlite3.Connection, key: int, new: Cells) -> None:  # noqa: B027
        """Write what follows from new cells of a row and is no cell of it."""

    def said(self, source: SubjectSource, values: Values) -> dict[str, str | None]:
        """Return the fields of which the row says what follows from others, as the journal leaves them."""
        return {}

    def without_source(self) -> PartuiError:
        """Return what is said of one that the file cannot tell any more what it was."""
        return self.gone()

    def source(self, conn: sqlite3.Connection, key: int) -> SubjectSource:
        """Return what one was before any change.

        Raises:
            PartuiError: the file has no source of it.
        """
        found = self.sources(conn, "s.id = ?", (key,))
        if key not in found:
            raise self.without_source()
        return found[key]

    def stored(self, conn: sqlite3.Connection, key: int) -> StoredRow | None:
        """Return a row as it stands."""
        row = conn.execute(
            f"SELECT {self.named_by}, version, {', '.join(self.columns)} FROM {self.table} WHERE id = ?", (key,)
        ).fetchone()
        return None if row is None else StoredRow(row[0], row[1], dict(zip(self.columns, row[2:], strict=True)))

    def settled(self, source: SubjectSource, values: Values) -> Values:
        """Return the values that follow from others of the row: none in most kinds."""
        return {}

    def expected(self, code: str, source: SubjectSource, values: Values) -> ExpectedRow:
        """Return a row as it must be."""
        values = follow_joinings(values, source.joined)
        values = {**values, **self.settled(source, values)}
        cells = self.cells(source, values)
        return ExpectedRow(source.uid, code, {**values, **self.values(cells)}, cells, source.times)


class PlanKind(Kind):
    """A kind whose rows stand in a plan: in an order, under codes, each with a source of its own.

    Attributes:
        annex: kinds of one annex are numbered together.
        blank: the source's columns besides its title, with what they say of a row that an officer adds.
        above: the columns that name what a row stands under.
        has_chapter: whether its table keeps the chapter.
    """

    annex: int
    blank: ClassVar[Mapping[str, object]] = {}
    above: tuple[str, ...] = ("parent_id",)
    has_chapter = True

    @abstractmethod
    def source_values(self, cells: Cells) -> dict[str, str | None]:
        """Return the fields of the journal as a source's columns have them."""

    @abstractmethod
    def unknown(self, plan: int, code: str, nearest: str) -> PartuiError:
        """Return what is said of a code that no row of the plan has."""

    def sources(
        self, conn: sqlite3.Connection, where: str = "1", args: tuple[object, ...] = ()
    ) -> dict[int, SubjectSource]:
        """Return the rows as the plan's document has them, by id, in its order."""
        names = ("title", *self.blank)
        rows = conn.execute(
            f"SELECT s.id, s.uid, s.plan, s.code, s.position, s.added, p.{', p.'.join(names)}"
            f" FROM subject AS s JOIN {self.table}_source AS p USING (id) WHERE {where} ORDER BY s.plan, s.position",
            args,
        ).fetchall()
        joined = joinings(conn)
        return {
            key: SubjectSource(
                uid,
                plan,
                code,
                {
                    **self.source_values(dict(zip(names, cells, strict=True))),
                    "code": code,
                    "place": str(position),
                    "removed": ADDED_AS_REMOVED if added else "",
                },
                {},
                joined,
            )
            for key, uid, plan, code, position, added, *cells in rows
        }

    def add_sources(self, conn: sqlite3.Connection, rows: Iterable[Mapping[str, object]]) -> None:
        """Write sources: `uid`, `plan`, `position`, `code`, `title`, `added` and what else is not blank."""
        names = ("title", *self.blank)
        whole = [{"kind": self.table, "added": 0, **self.blank, **row} for row in rows]
        conn.executemany(
            "INSERT INTO subject (kind, uid, plan, position, code, added)"
            " VALUES (:kind, :uid, :plan, :position, :code, :added)",
            whole,
        )
        conn.executemany(
            f"INSERT INTO {self.table}_source (id, {', '.join(names)})"
            f" SELECT id, :{', :'.join(names)} FROM subject WHERE uid = :uid AND kind = :kind",
            whole,
        )

    def code_cells(self, code: str) -> Cells:
        """Return what its table says of a code."""
        return {"code": code, "chapter": chapter_of(code)} if self.has_chapter else {"code": code}
