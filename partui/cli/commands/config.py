"""`partui config`: the settings, where each comes from, and setting them."""

import os
from typing import NamedTuple

import click

from partui.cli.answers.settings import (
    Setting,
    named_settings,
    setting_lines,
    settings_object,
    settings_of,
    source_label,
)
from partui.cli.command import json_option, subcommand
from partui.cli.output import say, say_json, tell
from partui.cli.refusal import refusal
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _


class Asked(NamedTuple):
    """What is to be done with which setting; no name means all of them, no text means nothing to set."""

    unset: bool = False
    name: str | None = None
    text: str | None = None


@subcommand("config", help=_("Xem và đổi thiết đặt: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."))
@click.argument("words", metavar=_("[[set|unset] TÊN [GIÁ_TRỊ]]"), nargs=-1)
@json_option
def command(session: Session, words: tuple[str, ...], as_json: bool) -> None:
    """Print the settings or one of them; set one, or take it back to its default."""
    asked = _asked(words)
    if asked.name is not None and (asked.unset or asked.text is not None):
        from partui.cli.commands.config_change import change_setting

        session = change_setting(session, asked.name, asked.text)
    for fault in session.found.faults:
        tell(refusal(fault))
    settings = settings_of(session)
    if asked.name is not None:
        settings = named_settings(settings, asked.name)
    if as_json:
        say_json(_as_object(session, settings))
    elif asked.name is None:
        say("\n".join(setting_lines(session.found.path, settings)))
    elif asked == Asked(name=asked.name) and asked.name != "keys":
        say("\n".join(clean(each.shown) for each in settings))
    else:
        say("\n".join(f"{clean(each.name)} = {clean(each.shown)} ({source_label(each.source)})" for each in settings))


def _asked(words: tuple[str, ...]) -> Asked:
    match words:
        case []:
            return Asked()
        case ["unset", name]:
            return Asked(unset=True, name=name)
        case ["set", name, text]:
            return Asked(name=name, text=text)
        case [name] if name not in {"set", "unset"}:
            return Asked(name=name)
        case [name, text] if name not in {"set", "unset"}:
            return Asked(name=name, text=text)
    raise click.UsageError(
        _("Hãy ghi: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."), click.get_current_context()
    )


def _as_object(session: Session, settings: list[Setting]) -> dict[str, object]:
    return {
        "file": session.found.path,
        "exists": os.path.exists(session.found.path),
        "settings": settings_object(settings),
        "faults": [refusal(fault) for fault in session.found.faults],
    }
