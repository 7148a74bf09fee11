"""`partui backup`: a copy of the store kept beside it."""

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.cli.sizes import size_text
from partui.domain.text import clean
from partui.locale import _
from partui.store.exchange.backups import Reason, back_up


@subcommand("backup", help=_("Giữ một bản sao lưu cạnh tệp dữ liệu; “partui restore” dùng lại nó."))
def command(session: Session) -> None:
    """Keep one consistent copy and say which number it has."""
    with session.store():
        kept = back_up(session.db, Reason.ASKED)
    said = _("Đã sao lưu số {number}: {path} ({size})")
    say(said.format(number=kept.number, path=clean(kept.path), size=size_text(kept.size)))
