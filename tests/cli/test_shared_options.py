"""`--json`, `--dry-run` and `--quiet`, which every command that edits has from one place."""

import shlex
from pathlib import Path
from typing import Any

import click
import pytest

from partui.cli.command import Group
from partui.cli.main import program
from tests.cli.conftest import Partui

EDITS = [
    "set 1.3.1 --status done --as-of 2020-09-20",
    "undo",
    "measure 6.1.1 62/100 --on 30/9/2020",
    "evidence add 1.3.1 --number 12/QĐ-SNV",
    "document add --proves 4.1.1:1 --number 350/BC-UBND",
    "score set 1.2 0,25",
    "snapshot take 'Quý III'",
    "task add 1.3.9 --title Việc --product 'Báo cáo' --leads 'Sở Tài chính'",
    "heading set 1.3 --title Mục",
    "agency add 'Sở Mới'",
    "plan set --number 7/KH-UBND",
]


def _fields(printed: dict[str, Any]) -> list[tuple[str, str]]:
    """Return what was changed; what is new has another uuid each time."""
    return sorted((each["code"], each["field"].partition("/")[0]) for each in printed["changes"])


@pytest.mark.parametrize("words", EDITS)
def test_an_edit_is_shown_saved_and_printed_as_data(partui: Partui, words: str) -> None:
    partui("set", "1.1", "--note", "trước")
    before = partui("history", "--json").json
    tried = partui(*shlex.split(words), "--dry-run", "--json")
    assert (tried.code, tried.json["dry_run"]) == (0, True), tried
    assert tried.json["changes"]
    assert "Chỉ xem trước, không lưu gì:" in tried.err
    assert partui("history", "--json").json == before
    done = partui(*shlex.split(words), "--json", "--quiet")
    assert (done.code, done.json["dry_run"], done.err) == (0, False, "")
    assert _fields(done.json) == _fields(tried.json)
    assert partui("undo", "--quiet").out == ""
    partui("redo")
    saved = {each["uuid"] for each in partui("history", "--json").json}
    assert {each["uuid"] for each in done.json["changes"] if each["code"] != "Sở Mới"} <= saved


def test_what_could_not_be_done_is_said_to_whoever_is_quiet(partui: Partui) -> None:
    assert "9.9.9" in partui("-q", "set", "9.9.9", "--note", "x").refused()
    assert "--nothing" in partui("-q", "set", "--nothing").refused(2)
    assert partui("-q", "set", "1.1", "--note", "x") == (0, "", "")


def test_a_plan_is_chosen_and_removed_on_trial(partui: Partui, store_path: Path) -> None:
    partui("plan", "new", "2021", "--from", "2020")
    assert partui("plan", "use", "2021", "--dry-run").code == 0
    assert partui("plan", "remove", "2021", "--yes", "--dry-run").code == 0
    assert [(each["plan"], each["in_use"]) for each in partui("plan", "list", "--json").json] == [
        (2020, True),
        (2021, False),
    ]
    assert not (store_path.parent / "backups").exists()


def _commands(group: Group, ctx: click.Context) -> list[click.Command]:
    found = [group.get_command(ctx, name) for name in group.list_commands(ctx)]
    within = [each for one in found if isinstance(one, Group) for each in _commands(one, click.Context(one))]
    return [each for each in [*found, *within] if each is not None]


def test_every_command_is_quiet_and_every_edit_has_its_json_and_its_trial() -> None:
    root = program()
    for command in _commands(root, click.Context(root)):
        flags = {flag for param in command.params for flag in param.opts}
        assert "--quiet" in flags
        if "--by" in flags and "--why" in flags:
            assert flags >= {"--json", "--dry-run"}, command.name


def test_a_reason_that_the_journal_would_cut_is_refused(partui: Partui) -> None:
    refused = partui("set", "1.1", "--status", "doing", "--why", "a" * 2_001)
    assert "dài 2001 ký tự, quá 2000" in refused.refused(2)
    assert partui("history", "--json").json == []
    assert partui("set", "1.1", "--status", "doing", "--why", "a" * 2_000).code == 0
