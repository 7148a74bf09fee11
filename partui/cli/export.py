"""`partui export`: the whole store as one file."""

import os

import click

from partui.cli.command import subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.copying import copy_to
from partui.store.tallies import plan_tally

_UNIT = 1024


@subcommand("export", help=_("Chép toàn bộ dữ liệu ra một tệp."))
@click.argument("out", metavar=_("TỆP"))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
def command(session: Session, out: str, force: bool) -> None:
    """Write one consistent copy of the store."""
    target = os.path.abspath(os.path.expanduser(out))
    with session.store() as store:
        copy_to(store.conn, target, force=force)
        total = plan_tally(store.conn, store.plan, store.day).total
    say(
        plural(
            "Đã xuất {target}: {size}, kế hoạch {plan} với {total} nhiệm vụ.",
            total=total,
            target=clean(target),
            size=_size(os.stat(target).st_size),
            plan=store.plan,
        )
    )


def _size(count: int) -> str:
    for unit in ("B", "KB"):
        if count < _UNIT:
            return f"{count} {unit}"
        count = -(-count // _UNIT)
    return f"{count} MB"
