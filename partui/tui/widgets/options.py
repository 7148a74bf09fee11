"""Lists to choose from, moved in by arrows and by vim's keys."""

from collections.abc import Iterable

from rich.console import RenderableType
from textual.binding import Binding
from textual.widgets import OptionList, Select
from textual.widgets.select import NoSelection

from partui.locale import _


class Options(OptionList):
    """A list of options."""

    BINDINGS = [
        Binding("j", "cursor_down", _("Xuống"), show=False, id="down"),
        Binding("k", "cursor_up", _("Lên"), show=False, id="up"),
        Binding("g", "first", _("Về đầu"), show=False, id="first"),
        Binding("G", "last", _("Về cuối"), show=False, id="last"),
    ]


class Choice(Select[str]):
    """A field that opens a list; arrows go on to the next field as long as it is closed."""

    BINDINGS = [
        Binding("enter,space", "show_overlay", _("Mở danh sách"), show=False),
        Binding("down", "app.focus_next", _("Ô tiếp theo"), show=False),
        Binding("up", "app.focus_previous", _("Ô trước"), show=False),
        Binding("j", "step('cursor_down')", _("Xuống"), show=False),
        Binding("k", "step('cursor_up')", _("Lên"), show=False),
        Binding("g", "step('first')", _("Về đầu"), show=False),
        Binding("G", "step('last')", _("Về cuối"), show=False),
    ]

    def __init__(
        self,
        options: Iterable[tuple[RenderableType, str]],
        *,
        value: str | NoSelection = Select.NULL,
        prompt: str = "",
        allow_blank: bool = True,
        id: str | None = None,
    ) -> None:
        # Letters move; with a search they would be looked for among the options.
        super().__init__(
            options, prompt=prompt, allow_blank=allow_blank, value=value, type_to_search=False, id=id, compact=True
        )

    async def action_step(self, way: str) -> None:
        """Move in the list, which opens first."""
        if self.expanded:
            await self.app.run_action(way, self.query_one("SelectOverlay", OptionList))
        else:
            self.action_show_overlay()
