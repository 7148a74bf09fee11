"""Help pages and wrong usage in the user's language.

click takes its own words through gettext, but in the language of the environment, and they change with its versions:
so ours are put in their place, whole sentences where it joins pieces.
"""

import re
from functools import cache

import click

from partui.locale import _

_EXAMPLE = re.compile(r"^\| .* \| `([^`]+)` \|$", re.MULTILINE)
_UNEXPECTED = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


class HelpFormatter(click.HelpFormatter):
    """Lays a help page out under translated headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, args, prefix or f"{_('Cách dùng')}: ")

    def write_heading(self, heading: str) -> None:
        """Write the heading of a section."""
        super().write_heading({"Options": _("Tùy chọn"), "Commands": _("Lệnh")}.get(heading, heading))


class HelpContext(click.Context):
    """A context whose help pages are translated."""

    formatter_class = HelpFormatter


class TranslatedHelp(click.Command):
    """A command whose help page and `--help` are in the user's language."""

    context_class = HelpContext

    def get_short_help_str(self, limit: int = 0) -> str:
        """Return what the command does, whole."""
        return " ".join((self.help or "").split())

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write examples below all else."""
        found = examples_of(ctx.command_path) if ctx.parent else []
        if found:
            with formatter.section(_("Ví dụ")):
                for example in found:
                    formatter.write(f"{'':>{formatter.current_indent}}{example}\n")

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what the usage line lists."""
        return [_("[TÙY CHỌN]") if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; wrong usage names this command."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return `--help`."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _("In hướng dẫn này rồi thoát.")
        return option


def examples_of(path: str) -> list[str]:
    """Return the examples of a command or a group from docs/commands.md.

    Args:
        path: `partui plan`, as its help page names it.
    """
    words = path.partition(" ")[2]
    called = re.compile(rf".*\bpartui (?:--db \S+ )?{re.escape(words)}(?![\w-])")
    return [example for example in _examples() if called.match(example)]


@cache
def _examples() -> list[str]:
    from partui.store.db.data import data_path

    with open(data_path("docs", "commands.md"), encoding="utf-8") as page:
        return _EXAMPLE.findall(page.read())


def usage_sentence(error: click.ClickException) -> str:
    """Return the message for wrong usage."""
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.BadOptionUsage():
            return _option_misused(error)
        case click.MissingParameter():
            return _("Thiếu {name}.").format(name=_name(error.param))
        case click.BadParameter() if error.param is not None:
            return _("{name}: {reason}.").format(name=_name(error.param), reason=error.message.rstrip("."))
        case _other:
            unexpected = _UNEXPECTED.match(error.message)
            return _("Thừa tham số: {words}.").format(words=unexpected[1]) if unexpected else error.message


def usage_hint(error: click.ClickException) -> str:
    """Return the hint to a command's help page."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return _("Xem: {command} --help").format(command=ctx.command_path if ctx else "partui")


def _no_such_option(error: click.NoSuchOption) -> str:
    if error.possibilities:
        close = ", ".join(sorted(error.possibilities))
        return _("Không có tùy chọn {name}; gần nhất: {close}.").format(name=error.option_name, close=close)
    return _("Không có tùy chọn {name}.").format(name=error.option_name)


def _option_misused(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    flag = any(getattr(param, "is_flag", False) and error.option_name in param.opts for param in params)
    if flag or error.option_name == "--help":
        return _("Tùy chọn {name} không nhận giá trị.").format(name=error.option_name)
    return _("Tùy chọn {name} cần một giá trị.").format(name=error.option_name)


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return "/".join(param.opts)
    return param.human_readable_name if param else ""


def version() -> str:
    """Return the version installed, or the checkout's."""
    from importlib.metadata import PackageNotFoundError
    from importlib.metadata import version as installed_version

    try:
        return installed_version("partui")
    except PackageNotFoundError:
        import tomllib

        from partui.store.db.data import data_path

        with open(data_path("pyproject.toml"), "rb") as file:
            return str(tomllib.load(file)["project"]["version"])
