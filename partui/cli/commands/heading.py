"""`partui heading`: the headings of the plan edited."""

import click

from partui.cli.command import group
from partui.cli.session import Session
from partui.locale import _

COMMANDS = {name: f"partui.cli.commands.row_{name}:heading" for name in ("add", "set", "move", "remove")}


@group("heading", help=_("Mục của kế hoạch: thêm, sửa, chuyển, xóa."), commands=COMMANDS)
def command(session: Session) -> None:
    """Refuse a call that does not say what to do."""
    raise click.UsageError(
        _("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(COMMANDS)), click.get_current_context()
    )
