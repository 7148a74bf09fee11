"""The pages name what the program has, and lead where they say."""

import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from partui.cli.main import program
from tests.places import ROOT

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#:\s]+)(?:#[^)]*)?\)")


def names(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """The words by which a command and those below it are called."""
    if not isinstance(command, click.Group):
        yield path
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None
        yield from names(below, (*path, name))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_page_on_commands_names_every_command() -> None:
    page = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    found = list(names(program()))
    assert len(found) > len(rows) // 2
    for first, *rest in found:
        assert any(row.startswith(f"| `{first}") and all(word in row for word in rest) for row in rows), (first, rest)


def test_the_readme_is_short_and_its_examples_are_commands() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    assert text.count("\n") <= 100
    fenced = "".join(text.split("```")[1::2])
    examples = set(re.findall(r"^(?:\$ )?partui ([a-z]+)", fenced, re.MULTILINE))
    assert "overdue" in examples
    assert examples <= {first for first, *_rest in names(program())}
