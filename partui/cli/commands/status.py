"""`partui status` and `partui overdue`: how the plan stands, and what is late."""

from typing import Annotated

from partui.cli.answers.overdue import print_overdue
from partui.cli.answers.status import print_status
from partui.cli.command import subcommand
from partui.cli.options import AgencyInRole, AsJson
from partui.cli.parameters import flag
from partui.cli.session import Session
from partui.locale import _


@subcommand("status", help=_("Đếm nhiệm vụ theo trạng thái, theo hạn và theo cơ quan chủ trì."))
def status(session: Session, of: AgencyInRole, as_json: AsJson) -> None:
    """Print the counts of the plan, or of one agency."""
    print_status(session, of.agency, of.role, as_json)


@subcommand("overdue", help=_("Nhiệm vụ quá hạn theo cơ quan, nặng nhất trước."))
def overdue(
    session: Session,
    of: AgencyInRole,
    check: Annotated[bool, flag("--check", _("Thoát với mã 3 khi có nhiệm vụ quá hạn."))],
    as_json: AsJson,
) -> int:
    """Print the late tasks of the plan, or of one agency."""
    return print_overdue(session, of.agency, of.role, check, as_json)
