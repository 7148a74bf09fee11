"""Stores for the tests of the store: one in the middle of its year, and one with little in it."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from partui.domain.plan.file import parse_plan
from partui.domain.plan.reading import read_plan
from partui.store.db.connection import transaction
from partui.store.db.data import data_path
from partui.store.db.open import open_store
from partui.store.db.schema import migrate
from partui.store.edits.plans import add_plan
from tests.refusals import whole_sentences
from tests.store.officer import keep_busy

# A cell merged with the one above (4.1.2), a blank one (8.5), a heading with tasks, a task without a heading.
FEW_ITEMS = ("1", "1.1", "1.3", "1.3.1", "1.3.2", "2", "2.3", "4", "4.1", "4.1.1", "4.1.2", "8", "8.5")
FEW_CRITERIA = ("1", "1.1", "1.3", "1.5", "2", "2.1", "2.3", "2.4", "4", "4.1", "8", "8.5")


@pytest.fixture(autouse=True)
def _refusals_are_whole_sentences() -> Iterator[None]:
    with whole_sentences():
        yield


@pytest.fixture(scope="session")
def busy_path(seeded: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store in the middle of its year, not to be written."""
    path = Path(shutil.copyfile(seeded, tmp_path_factory.mktemp("busy") / "partui.db"))
    with closing(open_store(str(path))) as conn:
        keep_busy(conn)
    return path


@pytest.fixture
def busy(busy_path: Path, store_path: Path) -> Iterator[sqlite3.Connection]:
    """The test's own store, in which every status and timeliness is found."""
    shutil.copyfile(busy_path, store_path)
    with closing(open_store(str(store_path))) as conn:
        yield conn


@pytest.fixture(scope="session")
def little(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with a few rows of the 2020 plan, where all of it is looked at hundreds of times; not to be written."""
    plan = parse_plan(Path(data_path("seed.json")).read_bytes())
    few = plan.model_copy(
        update={
            "criteria": tuple(row for row in plan.criteria if row.code in FEW_CRITERIA),
            "items": tuple(row for row in plan.items if row.code in FEW_ITEMS),
        }
    )
    path = tmp_path_factory.mktemp("little") / "partui.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as conn, transaction(conn):
        migrate(conn)
        add_plan(conn, read_plan(few))
    return path
