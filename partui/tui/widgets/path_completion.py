"""Completing the path of a file, as a shell does, case and marks ignored."""

import os
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from partui.domain.text import alphabet_key, clean, fold


class CompletedPath(NamedTuple):
    """What a path can be completed to.

    Attributes:
        text: the path as far as it is sure.
        names: the files and folders that it may be of, folders with a slash.
    """

    text: str
    names: tuple[str, ...] = ()


def complete_path(text: str, endings: Sequence[str] = ()) -> CompletedPath:
    """Return how a path goes on; as it is where nothing fits or the folder cannot be read.

    Args:
        text: as typed; `~` is the home folder.
        endings: of the files that are meant, in lower case; any when none.
    """
    head, tail = os.path.split(text)
    try:
        with os.scandir(os.path.expanduser(head) or ".") as found:
            names = [f"{each.name}/" if each.is_dir() else each.name for each in found if _is_shown(each.name, tail)]
    except OSError:
        return CompletedPath(text)
    fitting = [name for name in names if name.endswith("/") or not endings or name.lower().endswith(tuple(endings))]
    fitting = sorted((name for name in fitting if fold(name).startswith(fold(tail))), key=alphabet_key)
    if not fitting:
        return CompletedPath(text)
    common = _common_start(fitting)
    sure = common if fold(common).startswith(fold(tail)) else tail
    return CompletedPath(os.path.join(head, sure), tuple(fitting))


def _common_start(names: Sequence[str]) -> str:
    columns = zip(*names, strict=False)
    return "".join(letters[0] for letters in takewhile(lambda letters: len(set(letters)) == 1, columns))


def _is_shown(name: str, tail: str) -> bool:
    # What cannot be typed as it is seen cannot be completed to.
    return clean(name) == name and (tail.startswith(".") or not name.startswith("."))
