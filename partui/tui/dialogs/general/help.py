"""The keys of the screen that is up, and what the signs mean."""

from collections.abc import Mapping, Sequence
from itertools import zip_longest

from textual.app import ComposeResult
from textual.binding import ActiveBinding, Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from partui.locale import _
from partui.tui.dialogs.dialog import Dialog
from partui.tui.keys.general import GENERAL_KEYS
from partui.tui.keys.keymap import MOVES, is_move
from partui.tui.keys.names import key_name
from partui.tui.rows.tasks import HEAD
from partui.tui.widgets.lines import KeyLine
from partui.wording.columns import cell_width, cut, pad
from partui.wording.labels import legend

KEYS, WORDS = 12, 22
_GENERAL = {binding.action for binding in GENERAL_KEYS if isinstance(binding, Binding)}


class HelpScreen(Dialog[None]):
    """Keys and what they do: of the screen, for moving, and those that are there everywhere.

    Args:
        offered: the bindings of the screen that was up when help was asked for.
    """

    BINDINGS = [Binding("question_mark,q", "leave", show=False)]

    def __init__(self, offered: Sequence[ActiveBinding]) -> None:
        super().__init__()
        self._listed = offered

    def compose(self) -> ComposeResult:
        """Lay the list out in two columns: the screen's own keys on the left, the others on the right."""
        with VerticalScroll(classes="dialog help reading") as box:
            box.border_title = _("Phím của màn hình này")
            yield Static(Content("\n").join(self._lines()))
            yield KeyLine()

    def _lines(self) -> list[Content]:
        own = [active for active in self._listed if isinstance(active.node, Screen) and not _is_general(active)]
        moving = [active for active in self._listed if is_move(active.binding)]
        rest = [active for active in self._listed if active not in own and active not in moving]
        moves = _group(_("Đi lại"), self._by_pairs(moving))
        left = [*_group(_("Màn hình này"), self._by_words(own)), Content(""), *moves]
        right = _group(_("Ở mọi màn hình"), self._by_words(rest))
        signs = [_line(sign, text) for sign, text in legend()]
        half = (len(signs) + 1) // 2
        return [
            *_side_by_side(left, right),
            Content(""),
            _head(_("Dấu trên màn hình")),
            *_side_by_side(signs[:half], signs[half:]),
        ]

    def _by_words(self, bindings: Sequence[ActiveBinding]) -> dict[str, list[str]]:
        keys: dict[str, list[str]] = {}
        for active in bindings:
            keys.setdefault(active.binding.description, []).append(self._key(active))
        return keys

    def _by_pairs(self, bindings: Sequence[ActiveBinding]) -> dict[str, list[str]]:
        """Return keys by what they do there and back."""
        words = (_("Lên, xuống"), _("Lên, xuống một trang"), _("Về đầu, về cuối"), _("Ô tiếp theo, ô trước"))
        found = {
            text: [self._key(active) for end in pair for active in bindings if active.binding.id == end]
            for text, pair in zip(words, MOVES, strict=True)
        }
        return {text: keys for text, keys in found.items() if keys}

    def _key(self, active: ActiveBinding) -> str:
        return key_name(active.binding.key, arrows=not self.partui.few_signs)


def _is_general(active: ActiveBinding) -> bool:
    return is_move(active.binding) or active.binding.action in _GENERAL


def _group(title: str, keys: Mapping[str, Sequence[str]]) -> list[Content]:
    return [_head(title), *(_line(_fitting(list(dict.fromkeys(names))), text) for text, names in keys.items())]


def _head(title: str) -> Content:
    return Content.styled(f"{' ' * (KEYS + 2)}{title}", HEAD)


def _side_by_side(left: Sequence[Content], right: Sequence[Content]) -> list[Content]:
    return [
        Content.assemble(_filled(first, KEYS + 2 + WORDS), second)
        for first, second in zip_longest(left, right, fillvalue=Content(""))
    ]


def _fitting(names: list[str]) -> str:
    """Return as many of the keys as there is room for, none of them cut."""
    while len(names) > 1 and cell_width(" ".join(names)) > KEYS:
        names = names[:-1]
    return " ".join(names)


def _line(keys: str, text: str) -> Content:
    return Content.assemble((pad(cut(keys, KEYS), KEYS, "right"), "bold"), f"  {cut(text, WORDS)}")


def _filled(line: Content, cells: int) -> Content:
    return Content.assemble(line, " " * (cells - line.cell_length))
