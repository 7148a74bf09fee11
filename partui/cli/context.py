"""What the options before and after a command's name ask for."""

from typing import Any

import click

from partui.cli.session import Session
from partui.settings.record import EffectiveSettings, Settings, Source
from partui.store.db.open import store_path

OPTION_KEY = "partui.{}"


def remember(ctx: click.Context, param: click.Parameter, value: Any) -> None:
    """Keep an option that stands before or after the command's name; the later one counts."""
    if value is not None:
        ctx.meta[OPTION_KEY.format(param.name)] = value


def session_of(ctx: click.Context) -> Session:
    """Return the session that the options before and after the command's name ask for."""
    options = ctx.meta
    found = found_of(ctx)
    return Session(
        db=store_path(options.get(OPTION_KEY.format("db")) or found.settings.db),
        asked_plan=options.get(OPTION_KEY.format("plan")),
        as_of=options.get(OPTION_KEY.format("as_of")),
        found=found,
    )


def found_of(ctx: click.Context) -> EffectiveSettings:
    """Return the settings, those of the flags before the command's name over the others."""
    found = ctx.find_object(EffectiveSettings) or EffectiveSettings()
    flags = {name: ctx.meta[key] for name in Settings._fields if (key := OPTION_KEY.format(name)) in ctx.meta}
    return found.over(flags, Source.FLAG)
