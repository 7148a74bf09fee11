"""What a user may be told when something cannot be done."""

from datetime import date

from partui.locale import _
from partui.locale.formats import show_date, show_number


class PartuiError(Exception):
    """Something that could not be done, said in one sentence.

    The sentence stands where the rule is, for only the rule knows what it allows; all other prose is in `wording`.

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
