"""`partui config`: the settings, where each comes from, and setting them."""

import os
from typing import Annotated, NamedTuple

import click

from partui.cli.answers.settings import (
    SHARED,
    Setting,
    named_settings,
    no_setting,
    setting_lines,
    settings_object,
    settings_of,
    source_label,
)
from partui.cli.command import subcommand
from partui.cli.options import AsJson
from partui.cli.output import say, say_json, tell
from partui.cli.parameters import argument
from partui.cli.refusal import refusal
from partui.cli.session import Session
from partui.cli.values import whole_number
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, use_language
from partui.settings.read import read_settings, typed_value
from partui.settings.record import VARIABLES, Settings, Source
from partui.store.db.open import store_path

_MOST_DAYS = 366


class SettingRequest(NamedTuple):
    """What is to be done with which setting; no name means all of them, no text means nothing to set."""

    unset: bool = False
    name: str | None = None
    text: str | None = None


@subcommand("config", help=_("Xem và đổi thiết đặt: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."))
def config(
    session: Session,
    words: Annotated[tuple[str, ...], argument(_("[[set|unset] TÊN [GIÁ_TRỊ]]"), nargs=-1)],
    as_json: AsJson,
) -> None:
    """Print the settings or one of them; set one, or take it back to its default."""
    request = _request(words)
    if request.name is not None and (request.unset or request.text is not None):
        session = _change_setting(session, request.name, request.text)
    for fault in session.found.faults:
        tell(refusal(fault))
    settings = settings_of(session)
    if request.name is not None:
        settings = named_settings(settings, request.name)
    if as_json:
        say_json(_as_object(session, settings))
    elif request.name is None:
        say("\n".join(setting_lines(session.found.path, settings)))
    elif request == SettingRequest(name=request.name) and request.name != "keys":
        say("\n".join(clean(each.shown) for each in settings))
    else:
        say("\n".join(f"{clean(each.name)} = {clean(each.shown)} ({source_label(each.source)})" for each in settings))


def _request(words: tuple[str, ...]) -> SettingRequest:
    match words:
        case []:
            return SettingRequest()
        case ["unset", name]:
            return SettingRequest(unset=True, name=name)
        case ["set", name, text]:
            return SettingRequest(name=name, text=text)
        case [name] if name not in {"set", "unset"}:
            return SettingRequest(name=name)
        case [name, text] if name not in {"set", "unset"}:
            return SettingRequest(name=name, text=text)
    raise click.UsageError(_("Hãy ghi: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."))


def _as_object(session: Session, settings: list[Setting]) -> dict[str, object]:
    return {
        "file": session.found.path,
        "exists": os.path.exists(session.found.path),
        "settings": settings_object(settings),
        "faults": [refusal(fault) for fault in session.found.faults],
    }


def _change_setting(session: Session, name: str, text: str | None) -> Session:
    """Set a setting where it is kept, and return the session with the settings as they are now.

    Args:
        session: the session.
        name: the setting, or `keys.` and an action.
        text: its value; none to take it back to its default.

    Raises:
        PartuiError: there is no such setting, it cannot have that value, or its place cannot be written.
    """
    from partui.settings.write import forget, keep
    from partui.store.db.settings import set_soon_days

    if name == SHARED:
        days = () if text is None else (_days(text),)
        quiet = session._replace(found=session.found._replace(faults=()))
        with quiet.store() as store:
            set_soon_days(store.conn, *days)
        return session
    path = session.found.path
    own = _known(name).partition(".")[0]
    if text is None:
        forget(path, name)
    else:
        for place, value in _values(name, text).items():
            keep(path, place, value)
    found = read_settings()
    use_language(found.settings.lang)
    if found.sources[own] is Source.ENVIRONMENT:
        variable = VARIABLES[own]
        tell(_("Đã ghi, nhưng ${variable} đang được dùng thay cho giá trị này.").format(variable=variable))
    return session._replace(found=found, db=store_path(found.settings.db))


def _known(name: str) -> str:
    own, dot, action = name.partition(".")
    if own in Settings._fields and bool(dot) == bool(action) and (own == "keys" or not dot):
        return name
    raise no_setting(name)


def _values(name: str, text: str) -> dict[str, object]:
    """Return what is to be written where."""
    own, _dot, action = name.partition(".")
    if own == "keys":
        pairs = typed_value("keys", f"{action}={text}" if action else text)
        return {f"keys.{each}": keys for each, keys in pairs.items()}
    value = typed_value(own, text)
    if own == "db" and not value.startswith("~"):
        value = os.path.abspath(value)
    return {own: value}


def _days(text: str) -> int:
    days = whole_number(text, _MOST_DAYS)
    if days is None:
        raise PartuiError(
            "“{text}” không dùng được cho {name}; hãy ghi một số ngày từ 0 đến {most}.",
            text=text, name=SHARED, most=_MOST_DAYS,
        )  # fmt: skip
    return days
