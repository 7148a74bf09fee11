"""The entry: what is answered before there is a program to answer."""

import os
import sys
from collections.abc import Sequence
from importlib.metadata import entry_points

import pytest

from partui.__main__ import main


class Interrupting:
    """A finder at whose first question the officer presses Ctrl+C."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: object = None) -> None:
        raise KeyboardInterrupt


def test_the_command_is_the_entry() -> None:
    (command,) = entry_points(group="console_scripts", name="partui")
    assert command.load() is main


def test_ctrl_c_while_modules_are_read_is_answered_quietly(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delitem(sys.modules, "partui.cli.start", raising=False)
    monkeypatch.setattr(sys, "meta_path", [Interrupting()])
    assert main() == 130
    assert tuple(capsys.readouterr()) == ("", "")


def test_a_home_without_a_name_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", " ")
    monkeypatch.setattr("partui.cli.start.run", lambda: 0)
    main()
    assert "HOME" not in os.environ
