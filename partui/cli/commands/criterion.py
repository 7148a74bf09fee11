"""`partui criterion`: the criteria of the plan edited."""

import click

from partui.cli.command import group
from partui.cli.session import Session
from partui.locale import _

COMMANDS = {name: f"partui.cli.commands.row_{name}:criterion" for name in ("add", "set", "move", "remove")}


@group("criterion", help=_("Tiêu chí của Phụ lục I: thêm, sửa, chuyển, xóa."), commands=COMMANDS)
def command(session: Session) -> None:
    """Refuse a call that does not say what to do."""
    raise click.UsageError(
        _("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(COMMANDS)), click.get_current_context()
    )
