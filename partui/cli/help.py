"""Help pages in the user's language; click's own words are English."""

import click

from partui.locale import _


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

    def collect_usage_pieces(self, ctx: click.Context) -> list[str]:
        """Return what the usage line lists."""
        return [_("[TÙY CHỌN]") if piece == "[OPTIONS]" else piece for piece in super().collect_usage_pieces(ctx)]

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; wrong usage is told of this command."""
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
