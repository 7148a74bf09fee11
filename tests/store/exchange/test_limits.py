"""One set of limits: whatever an edit takes, every copy takes and `check` finds nothing wrong with it."""

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from itertools import product
from pathlib import Path
from random import Random
from shutil import copyfile
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from partui.domain import limits
from partui.domain.agencies.members import LONGEST_KEY
from partui.domain.errors import PartuiError
from partui.domain.targets.figures import read_figure
from partui.domain.targets.readings import Reading
from partui.domain.tasks.documents import ProvenItem
from partui.domain.tasks.evidence import Evidence
from partui.store.db.open import open_store
from partui.store.edits.agencies import AgencyEdit, add_agency, set_agency
from partui.store.edits.documents import add_document
from partui.store.edits.plan_head import set_head, settle_doubt
from partui.store.edits.rows import add_row, change_row
from partui.store.edits.scores import set_scoring
from partui.store.edits.targets import add_reading
from partui.store.exchange.backups import Reason, back_up
from partui.store.exchange.merge import merge
from partui.store.exchange.restoring import restore
from partui.store.journal.edit import edit_tasks
from partui.store.journal.writing import Author, author
from partui.store.projection.checking import check
from partui.store.queries.agencies import directory_agency
from partui.store.queries.plan_codes import row_coded
from partui.store.queries.tasks import task_id
from tests.examples import examples
from tests.store.officer import DAY, PLAN, everything

Edit = Callable[[sqlite3.Connection, str, Author], object]
BOUNDS = {
    10, limits.ABBREVIATION, LONGEST_KEY, limits.FIELD, limits.AUTHOR, limits.WORDS, limits.NOTE, limits.CELL,
    4 * limits.CELL,
}  # fmt: skip
# Letters, those that become three where they are folded, names, lines, what is cleaned away.
PIECES = ("x", "ΐ", "Sở Mới; ", "một dòng\n", "\x01x", "[a]\u200d")
TASK = ("note", "deadline", "leads", "implementers", "title", "products", "requirements", "measured", "bar")


def _task(field: str) -> Edit:
    return lambda conn, text, who: edit_tasks(conn, [task_id(conn, PLAN, "1.1")], {field: text}, who, DAY.date)


def _row(kind: str, field: str) -> Edit:
    return lambda conn, text, who: change_row(conn, row_coded(conn, PLAN, kind, "1.1"), {field: text}, who)


def _document(field: str) -> Edit:
    def add(conn: sqlite3.Connection, text: str, who: Author) -> None:
        said: dict[str, Any] = {field: text}
        details = Evidence("", "", (), "1", None, "", "", "")._replace(**said)
        add_document(conn, PLAN, details, [ProvenItem("1.1", None)], who, criteria=["1.1"])

    return add


def _agency(edit: Callable[[str], AgencyEdit]) -> Edit:
    return lambda conn, text, who: set_agency(conn, directory_agency(conn, PLAN, "Sở Nội vụ").id, edit(text), who)


EDITS: dict[str, Edit] = {
    **{f"task {field}": _task(field) for field in TASK},
    **{f"document {field}": _document(field) for field in ("number", "issuer", "summary", "link")},
    **{
        f"head {field}": lambda conn, text, who, field=field: set_head(conn, PLAN, {field: text}, who)  # type: ignore[misc]
        for field in ("symbol", "issued", "issuer", "signer", "recipients", "province")
    },
    "criterion title": _row("criterion", "title"),
    "criterion lead": _row("criterion", "lead"),
    "explanation": lambda conn, text, who: set_scoring(conn, PLAN, "1.1", {"explanation": text}, who),
    "steps": lambda conn, text, who: set_scoring(conn, PLAN, "1.1", {"steps": text}, who),
    "doubt": lambda conn, text, who: settle_doubt(conn, PLAN, "x", text, who),
    "reading": lambda conn, text, who: add_reading(
        conn, task_id(conn, PLAN, "1.1"), Reading("", DAY.date, read_figure("5 %"), text), who, DAY.date
    ),
    "new task": lambda conn, text, who: add_row(
        conn, PLAN, "task", "1.9", {"title": text, "products": text, "leads": text}, None, who
    ),
    "new heading": lambda conn, text, who: add_row(conn, PLAN, "heading", "1.8", {"title": text}, None, who),
    "agency": lambda conn, text, who: add_agency(conn, text, text, who),
    "name": _agency(lambda text: AgencyEdit(name=text)),
    "abbreviation": _agency(lambda text: AgencyEdit(short=text)),
    "member": _agency(lambda text: AgencyEdit(add=[text])),
    "by and why": lambda conn, text, _who: edit_tasks(
        conn, [task_id(conn, PLAN, "1.1")], {"note": text[:5]}, author(text, text), DAY.date
    ),
}


@examples(0.04)
@given(chance=st.randoms(use_true_random=False))
def test_what_an_edit_takes_every_copy_takes(little: Path, tmp_path_factory: Any, chance: Random) -> None:
    folder = tmp_path_factory.mktemp("dài")
    path, other = (Path(copyfile(little, folder / name)) for name in ("ta.db", "họ.db"))
    with closing(open_store(str(path))) as conn, closing(open_store(str(other))) as their:
        for edit, bound in product(EDITS.values(), sorted(BOUNDS)):
            length = bound + chance.choice((0, 0, 1))
            text = (chance.choice(PIECES) * length)[:length]
            with suppress(PartuiError):
                edit(conn, text, Author("An", author("").now, "", True))
        assert check(conn) == []
        merge(their, [str(path)])
        assert check(their) == []
        said = sorted(everything(conn))
        restore(str(path), back_up(str(path), Reason.ASKED).path)
        assert sorted(everything(conn)) == said
