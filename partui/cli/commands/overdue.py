"""`partui overdue`: late tasks by agency, the worst first."""

import click

from partui.cli.answers.overdue import print_overdue
from partui.cli.command import agency_option, json_option, role_option, subcommand
from partui.cli.session import Session
from partui.domain.tasks.task import Role
from partui.locale import _


@subcommand("overdue", help=_("Nhiệm vụ quá hạn theo cơ quan, nặng nhất trước."))
@agency_option
@role_option
@click.option("--check", is_flag=True, help=_("Thoát với mã 3 khi có nhiệm vụ quá hạn."))
@json_option
def command(session: Session, agency: str | None, role: Role, check: bool, as_json: bool) -> int:
    """Print the late tasks of the plan, or of one agency."""
    return print_overdue(session, agency, role, check, as_json)
