"""Files written before the first release: opened, merged and restored, they say what they said."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import time_machine

from partui.domain.plan.codes import is_code
from partui.store.db.connection import SCHEMA_VERSION
from partui.store.db.open import open_store
from partui.store.projection.checking import check
from tests.cli.conftest import Partui
from tests.store.older import kept_facts, unpack

JOURNAL = "SELECT seq, uuid, edit, undoes, plan, code, subject, field, old, new, by, at, why FROM history ORDER BY seq"
MEMBERS = "SELECT DISTINCT name FROM agency JOIN agency_member ON member_id = id"

# A task's deadline that waits for something to happen was once said to be set elsewhere.
TOLD_FINER = {("external", "on_event")}
# A row that was taken out again had no code in the history once.
NAMELESS = ""


def in_order(answer: Any) -> Any:
    """An answer; changes of one moment, once in the order in which a file took them in, by their uuids."""
    if isinstance(answer, list) and answer and isinstance(answer[0], dict) and "at" in answer[0]:
        return sorted(answer, key=lambda change: (change["at"], change["uuid"]))
    return answer


def still_said(found: Any, kept: Any) -> Any:
    """What an answer says of that which was said already: a later partui may say more."""
    if isinstance(found, dict) and isinstance(kept, dict):
        return {name: still_said(found.get(name), value) for name, value in kept.items()}
    if isinstance(found, list) and isinstance(kept, list) and len(found) == len(kept):
        return [still_said(*pair) for pair in zip(found, kept, strict=True)]
    return kept if (kept, found) in TOLD_FINER or (kept == NAMELESS and is_code(str(found))) else found


def without_silent_members(answer: Any, members: set[str]) -> Any:
    """An answer without what silence once said of groups' members: that they are late, and counts of their own."""
    if isinstance(answer, list):
        named = [each for each in answer if not (isinstance(each, dict) and each.get("name") in members)]
        said = [each for each in answer if isinstance(each, dict) and each.get("name") in members and "late" in each]
        return [without_silent_members(each, members) for each in named] + [{**each, "late": None} for each in said]
    if isinstance(answer, dict):
        return {name: without_silent_members(value, members) for name, value in answer.items()}
    return answer


@pytest.mark.parametrize("name", ["small", "whole"])
def test_an_older_file_says_what_it_said(partui: Partui, store_path: Path, name: str) -> None:
    unpack(name, store_path)
    facts = kept_facts(name)
    journal = facts.pop("journal")
    with closing(open_store(str(store_path))) as conn:
        assert [list(row) for row in conn.execute(JOURNAL)] == journal
        assert check(conn) == []
        assert conn.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
        members = {member for (member,) in conn.execute(MEMBERS)}
    for asked, told in facts.items():
        kept = without_silent_members(told, members)
        plan, day, *command = asked.split()
        # Once every day was seen as what stands now would have it, as a day that is still to come is.
        with time_machine.travel(date.fromisoformat(day), tick=False):
            found = partui("--plan", plan, "--as-of", day, *command)
        assert found.code == 0, found.err
        now = without_silent_members(found.json, members)
        assert still_said(now, in_order(kept)) == in_order(kept), asked


def test_an_older_file_is_merged_into_a_new_one(partui: Partui, tmp_path: Path, store_path: Path) -> None:
    other = unpack("whole", tmp_path / "cũ.db")
    before = other.read_bytes()
    journal = kept_facts("whole")["journal"]
    assert partui("merge", str(other), "--json").json["added"] == len(journal)
    assert other.read_bytes() == before
    with closing(sqlite3.connect(store_path)) as conn:
        # How they came in is this file's own affair.
        assert sorted(list(row)[1:] for row in conn.execute(JOURNAL)) == sorted(row[1:] for row in journal)
    assert partui("merge", str(other), "--json").json["added"] == 0
    assert partui("check").code == 0


def test_an_older_file_is_restored(partui: Partui, tmp_path: Path, store_path: Path) -> None:
    other = unpack("whole", tmp_path / "cũ.db")
    assert partui("restore", str(other), "--yes").code == 0
    with closing(sqlite3.connect(store_path)) as conn:
        assert [list(row) for row in conn.execute(JOURNAL)] == kept_facts("whole")["journal"]
