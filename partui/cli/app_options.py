"""Settings as flags before the command's name: who edits, and how the app looks and listens."""

from collections.abc import Callable, Mapping
from typing import Any

import click

from partui.cli.command import OPTION_KEY
from partui.cli.values import Read
from partui.locale import _
from partui.settings.typed import typed_value


def app_options() -> list[click.Parameter]:
    """Return a flag for each setting that the options of every command do not have."""
    return [
        _setting("officer", ["--by"], _("Tên người sửa, ghi vào nhật ký."), metavar=_("TÊN")),
        _setting("theme", ["--theme"], _("Giao diện màu của ứng dụng."), metavar=_("TÊN")),
        _setting("ascii", ["--ascii/--no-ascii"], _("Chỉ vẽ dấu bằng chữ ASCII."), default=None),
        _setting("mouse", ["--mouse/--no-mouse"], _("Ứng dụng nhận chuột hay không."), default=None),
        _setting(
            "keys", ["--key"], _("Đổi phím của một việc: undo=ctrl+z; ghi được nhiều lần."),
            metavar=_("VIỆC=PHÍM"), multiple=True,
        ),
    ]  # fmt: skip


def _setting(name: str, flags: list[str], help: str, **more: Any) -> click.Option:
    def remember(ctx: click.Context, _param: click.Parameter, value: Any) -> None:
        if value is not None and value != ():
            ctx.meta[OPTION_KEY.format(name)] = _joined(value) if isinstance(value, tuple) else value

    kind = None if "/" in flags[0] else Read(_reader(name))
    return click.Option(flags, type=kind, expose_value=False, callback=remember, help=help, **more)


def _reader(name: str) -> Callable[[str], Any]:
    return lambda text: typed_value(name, text)


def _joined(pairs: tuple[Mapping[str, str], ...]) -> dict[str, str]:
    return {action: keys for each in pairs for action, keys in each.items()}
