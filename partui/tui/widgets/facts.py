"""A line of facts: as many whole ones as there is room for, the first before all others."""

from collections.abc import Sequence

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from partui.wording.columns import cell_width, cut

BETWEEN = " · "


class Facts(Widget):
    """A line of facts that leaves whole ones out at its end, rather than cutting a figure."""

    DEFAULT_CSS = "Facts { height: 1; padding: 0 1; }"

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._facts: tuple[str, ...] = ()

    def say(self, facts: Sequence[str]) -> None:
        """Say facts, the one that matters most first."""
        self._facts = tuple(facts)
        self.refresh()

    def render(self) -> RenderResult:
        """Draw the line."""
        return Content(fitting(self._facts, self.size.width))


def fitting(facts: Sequence[str], width: int) -> str:
    """Return the facts that fit into a line, in their order; the first is cut where it has no room by itself.

    Args:
        facts: what there is to say, the one that matters most first.
        width: cells of the line.
    """
    line = ""
    for fact in facts:
        longer = f"{line}{BETWEEN}{fact}" if line else fact
        if line and cell_width(longer) > width:
            break
        line = longer
    return cut(line, width)
