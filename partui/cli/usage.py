"""Wrong usage, said in the user's language; click's own sentences are English."""

import re

import click

from partui.locale import _

_UNEXPECTED = re.compile(r"Got unexpected extra arguments? \((.*)\)", re.DOTALL)


def usage_sentence(error: click.ClickException) -> str:
    """Return what is wrong with what was typed."""
    match error:
        case click.NoSuchOption():
            return _no_such_option(error)
        case click.BadOptionUsage():
            return _option_misused(error)
        case click.MissingParameter():
            return _("Thiếu {name}.").format(name=_name(error.param))
        case click.BadParameter() if error.param is not None:
            return _("{name}: {reason}.").format(name=_name(error.param), reason=error.message.rstrip("."))
        case _other:
            unexpected = _UNEXPECTED.match(error.message)
            return _("Thừa tham số: {words}.").format(words=unexpected[1]) if unexpected else error.message


def usage_hint(error: click.ClickException) -> str:
    """Return where to read how it is done."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    return _("Xem: {command} --help").format(command=ctx.command_path if ctx else "partui")


def _no_such_option(error: click.NoSuchOption) -> str:
    if error.possibilities:
        close = ", ".join(sorted(error.possibilities))
        return _("Không có tùy chọn {name}; gần nhất: {close}.").format(name=error.option_name, close=close)
    return _("Không có tùy chọn {name}.").format(name=error.option_name)


def _option_misused(error: click.BadOptionUsage) -> str:
    params = error.ctx.command.params if error.ctx else []
    flag = any(getattr(param, "is_flag", False) and error.option_name in param.opts for param in params)
    if flag or error.option_name == "--help":
        return _("Tùy chọn {name} không nhận giá trị.").format(name=error.option_name)
    return _("Tùy chọn {name} cần một giá trị.").format(name=error.option_name)


def _name(param: click.Parameter | None) -> str:
    if isinstance(param, click.Option):
        return "/".join(param.opts)
    return param.human_readable_name if param else ""
