"""`partui merge`: other copies of the store taken in."""

import os
import time
from datetime import datetime
from typing import Any

import click

from partui.cli.command import json_option, subcommand
from partui.cli.output import say, say_json, tell
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.locale.formats import show_date
from partui.store.exchange.merge import MergeResult, merge
from partui.store.exchange.merging import merge
from partui.wording.changes import field_label, value_label
from partui.wording.columns import cut

_SECONDS_BETWEEN = 0.5
_LONGEST = 80


@subcommand("merge", help=_("Hợp nhất các bản sao khác vào tệp dữ liệu: mọi thay đổi của cả hai đều được giữ."))
@click.argument("files", metavar=_("TỆP…"), nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help=_("Chỉ cho biết sẽ có gì vào, không ghi."))
@json_option
def command(session: Session, files: tuple[str, ...], dry_run: bool, as_json: bool) -> None:
    """Merge files and say what came in, what was overtaken and by what."""
    paths = [os.path.abspath(os.path.expanduser(file)) for file in files]
    with session.store() as store:
        merged = merge(store.conn, paths, dry_run=dry_run, progress=_Counter().show)
    if as_json:
        say_json(_as_json(merged))
    else:
        say("\n".join(_lines(merged, dry_run)))
    if merged.ahead is not None:
        tell(
            _("Lưu ý: có thay đổi ghi ngày {day}, sau đồng hồ máy này; đồng hồ của một trong hai máy sai.").format(
                day=show_date(datetime.fromisoformat(merged.ahead).astimezone().date())
            )
        )


class _Counter:
    """Shows on stderr how far a long merge has come."""

    def __init__(self) -> None:
        self._next = time.monotonic() + _SECONDS_BETWEEN

    def show(self, done: int, total: int) -> None:
        if time.monotonic() >= self._next:
            self._next = time.monotonic() + _SECONDS_BETWEEN
            tell(_("Đang đọc: {done}/{total} thay đổi").format(done=done, total=total))


def _as_json(merged: MergeResult) -> dict[str, Any]:
    return {
        "added": merged.added,
        "unchanged": merged.unchanged,
        "overtaken": merged.overtaken,
        "conflicts": [conflict._asdict() for conflict in merged.conflicts],
    }


def _lines(merged: MergeResult, dry_run: bool) -> list[str]:
    said = (
        _("Sẽ thêm {added} thay đổi, đã biết {unchanged}.")
        if dry_run
        else _("Đã thêm {added} thay đổi, đã biết {unchanged}.")
    )
    lines = [said.format(added=merged.added, unchanged=merged.unchanged)]
    if merged.conflicts:
        lines.append(_("Hai bên cùng sửa {number} chỗ, lần sửa sau được giữ:").format(number=merged.overtaken))
    lines += [
        _("  {code} {field}: tệp này “{ours}”, tệp kia “{theirs}”; giữ “{kept}”").format(
            code=conflict.code,
            field=field_label(conflict.field),
            **{
                side: cut(clean(value_label(conflict.field, value)), _LONGEST)
                for side, value in (("ours", conflict.ours), ("theirs", conflict.theirs), ("kept", conflict.kept))
            },
        )
        for conflict in merged.conflicts
    ]
    if merged.backup is not None:
        said = _("Trạng thái trước đó là bản sao lưu số {number}; “partui restore {number}” đưa nó trở lại.")
        lines.append(said.format(number=merged.backup.number))
    return lines
