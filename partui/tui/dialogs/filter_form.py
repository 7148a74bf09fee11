"""What the windows have in common that choose what a table shows."""

from collections.abc import Collection

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Select

from partui.locale import _
from partui.tui.dialogs.dialog import Answer
from partui.tui.dialogs.form import Form, save_keys
from partui.tui.widgets.choices import Choice
from partui.tui.widgets.fields import with_label

Options = Collection[tuple[str, str]]


class FilterForm(Form[Answer]):
    """A window with a choice for each thing that is filtered by."""

    BINDINGS = [
        *save_keys(_("Lọc")),
        Binding("ctrl+r", "clear", _("Bỏ lọc"), priority=True, id="clear_filters"),
    ]

    def action_clear(self) -> None:
        """Answer with no filter at all."""
        raise NotImplementedError

    def lay_choice(
        self, field: str, label: str, offered: Options = (), current: str | None = None, *, allow_blank: bool = True
    ) -> ComposeResult:
        """Lay a choice out.

        Args:
            field: its id.
            label: what it chooses.
            offered: each value with the cleaned text that it is known by.
            current: the value chosen now.
            allow_blank: whether all of them may be chosen.
        """
        value = current or Select.NULL
        choice = Choice(_texts(offered), prompt=_("(tất cả)"), allow_blank=allow_blank, value=value, id=field)
        yield with_label(label, choice)

    def offer(self, field: str, offered: Options, current: str | None) -> None:
        """Have a choice offer what was read; what was chosen and is no longer there is chosen no more."""
        select = self.choice(field)
        select.set_options(_texts(offered))
        if current in {value for value, _text in offered}:
            select.value = current or ""


def _texts(offered: Options) -> list[tuple[Text, str]]:
    return [(Text(text), value) for value, text in offered]
