"""Commands: each takes the session, and the global options after its name too."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, TypeVar

import click
from click.core import ParameterSource

from partui.cli.help import TranslatedHelp
from partui.cli.lazy_group import LazyGroup
from partui.cli.session import Session
from partui.cli.values import Read, Text, a_date, a_role
from partui.cli.years import a_year
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language
from partui.settings.record import Found, Settings, Source
from partui.store.db.location import store_path

OPTION_KEY = "partui.{}"
F = TypeVar("F", bound=Callable[..., Any])


class Command(TranslatedHelp, click.Command):
    """A command whose help is in the user's language."""


def subcommand(
    name: str, help: str, cls: type[click.Command] = Command
) -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a command of a function that takes the session and the command's own options.

    Args:
        name: what the user types.
        help: what it does, translated.
        cls: how its arguments are read.

    Returns:
        A decorator; the function returns the exit code, or none for 0.
    """

    def decorate(function: Callable[..., int | None]) -> click.Command:
        @click.pass_context
        @wraps(function)
        def call(ctx: click.Context, /, **values: Any) -> int | None:
            return function(session_of(ctx), **values)

        made = click.command(name, cls=cls, help=help)(call)
        made.params.extend(global_options())
        return _offering(made)

    return decorate


def group(name: str, help: str, commands: Mapping[str, str]) -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a group of a function that answers when none of the group's commands is named.

    Args:
        name: what the user types.
        help: what it does, translated.
        commands: the commands below it, each with its module.

    Returns:
        A decorator; the function takes the session and the group's own options, as a command's does.
    """

    def decorate(function: Callable[..., int | None]) -> click.Command:
        @click.pass_context
        @wraps(function)
        def call(ctx: click.Context, /, **values: Any) -> int | None:
            if ctx.invoked_subcommand is None:
                return function(session_of(ctx), **values)
            refuse_own_options(ctx, ctx.invoked_subcommand)
            return None

        made = click.command(
            name,
            cls=LazyGroup,
            help=help,
            modules=commands,
            invoke_without_command=True,
            subcommand_metavar=_("[LỆNH] …"),
        )(call)
        made.params.extend(global_options())
        return _offering(made)

    return decorate


def _offering(made: click.Command) -> click.Command:
    """Let a shell offer what may be typed for every plain text."""
    for param in made.params:
        if param.type is click.STRING:
            param.type = Text()
    return made


def refuse_own_options(ctx: click.Context, command: str) -> None:
    """An option of the group would do nothing where one of its commands is named."""
    for param in ctx.command.params:
        given = ctx.get_parameter_source(param.name or "") is ParameterSource.COMMANDLINE
        if param.expose_value and given:
            raise click.UsageError(
                _("Tùy chọn {name} không đi cùng lệnh {command}.").format(name=param.opts[0], command=command), ctx
            )


def session_of(ctx: click.Context) -> Session:
    """Return the session that the options before and after the command's name ask for."""
    asked = ctx.meta
    found = found_of(ctx)
    return Session(
        db=store_path(asked.get(OPTION_KEY.format("db")) or found.settings.db),
        asked_plan=asked.get(OPTION_KEY.format("plan")),
        as_of=asked.get(OPTION_KEY.format("as_of")),
        found=found,
    )


def found_of(ctx: click.Context) -> Found:
    """Return the settings, those of the flags before the command's name over the others."""
    found = ctx.find_object(Found) or Found()
    flags = {name: ctx.meta[key] for name in Settings._fields if (key := OPTION_KEY.format(name)) in ctx.meta}
    return found.over(flags, Source.FLAG)


def global_options() -> list[click.Parameter]:
    """Return the options that stand before or after the command's name; the later one counts."""
    return [
        _remembered("--db", _("TỆP"), _("Tệp dữ liệu; mặc định $PARTUI_DB, rồi thư mục dữ liệu của người dùng.")),
        _remembered("--plan", _("NĂM"), _("Kế hoạch của năm nào; mặc định kế hoạch đang dùng."), Read(a_year)),
        _remembered("--as-of", _("NGÀY"), _("Lấy ngày này làm hôm nay: 2020-09-30 hoặc 30/9/2020."), Read(a_date)),
        _remembered("--lang", "|".join(LANGUAGES), _("Ngôn ngữ của thông báo."), Read(_a_language)),
        click.Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_show_version,
            help=_("In số phiên bản rồi thoát."),
        ),
    ]


def json_option(function: F) -> F:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help=_("In ra JSON."))(function)


def agency_option(function: F) -> F:
    """Add `--agency`."""
    text = _("Cơ quan, ghi một phần tên cũng được: so noi vu.")
    return click.option("--agency", metavar=_("TÊN"), help=text)(function)


def role_option(function: F) -> F:
    """Add `--role`, which says what `--agency` means."""
    text = _("Vai trò của cơ quan; mặc định lead (chủ trì).")
    return click.option("--role", type=Read(a_role), default="lead", metavar="lead|implementer|any", help=text)(
        function
    )


def by_option(function: F) -> F:
    """Add `--by`."""
    text = _("Người sửa; mặc định $PARTUI_BY, rồi thiết đặt officer, rồi tên đăng nhập.")
    return click.option("--by", metavar=_("TÊN"), callback=_or_the_officer, help=text)(function)


def why_option(function: F) -> F:
    """Add `--why`."""
    return click.option("--why", metavar=_("LÝ DO"), default="", help=_("Vì sao sửa."))(function)


def _or_the_officer(ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    return value or found_of(ctx).settings.officer or None


def _remembered(name: str, metavar: str, help: str, kind: Read | None = None) -> click.Option:
    return click.Option([name], metavar=metavar, help=help, type=kind or Text(), expose_value=False, callback=_remember)


def _remember(ctx: click.Context, param: click.Parameter, value: object) -> None:
    if value is not None:
        ctx.meta[OPTION_KEY.format(param.name)] = value


def _a_language(text: str) -> str:
    if text not in LANGUAGES:
        raise PartuiError("không có “{text}”; chọn một trong: {allowed}", text=text, allowed=", ".join(LANGUAGES))
    use_language(text)
    return text


def _show_version(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        from partui.cli.version import version

        click.echo(f"partui {version()}")
        ctx.exit()
