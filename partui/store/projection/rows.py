"""A task's row: worked out from the plan's cells and the values of the journal, and written."""

import json
import sqlite3
from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from partui.domain.agencies.names import read_agencies
from partui.domain.alphabet import alphabet_key
from partui.domain.deadlines.reading import read_deadline
from partui.domain.tasks.statuses import Status
from partui.domain.text import fold
from partui.store.projection.planned import Planned
from partui.store.queries.agencies import agency_ids

_STATUSES = frozenset(status.value for status in Status)
_PERCENTS = frozenset(str(number) for number in range(101))

_CELLS = ("title", "products", "requirements", "deadline", "leads", "implementers")
_SEARCHED = (*_CELLS, "measured", "note")

Values = Mapping[str, str | None]


class Row(NamedTuple):
    """What the table `task` says that an edit of the task may move."""

    title: str
    products: str
    requirements: str
    implementers: str
    deadline: str
    deadline_kind: str
    due_on: str | None
    leads: str
    inherited: str
    status: str
    completed_on: str | None
    progress: int
    measured: str
    note: str


class Search(NamedTuple):
    """The row of the table `task_search`."""

    folded: str
    title_key: str
    lead_key: str


def work_out(planned: Planned, values: Values) -> Row:
    """Work out a task's row.

    Args:
        planned: the task as the plan has it.
        values: its fields as the journal leaves them; a field is inherited as long as it says
            what the cell above says.
    """
    cells = {field: values[field] or planned.values[field] or "" for field in _CELLS}
    deadline = read_deadline(cells["deadline"], planned.year)
    inherited = {field: code for field, code in planned.inherited.items() if cells[field] == planned.values[field]}
    status, completed_on = _consistent(values["status"], values["completed_on"])
    return Row(
        title=cells["title"],
        products=as_json(tuple(filter(None, cells["products"].split("\n")))),
        requirements=as_json(tuple(filter(None, cells["requirements"].split("\n")))),
        implementers=cells["implementers"],
        deadline=cells["deadline"],
        deadline_kind=deadline.kind,
        due_on=deadline.due_on.isoformat() if deadline.due_on else None,
        leads=cells["leads"],
        inherited=json.dumps(inherited),
        status=status,
        completed_on=completed_on,
        progress=_percent(values["progress"]),
        measured=values["measured"] or "",
        note=values["note"] or "",
    )


def _consistent(status: str | None, completed_on: str | None) -> tuple[str, str | None]:
    """Only a task that is done has a day of completion: two files merged may disagree on one of the two."""
    if status != Status.DONE:
        return (status if status in _STATUSES else Status.TODO.value), None
    day = _iso_day(completed_on)
    return (Status.DOING.value, None) if day is None else (Status.DONE.value, day)


# Any program may add to the journal: what is no value of the field counts as none.
def _iso_day(value: str | None) -> str | None:
    with suppress(ValueError):
        return date.fromisoformat(value or "").isoformat()
    return None


def _percent(value: str | None) -> int:
    return int(value) if value in _PERCENTS else 0


def as_json(texts: tuple[str, ...]) -> str:
    """Return a list as the store writes it."""
    return json.dumps(texts, ensure_ascii=False)


def search_row(code: str, row: Row) -> Search:
    """Work out what searching and sorting need of a task."""
    leads = [name for name, _group in read_agencies(row.leads)]
    implementers = [name for name, _group in read_agencies(row.implementers)]
    texts = [
        code,
        row.title,
        *json.loads(row.products),
        *json.loads(row.requirements),
        row.deadline,
        row.leads,
        *leads,
        row.implementers,
        *implementers,
        row.measured,
        row.note,
    ]
    return Search(
        folded="\n".join(fold(text) for text in texts if text),
        title_key=alphabet_key(row.title),
        lead_key=alphabet_key("; ".join(leads)),
    )


def current_values(row: Row) -> dict[str, str | None]:
    """Return a row's fields as the journal writes them."""
    return {
        "status": row.status,
        "completed_on": row.completed_on,
        "deadline": row.deadline,
        "leads": row.leads,
        "progress": str(row.progress),
        "measured": row.measured,
        "note": row.note,
        "title": row.title,
        "products": "\n".join(json.loads(row.products)),
        "requirements": "\n".join(json.loads(row.requirements)),
        "implementers": row.implementers,
    }


def read_row(conn: sqlite3.Connection, task_id: int) -> Row:
    """Return a task's row as it stands."""
    return Row(*conn.execute(f"SELECT {', '.join(Row._fields)} FROM task WHERE id = ?", (task_id,)).fetchone())


def write_row(conn: sqlite3.Connection, task_id: int, before: Values, row: Row, version: int) -> None:
    """Write a task's row with what hangs on it: its agencies and what searching needs.

    Args:
        before: the fields that the row has now, as the journal writes them.
        version: how often the task has been edited, plus one.
    """
    said = read_row(conn, task_id)
    # Columns that stay need no trigger and no index looked at.
    new = {name: value for name, was, value in zip(Row._fields, said, row, strict=True) if value != was}
    columns = "".join(f"{name} = ?, " for name in new)
    conn.execute(f"UPDATE task SET {columns}version = ? WHERE id = ?", (*new.values(), version, task_id))
    after = current_values(row)
    for field, (role, words) in zip(("leads", "implementers"), agency_cells(row), strict=True):
        if after[field] != before[field]:
            write_agencies(conn, task_id, role, words)
    if any(after[field] != before[field] for field in _SEARCHED):
        write_search(conn, task_id, row)


def write_search(conn: sqlite3.Connection, task_id: int, row: Row) -> None:
    """Write what searching and sorting need of a task."""
    (code,) = conn.execute("SELECT code FROM task WHERE id = ?", (task_id,)).fetchone()
    conn.execute(
        "INSERT INTO task_search (task_id, folded, title_key, lead_key) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE"
        " SET folded = excluded.folded, title_key = excluded.title_key, lead_key = excluded.lead_key",
        (task_id, *search_row(code, row)),
    )


def agency_cells(row: Row) -> tuple[tuple[str, str], tuple[str, str]]:
    """Return each role with the words that its agencies are read from."""
    return ("lead", row.leads), ("implementer", row.implementers)


def write_agencies(conn: sqlite3.Connection, task_id: int, role: str, words: str) -> None:
    """Write which agencies a task has in a role, read from the words of its cell."""
    conn.execute("DELETE FROM task_agency WHERE task_id = ? AND role = ?", (task_id, role))
    conn.executemany(
        "INSERT INTO task_agency (task_id, role, position, agency_id) VALUES (?, ?, ?, ?)",
        [(task_id, role, place, agency) for place, agency in enumerate(agency_ids(conn, read_agencies(words)))],
    )
