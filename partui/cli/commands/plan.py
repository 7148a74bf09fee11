"""`partui plan`: the plans of the file."""

import click

from partui.cli.command import group
from partui.cli.session import Session
from partui.locale import _

COMMANDS = {name: f"partui.cli.commands.plan_{name}" for name in ("list", "new", "use", "compare", "remove")}


@group("plan", help=_("Các kế hoạch trong tệp: xem, lập cho năm sau, chọn, so sánh, xóa."), commands=COMMANDS)
def command(session: Session) -> None:
    """Refuse a call that does not say what to do."""
    raise click.UsageError(
        _("Thiếu lệnh; các lệnh: {all}.").format(all=", ".join(COMMANDS)), click.get_current_context()
    )
