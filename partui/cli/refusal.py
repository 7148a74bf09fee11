"""A refusal as the one line that the user reads."""

from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.wording.columns import cut

_LONGEST_VALUE = 400


def refusal(error: PartuiError) -> str:
    """Return the sentence of a refusal, with what the user typed cut to a length that can be read."""
    values = {
        name: cut(clean(value), _LONGEST_VALUE) if isinstance(value, str) else value
        for name, value in error.values.items()
    }
    return str(PartuiError(error.template, **values))
