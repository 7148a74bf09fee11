"""Every command that writes, on a store with something to write about; `prepare` makes the folder that they work in."""

import shutil
from contextlib import closing
from pathlib import Path

from partui.domain.plan.next_plan import CarryOver
from partui.store.db.open import open_store
from partui.store.edits.next_plan import new_plan
from partui.store.exchange.backups import Reason, back_up
from partui.store.journal.writing import Author
from tests.places import SEED
from tests.store.officer import DAY, NOW, PLAN, edit, keep_busy

COMMANDS: tuple[tuple[str, ...], ...] = (
    ("set", "1.1", "--note", "một"),
    ("set", "1.1", "1.2", "1.3.1", "--status", "doing", "--progress", "40"),
    ("undo",),
    ("evidence", "add", "1.5", "--number", "12/BC"),
    ("score", "set", "1.2", "0,25"),
    ("task", "add", "1.9", "--title", "x", "--product", "y"),
    ("task", "move", "1.1", "--after", "1.6"),
    ("task", "remove", "1.6"),
    ("agency", "set", "Sở Nội vụ", "--short", "SNV"),
    ("agency", "add", "Sở Mới"),
    ("plan", "new", "2022", "--from", "2021"),
    ("plan", "use", "2021"),
    ("plan", "remove", "2021", "--yes"),
    ("import", "../plan.json", "--year", "2019", "--yes"),
    ("merge", "../other.db"),
    ("export", "out.db"),
    ("export", "out.db.gz", "--gzip"),
    ("export", "part.db", "--agency", "so noi vu"),
    ("backup",),
    ("restore", "1", "--yes"),
    ("check", "--repair"),
    ("report", "progress", "a.docx"),
    ("report", "progress", "a.md"),
    ("report", "progress", "a.html"),
    ("report", "scores", "a.xlsx"),
    ("report", "calendar", "a.ics"),
    ("template", "a.docx"),
    ("template", "a.xlsx"),
    ("config", "set", "officer", "Lan"),
    ("list",),
    ("history",),
)


def prepare(folder: Path) -> None:
    """Make a store with two plans, edits, a copy of it, another officer's file, and a plan to import."""
    (folder / "out").mkdir(parents=True)
    (folder / "tmp").mkdir()
    store = folder / "partui.db"
    open_store(str(store)).close()
    shutil.copyfile(store, folder / "other.db")
    with closing(open_store(str(folder / "other.db"))) as conn:
        edit(conn, "1.1", "2.2", by="Bình", note="họ")
    back_up(str(store), Reason.ASKED)
    with closing(open_store(str(store))) as conn:
        keep_busy(conn)
        new_plan(conn, PLAN + 1, PLAN, CarryOver.LATE, Author("An", NOW), DAY)
    shutil.copyfile(SEED, folder / "plan.json")
