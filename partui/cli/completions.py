"""Completions for options and arguments, by their names."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import partial
from typing import TypeVar

import click
from click.shell_completion import CompletionItem

from partui.cli.session import session_of
from partui.cli.values import sort_label
from partui.domain.plan.report import ReportKind
from partui.domain.tasks.status import Status, Timeliness
from partui.domain.tasks.task import Role
from partui.domain.text import clean, fold
from partui.locale import LANGUAGES
from partui.settings.record import CTRL_Z, SHARED, Settings
from partui.store.queries.completions import (
    Completion,
    Lookup,
    agency_completions,
    change_completions,
    chapter_completions,
    completions_in,
    criterion_completions,
    document_completions,
    plan_completions,
    row_completions,
    task_completions,
)
from partui.store.queries.listing import Sort
from partui.wording.labels import role_label, status_label, timeliness_label
from partui.wording.reports import report_label

Items = list[CompletionItem[str]]
Name = TypeVar("Name", bound=StrEnum)


def items(ctx: click.Context, param: click.Parameter, incomplete: str) -> Items:
    """Return the completions of an option or an argument.

    Args:
        ctx: the command with what was typed before.
        param: what is being typed.
        incomplete: the part that is there already.
    """
    name = param.name or ""
    # Without the program's name.
    command = ctx.command_path.partition(" ")[2]
    if name in _FILES:
        return [CompletionItem(incomplete, "file")]
    if name == "agency":
        return [_item(offer) for offer in _from_store(ctx, agency_completions) if fold(incomplete) in fold(offer.value)]
    lookup = _LOOKUPS.get(f"{command} {name}") or _LOOKUPS.get(name)
    offers = _from_store(ctx, lookup) if lookup else _fixed(ctx, name)
    return [_item(offer) for offer in offers if offer.value.startswith(incomplete)]


_FILES = {"db", "form", "out", "xlsx", "link", "file", "files"}
_LOOKUPS: dict[str, Lookup] = {
    "code": task_completions,
    "codes": task_completions,
    "supposed": task_completions,
    "score set code": criterion_completions,
    "chapter": chapter_completions,
    **{
        f"{kind} {verb} code": partial(row_completions, kind=kind)
        for kind in ("heading", "criterion")
        for verb in ("set", "move", "remove")
    },
    **dict.fromkeys(
        ("plan", "plan use year", "plan remove year", "plan compare first", "plan compare second", "plan new source"),
        plan_completions,
    ),
    "uuid": change_completions,
    "evidence remove uuid": document_completions,
}


def _fixed(ctx: click.Context, name: str) -> Iterable[Completion]:
    match name:
        case "status":
            return _labelled(Status, status_label)
        case "timeliness":
            return _labelled(Timeliness, timeliness_label)
        case "role":
            return _labelled(Role, role_label)
        case "sort":
            return _labelled(Sort, sort_label)
        case "kind":
            return _labelled(ReportKind, report_label)
        case "lang":
            return map(Completion, LANGUAGES)
        case "carry":
            return map(Completion, ("fresh", "late"))
        case "shell":
            return map(Completion, ("bash", "zsh", "fish"))
        case "words":
            return map(Completion, _setting_words(ctx.params.get("words") or ()))
        case _:
            return ()


def _labelled(names: type[Name], label: Callable[[Name], str]) -> list[Completion]:
    return [Completion(each.value, label(each)) for each in names]


def _setting_words(typed: tuple[str, ...]) -> tuple[str, ...]:
    names = (*Settings._fields, *SHARED)
    match typed:
        case []:
            return "set", "unset", *names
        case ["set" | "unset"]:
            return names
        case [*_before, "lang"]:
            return LANGUAGES
        case [*_before, "ctrl_z"]:
            return CTRL_Z
        case [*_before, "ascii" | "mouse"]:
            return "true", "false"
        case _:
            return ()


def _from_store(ctx: click.Context, lookup: Lookup) -> Iterable[Completion]:
    session = session_of(ctx)
    return completions_in(session.db, session.asked_plan, lookup)


def _item(offer: Completion) -> CompletionItem[str]:
    return CompletionItem(clean(offer.value), help=clean(offer.meaning) or None)
