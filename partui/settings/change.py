"""Changes a setting from typed text, or says why it cannot."""

import os
from collections.abc import Mapping

from partui.domain.errors import PartuiError
from partui.settings.read import typed_value
from partui.settings.write import remove_setting, write_setting

_MOST_DAYS = 366
_MOST_OF_MONTH = 31


def written_values(name: str, text: str) -> dict[str, object]:
    """Return the place and value to write for a setting.

    Args:
        name: the setting, or `keys.` and an action.
        text: as typed.

    Raises:
        PartuiError: the setting cannot have that value.
    """
    own, _dot, action = name.partition(".")
    if own == "keys":
        pairs: Mapping[str, str] = typed_value("keys", f"{action}={text}" if action else text)
        return {f"keys.{each}": keys for each, keys in pairs.items()}
    value = typed_value(own, text)
    if own == "db" and not value.startswith("~"):
        value = os.path.abspath(value)
    return {own: value}


def change_setting(path: str, name: str, text: str | None) -> None:
    """Write a setting to the configuration file, or remove it for the default.

    Args:
        path: the configuration file.
        name: the setting, or `keys.` and an action.
        text: as typed; none to take it back.

    Raises:
        PartuiError: the setting cannot have that value, or the file cannot be written.
    """
    if text is None:
        remove_setting(path, name)
        return
    for place, value in written_values(name, text).items():
        write_setting(path, place, value)


def read_days(text: str, setting: str, name: str = "") -> int:
    """Read a number of days that is stored in the data file, for all its users.

    Args:
        text: as typed.
        setting: one of those that belong to the data file.
        name: what the setting is called there, if otherwise.

    Raises:
        PartuiError: it is no such number.
    """
    most = _MOST_OF_MONTH if setting == "quarter_ends_on" else _MOST_DAYS
    number = text.strip()
    if number.isascii() and number.isdecimal() and len(number) <= len(str(most)) and int(number) <= most:
        return int(number)
    raise PartuiError(
        "“{text}” không dùng được cho {name}; hãy ghi một số ngày từ 0 đến {most}.",
        text=text, name=name or setting, most=most,
    )  # fmt: skip
