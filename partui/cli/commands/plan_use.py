"""`partui plan use`: which plan is worked on."""

import click

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.cli.values import Read
from partui.cli.years import a_year
from partui.locale import _
from partui.store.edits.plans import use_plan


@subcommand("use", help=_("Chọn kế hoạch làm việc, khi không ghi --plan."))
@click.argument("year", metavar=_("NĂM"), type=Read(a_year))
def command(session: Session, year: int) -> None:
    """Make a plan the one in use."""
    with session.store() as store:
        use_plan(store.conn, year)
    say(_("Kế hoạch đang dùng: {year}").format(year=year))
