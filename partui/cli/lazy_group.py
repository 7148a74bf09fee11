"""A group whose commands are imported when they are called."""

from collections.abc import Mapping
from importlib import import_module
from typing import Any

import click

from partui.cli.help import TranslatedHelp
from partui.locale import _


class LazyGroup(TranslatedHelp, click.Group):
    """Commands by name.

    Args:
        modules: command to the module whose `command` it is, or to `module:name`, in the order of the help page.
    """

    def __init__(self, *args: Any, modules: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._modules = modules

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self._modules)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        module = self._modules.get(cmd_name)
        if module is None:
            return None
        place, _colon, name = module.partition(":")
        found: click.Command = getattr(import_module(place), name or "command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            ctx.fail(self._unknown(args[0]))
        return args[0], found, args[1:]

    def _unknown(self, name: str) -> str:
        from difflib import get_close_matches

        close = get_close_matches(name, self._modules, n=2)
        if close:
            return _("Không có lệnh “{name}”; gần nhất: {close}.").format(name=name, close=", ".join(close))
        return _("Không có lệnh “{name}”; các lệnh: {all}.").format(name=name, all=", ".join(self._modules))
