"""Commands and groups of commands: each takes the session, and the global options after its name too."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

import click
from click.core import ParameterSource

from partui.cli.help import TranslatedHelp
from partui.cli.options import Authorship, EditedBy, editing_options, global_options
from partui.cli.parameters import click_parameters, gather
from partui.cli.session import session_of
from partui.locale import _

# What a command does: it takes the session and what its annotations declare, and returns an exit code, or none for 0.
Run = Callable[..., int | None]


class Command(TranslatedHelp, click.Command):
    """A command whose help is in the user's language."""


class Group(TranslatedHelp, click.Group):
    """Commands below one name, in the order in which they are written."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with."""
        found = self.get_command(ctx, args[0])
        if found is None and not ctx.resilient_parsing:
            ctx.fail(_unknown(args[0], self.list_commands(ctx)))
        return args[0], found, args[1:]

    def subcommand(
        self, name: str, help: str, cls: type[click.Command] = Command, *, writes: bool = False
    ) -> Callable[[Run], click.Command]:
        """Make a command below this one of a function, as `subcommand` does."""

        def decorate(run: Run) -> click.Command:
            made = subcommand(name, help, cls, writes=writes)(run)
            self.add_command(made)
            return made

        return decorate


class LazyGroup(Group):
    """Commands that are imported when they are called.

    Args:
        places: command to `module:name`, in the order of the help page.
        sections: the headings of the help page, each by the first command below it.
    """

    def __init__(self, *args: Any, places: Mapping[str, str], sections: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._places = places
        self._sections = sections

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what each command does, section by section."""
        rows: dict[str, list[tuple[str, str]]] = {}
        heading = ""
        for name in self._places:
            heading = self._sections.get(name, heading)
            command = self.get_command(ctx, name)
            rows.setdefault(heading, []).append((name, command.get_short_help_str() if command else ""))
        for heading, listed in rows.items():
            with formatter.section(heading):
                formatter.write_dl(listed)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        return list(self._places)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command."""
        place = self._places.get(cmd_name)
        if place is None:
            return None
        module, _colon, name = place.partition(":")
        found: click.Command = getattr(import_module(module), name)
        return found


def subcommand(
    name: str, help: str, cls: type[click.Command] = Command, *, writes: bool = False
) -> Callable[[Run], click.Command]:
    """Make a command from a function that takes the session and the command's options.

    Args:
        name: what the user types.
        help: what it does, translated.
        cls: how its arguments are read.
        writes: whether it writes, a file or what no journal keeps; what has an author writes anyhow.
    """

    def decorate(run: Run) -> click.Command:
        @click.pass_context
        def call(ctx: click.Context, /, **values: Any) -> int | None:
            return _answer(ctx, run, values)

        return cls(name, callback=call, params=_parameters(run, writes=writes), help=help)

    return decorate


def _parameters(run: Run, *, writes: bool = False) -> list[click.Parameter]:
    """Return a command's options with the global ones; its own win over a global flag of the same name."""
    own = list(click_parameters(run))
    taken = {flag for parameter in own for flag in parameter.opts}
    edits = writes or not {Authorship, EditedBy}.isdisjoint(run.__annotations__.values())
    shared = [*(editing_options() if edits else ()), *global_options()]
    return [*own, *(parameter for parameter in shared if taken.isdisjoint(parameter.opts))]


class NamingGroup(Group):
    """A group whose first command takes arguments that name no command."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments begin with, else the first one with all of them."""
        if args[0] in self.commands:
            return super().resolve_command(ctx, args)
        name = next(iter(self.commands))
        return name, self.commands[name], args


def group(name: str, help: str, run: Run | None = None, cls: type[Group] = Group) -> Group:
    """Return a group of commands, still without any.

    Args:
        name: what the user types.
        help: what the commands are for, translated.
        run: answers when none of the commands is named; that is wrong usage when none.
        cls: how a command is named.
    """

    @click.pass_context
    def call(ctx: click.Context, /, **values: Any) -> int | None:
        if ctx.invoked_subcommand is not None:
            refuse_own_options(ctx, ctx.invoked_subcommand)
            return None
        if run is None:
            ctx.fail(_("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(made.commands)))
        return _answer(ctx, run, values)

    made = cls(
        name,
        callback=call,
        params=_parameters(run) if run else global_options(),
        help=help,
        invoke_without_command=True,
        subcommand_metavar=_("[LỆNH] …"),
    )
    return made


def refuse_own_options(ctx: click.Context, command: str) -> None:
    """Refuse an option of the group that a named command would ignore."""
    for param in ctx.command.params:
        given = ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE
        if param.expose_value and given:
            ctx.fail(_("Tùy chọn {name} không đi cùng lệnh {command}.").format(name=param.opts[0], command=command))


def _answer(ctx: click.Context, run: Run, values: Mapping[str, Any]) -> int | None:
    """Run a command; wrong usage that it raises names it."""
    try:
        return run(session_of(ctx), **gather(run, values))
    except click.UsageError as error:
        error.ctx = error.ctx or ctx
        raise


def _unknown(name: str, known: list[str]) -> str:
    from difflib import get_close_matches

    close = get_close_matches(name, known, n=2)
    if close:
        return _("Không có lệnh “{name}”; gần nhất: {close}.").format(name=name, close=", ".join(close))
    return _("Không có lệnh “{name}”; các lệnh: {all}.").format(name=name, all=", ".join(known))


class TakesNegatives(Command):
    """A command that reads -1 as a number rather than an unknown option."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            return super().parse_args(ctx, list(args))
        except click.NoSuchOption as error:
            if not error.option_name[1:2].isdecimal():
                raise
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)
