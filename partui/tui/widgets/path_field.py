"""A field for the path of a file: Tab completes it as a shell does, case and marks ignored, and lists what there is."""

import os
import os.path
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from textual import events
from textual.binding import Binding
from textual.widgets import Static

from partui.domain.text import alphabet_key, clean, fold
from partui.locale import _, plural
from partui.tui.widgets.fields import Field, show_text
from partui.wording.columns import cell_width

_BETWEEN = "   "
# Two lines of the windows that have such a field.
_CELLS = 130


class PathField(Field):
    """A field for a path, with a line below it for the files that there are.

    Args:
        value: the path that it begins with; a folder is gone on from.
        endings: of the files that are meant; any when none.
    """

    BINDINGS = [Binding("tab", "complete", _("Điền nốt"), show=False)]

    def __init__(self, value: str = "", endings: Sequence[str] = ()) -> None:
        super().__init__(value, id="path", mended=value.endswith("/"))
        self._endings = endings

    @property
    def below(self) -> Static:
        """The line for the files that there are, to be laid out below the field."""
        return Static("", id="path-list", classes="read", markup=False)

    def on_mount(self) -> None:
        """Say what there is in the folder that it begins in."""
        if self.value.endswith("/"):
            self._list(complete_path(self.value, self._endings).names)

    def action_complete(self) -> None:
        """Complete the path as far as it is sure; go on to the next field where it is whole."""
        found = complete_path(self.value, self._endings)
        if found.text != self.value:
            self.value = found.text
            self.cursor_position = len(found.text)
            if found.text.endswith("/"):
                found = complete_path(found.text, self._endings)
        elif len(found.names) <= 1:
            self.screen.focus_next()
            return
        self._list(found.names if len(found.names) > 1 or self.value.endswith("/") else ())

    def _list(self, names: Sequence[str]) -> None:
        shown: list[str] = []
        for name in names:
            if cell_width(_BETWEEN.join([*shown, name])) > _CELLS:
                break
            shown.append(name)
        left = len(names) - len(shown)
        more = [plural("… và {number} tệp nữa", number=left)] if left else []
        show_text(self.screen.query_one("#path-list", Static), _BETWEEN.join([*shown, *more]))

    def _on_paste(self, event: events.Paste) -> None:
        if os.path.isabs(os.path.expanduser(event.text.strip())):
            # A whole path, not the rest of one.
            self.value = ""
        super()._on_paste(event)


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
