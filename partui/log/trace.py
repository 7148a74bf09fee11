"""An error as the log has it: where it happened, and nothing of what the plan says."""

import re
from traceback import format_tb

from partui.domain.errors import PartuiError

_LONGEST = 400
_LEFT_OUT = "…"
# Between two letters it is an apostrophe.
_QUOTED = re.compile(r"""(?<!\w)'(?:[^'\\]|\\.)*'(?!\w)|"(?:[^"\\]|\\.)*"|“[^”]*”|`[^`]*`""", re.DOTALL)
_CODE = re.compile(r"[\w.-]{1,32}", re.ASCII)
_WORD = re.compile(r"[^\s…]+")


def trace(error: BaseException) -> str:
    """Return where an error and those that led to it came from, the first of them first.

    What they quote is left out, but for codes and names such as `1.3.1` or `task.code`.
    """
    parts: list[str] = []
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        frames = "".join(format_tb(following.__traceback__))
        parts.append(f"{frames}{type(following).__qualname__}: {_said(following)}")
        parts += [trace(each) for each in getattr(following, "exceptions", ())]
        following = following.__cause__ or (None if following.__suppress_context__ else following.__context__)
    return "\nled to\n".join(reversed(parts))


def _said(error: BaseException) -> str:
    if isinstance(error, PartuiError):
        return error.template
    text = _QUOTED.sub(lambda found: found[0] if _CODE.fullmatch(found[0][1:-1]) else _LEFT_OUT, str(error))
    return _WORD.sub(lambda found: found[0] if found[0].isascii() else _LEFT_OUT, text)[:_LONGEST]
