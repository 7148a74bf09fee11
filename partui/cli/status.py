"""`partui status`: counts by status and timeliness, and per lead."""

from partui.cli.answers.status import print_status
from partui.cli.command import agency_option, json_option, subcommand
from partui.cli.session import Session
from partui.locale import _


@subcommand("status", help=_("Đếm nhiệm vụ theo trạng thái, theo hạn và theo cơ quan chủ trì."))
@agency_option
@json_option
def command(session: Session, agency: str | None, as_json: bool) -> None:
    """Print the counts of the plan, or of what one agency leads."""
    print_status(session, agency, as_json)
