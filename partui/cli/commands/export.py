"""`partui export`: the whole store, or one agency's part of it, as one file."""

import os
from functools import partial
from typing import TYPE_CHECKING

import click

from partui.cli.command import agency_option, role_option, subcommand
from partui.cli.output import say
from partui.cli.session import Session
from partui.cli.sizes import size_text
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.exchange.copying import copy_to
from partui.store.queries.agencies import agency_named
from partui.store.queries.tallies import plan_tally
from partui.wording.labels import role_label

if TYPE_CHECKING:
    from partui.domain.tasks.task import Role


@subcommand("export", help=_("Chép dữ liệu ra một tệp: toàn bộ, hoặc riêng phần của một cơ quan."))
@click.argument("out", metavar=_("TỆP"))
@agency_option
@role_option
@click.option("--gzip", "packed", is_flag=True, help=_("Nén bằng gzip."))
@click.option("--force", is_flag=True, help=_("Ghi đè tệp đã có."))
def command(session: Session, out: str, agency: str | None, role: "Role", packed: bool, force: bool) -> None:
    """Write one consistent copy of the store, or of one agency's part of it."""
    target = os.path.abspath(os.path.expanduser(out))
    with session.store() as store:
        shorten, total, name = None, plan_tally(store.conn, store.plan, store.day).total, ""
        if agency is not None:
            from partui.store.exchange.partial_export import keep_only_tasks_of
            from partui.store.queries.listing import TaskQuery, task_keys

            key, name = agency_named(store.conn, store.plan, agency)
            shorten = partial(keep_only_tasks_of, plan=store.plan, agency=key, role=role)
            total = len(task_keys(store.conn, store.plan, TaskQuery(agency=key, role=role), store.day))
        copy_to(store.conn, target, force=force, packed=packed, shorten=shorten)
    about = {"target": clean(target), "size": size_text(os.stat(target).st_size), "plan": store.plan}
    if agency is None:
        say(plural("Đã xuất {target}: {size}, kế hoạch {plan} với {total} nhiệm vụ.", total=total, **about))
    else:
        say(
            plural(
                "Đã xuất {target}: {size}, {total} nhiệm vụ của {agency} ({role}) trong kế hoạch {plan}.",
                total=total,
                agency=clean(name),
                role=role_label(role),
                **about,
            )
        )
