"""What Datasette shows of an exported file: titles, what each table and column holds, queries that take a day."""

import json
import os
import re
from collections.abc import Mapping
from typing import Any

from partui.files import USUAL, check_target, part_file
from partui.store.db.data import data_path, sql_files
from partui.wording.plan.analysis import query_titles, view_titles

_SECTION = re.compile(r"^### `(\w+)`\n(.*?)(?=^##|\Z)", re.MULTILINE | re.DOTALL)
_COLUMN = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)
_TABLE_OR_QUERY = re.compile(r"^\||^```", re.MULTILINE)
_LINK = re.compile(r"\[([^]]+)\]\([^)]*\)")
_PARAMETER = re.compile(r":(\w+)")
# What is worth counting in a list of tasks.
_FACETS = {"task_today": ["timeliness", "status", "chapter"], "overdue_today": ["agency", "role"]}
# What partui keeps for itself: there, and not in the list that one sees first.
KEPT_FOR_ITSELF = {
    "_sqlite_migrations", "agency_tally", "agency_tally_counted", "day_number", "plan_tally", "plan_tally_counted",
    "task_search",
}  # fmt: skip


def metadata_file(target: str) -> str:
    """Return the path of what stands beside an exported file: `copy.metadata.json` beside `copy.db`."""
    return f"{os.path.splitext(target)[0]}.metadata.json"


def check_metadata_target(target: str, *, force: bool) -> None:
    """Refuse, before anything is exported, an export beside which nothing can be written.

    Args:
        target: the whole path of the exported file.
        force: whether a file that is there may be replaced.

    Raises:
        PartuiError: the file is there; its folder is missing.
    """
    check_target(metadata_file(target), force=force)


def write_metadata(title: str, target: str, *, force: bool) -> str:
    """Write what Datasette takes as its metadata, complete or not at all; return its path.

    Args:
        title: what the plan is called.
        target: the whole path of the exported file, by whose name Datasette knows it.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: it cannot be written.
    """
    path = metadata_file(target)
    name = os.path.splitext(os.path.basename(target))[0]
    text = json.dumps(datasette_metadata(title, name), ensure_ascii=False, indent=2)
    with part_file(path, USUAL, force=force) as part, open(part, "w", encoding="utf-8") as file:
        file.write(f"{text}\n")
    return path


def datasette_metadata(title: str, name: str) -> dict[str, Any]:
    """Return the metadata of one file.

    Args:
        title: what the plan is called.
        name: what Datasette calls the file.
    """
    return {"title": title, "databases": {name: {"title": title, "tables": _tables(), "queries": _queries()}}}


def _tables() -> dict[str, dict[str, Any]]:
    """Return of each table and view what the file's own page says of it."""
    with open(data_path("db", "README.md"), encoding="utf-8") as file:
        sections = _SECTION.findall(file.read())
    titles = view_titles()
    return {name: _table(name, text, titles) for name, text in sections}


def _table(name: str, text: str, titles: Mapping[str, str]) -> dict[str, Any]:
    said = _TABLE_OR_QUERY.split(text, maxsplit=1)[0]
    found: dict[str, Any] = {
        "description": _plain(" ".join(said.split())),
        "columns": {column: _plain(holds) for column, holds in _COLUMN.findall(text)},
    }
    if name in titles:
        found["title"] = titles[name]
    if name in _FACETS:
        found["facets"] = _FACETS[name]
    if name in KEPT_FOR_ITSELF:
        found["hidden"] = True
    return found


def _queries() -> dict[str, dict[str, Any]]:
    titles = query_titles()
    found: dict[str, dict[str, Any]] = {}
    for path in sql_files("queries"):
        with open(path, encoding="utf-8") as file:
            head, _line, sql = file.read().partition("\n")
        name = os.path.basename(path).removesuffix(".sql")
        parameters = list(dict.fromkeys(_PARAMETER.findall(sql)))
        found[name] = {
            "title": titles[name],
            "description": head.removeprefix("-- "),
            "sql": sql.strip().removesuffix(";"),
            **({"params": parameters} if parameters else {}),
        }
    return found


def _plain(text: str) -> str:
    """Return Markdown as the sentences that it is."""
    return _LINK.sub(r"\1", text).replace("`", "").replace("**", "")
