"""A setting's value as typed after a flag or a command."""

from typing import Any

from partui.settings.reading import is_plain, value_of_text


def typed_value(name: str, text: str) -> Any:
    """Return the value that a text means for a setting.

    Args:
        name: the setting.
        text: what was typed.

    Raises:
        PartuiError: the setting cannot have that value.
    """
    value = value_of_text(name, text)
    if is_plain(name, value):
        return value
    from partui.settings.faults import refused_value
    from partui.settings.model import usable

    values, wrong = usable({name: value})
    if wrong:
        raise refused_value(name, text)
    return values[name]
