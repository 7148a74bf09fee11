"""`partui status`: counts by status and timeliness, and per lead."""

from partui.cli.answers.status import print_status
from partui.cli.command import agency_option, json_option, role_option, subcommand
from partui.cli.session import Session
from partui.domain.tasks.task import Role
from partui.locale import _


@subcommand("status", help=_("Đếm nhiệm vụ theo trạng thái, theo hạn và theo cơ quan chủ trì."))
@agency_option
@role_option
@json_option
def command(session: Session, agency: str | None, role: Role, as_json: bool) -> None:
    """Print the counts of the plan, or of one agency."""
    print_status(session, agency, role, as_json)
