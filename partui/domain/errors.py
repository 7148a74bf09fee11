"""The error that is shown to users."""

from datetime import date

from partui.locale import _
from partui.locale.formats import show_date, show_number


class PartuiError(Exception):
    """A refusal, in one sentence for the user.

    The sentence is written beside the rule, since only the rule knows what it allows; other prose is in `wording`.

    Args:
        template: the sentence in Vietnamese, with `{name}` where a value goes; translated when shown.
        values: what fills the template; days and decimal numbers are written as the language writes them, an empty text
            is said to be empty.
    """

    exit_code = 1

    def __init__(self, template: str, **values: object) -> None:
        super().__init__(template)
        self.template = template
        self.values = values

    def __str__(self) -> str:
        return _(self.template).format(**{name: _shown(value) for name, value in self.values.items()})


def _shown(value: object) -> object:
    from decimal import Decimal

    if isinstance(value, date):
        return show_date(value)
    if isinstance(value, Decimal):
        return show_number(value)
    return _("(trống)") if value == "" else value
