"""`partui score set`: an officer's own score of a criterion, in the journal."""

from decimal import Decimal

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.command import Command, by_option, subcommand, why_option
from partui.cli.output import say
from partui.cli.session import Session
from partui.domain.scores.points import read_points
from partui.locale import _
from partui.store.edits.scores import set_own
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name

_NO_SCORE = ("", "-", "–")


class _TakesNegatives(Command):
    """A command that refuses -1 as a number, not as an option that it does not have."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments."""
        try:
            return super().parse_args(ctx, list(args))
        except click.NoSuchOption as error:
            if not error.option_name[1:2].isdecimal():
                raise
        ctx.ignore_unknown_options = True
        return super().parse_args(ctx, args)


@subcommand("set", cls=_TakesNegatives, help=_("Ghi điểm tự chấm của một tiêu chí; “-” để xóa."))
@click.argument("code", metavar=_("MÃ"))
@click.argument("value", metavar=_("ĐIỂM"))
@why_option
@by_option
def command(session: Session, code: str, value: str, why: str, by: str | None) -> None:
    """Enter an own score, or take it away, and say what was done."""
    own = _own(value.strip())
    with session.store() as store:
        changes = set_own(store.conn, store.plan, code.strip(), own, author(officer_name(by), why))
    say("\n".join(edited_lines(changes, ())) or _("Không có gì thay đổi."))


def _own(typed: str) -> Decimal | None:
    """Read a score; one below 0 is refused with the range that the criterion has."""
    if typed in _NO_SCORE:
        return None
    return -read_points(typed[1:]) if typed.startswith("-") else read_points(typed)
