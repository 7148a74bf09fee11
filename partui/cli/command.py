"""Commands: each takes the session, and the global options after its name too."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

import click

from partui.cli.help import TranslatedHelp
from partui.cli.session import OPTION_KEY, session_of
from partui.cli.values import Read, a_date, a_role, a_year
from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES, _, use_language

F = TypeVar("F", bound=Callable[..., Any])


class Command(TranslatedHelp, click.Command):
    """A command whose help is in the user's language."""


def subcommand(name: str, help: str) -> Callable[[Callable[..., int | None]], click.Command]:
    """Make a command of a function that takes the session and the command's own options.

    Args:
        name: what the user types.
        help: what it does, translated.

    Returns:
        A decorator; the function returns the exit code, or none for 0.
    """

    def decorate(function: Callable[..., int | None]) -> click.Command:
        @click.pass_context
        @wraps(function)
        def call(ctx: click.Context, /, **values: Any) -> int | None:
            return function(session_of(ctx), **values)

        made = click.command(name, cls=Command, help=help)(call)
        made.params.extend(global_options())
        return made

    return decorate


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
    text = _("Người sửa; mặc định $PARTUI_BY, rồi tên đăng nhập.")
    return click.option("--by", metavar=_("TÊN"), help=text)(function)


def why_option(function: F) -> F:
    """Add `--why`."""
    return click.option("--why", metavar=_("LÝ DO"), default="", help=_("Vì sao sửa."))(function)


def _remembered(name: str, metavar: str, help: str, kind: Read | None = None) -> click.Option:
    return click.Option([name], metavar=metavar, help=help, type=kind, expose_value=False, callback=_remember)


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
