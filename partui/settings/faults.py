"""Sentences for wrong settings: where, what is allowed, what is used instead."""

import re
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from partui.domain.errors import PartuiError
from partui.settings.record import A_TEXT, SETTINGS, SHARED, VARIABLES, SettingPath, Settings

_LINE = re.compile(r"at line (\d+)")
# Finding a line reads the file once for each of its lines.
_MOST_LINES = 1000


def allowed_texts() -> tuple[str, ...]:
    """Return the texts for allowed values, for the catalogue."""
    return tuple(dict.fromkeys(setting.allowed for setting in SETTINGS.values()))


def wrong_value(where: str, name: str, value: object) -> PartuiError:
    """Return the sentence for a wrong value.

    Args:
        where: the file and the line, or the variable.
        name: the setting, under `keys` with its action.
        value: what was given.
    """
    return PartuiError(
        "{where}: {name} = {value} không dùng được; {allowed}. partui bỏ qua giá trị này.",
        where=where, name=name, value=_shown(value), allowed=_allowed(name),
    )  # fmt: skip


def refused_value(name: str, text: str) -> PartuiError:
    """Return the sentence for a wrong value that was just typed."""
    return PartuiError("“{text}” không dùng được cho {name}; {allowed}", text=text, name=name, allowed=_allowed(name))


def _allowed(name: str) -> PartuiError:
    # A part of a sentence, translated when the whole is.
    setting = SETTINGS.get(name.partition(".")[0])
    return PartuiError(setting.allowed if setting else A_TEXT)


def unknown_setting(where: str, name: str) -> PartuiError:
    """Return the sentence for an unknown setting."""
    if name in SHARED:
        return PartuiError(
            "{where}: {name} là cài đặt chung của tệp dữ liệu, không ghi ở đây; hãy dùng lệnh "
            "“partui config set {name} SỐ”.",
            where=where, name=name,
        )  # fmt: skip
    close = get_close_matches(name, Settings._fields, n=1)
    if close:
        return PartuiError(
            "{where}: không có cài đặt “{name}”; gần nhất: {close}. partui bỏ qua giá trị này.",
            where=where, name=name, close=close[0],
        )  # fmt: skip
    return PartuiError(
        "{where}: không có cài đặt “{name}”; hiện có: {known}. partui bỏ qua giá trị này.",
        where=where, name=name, known=", ".join(Settings._fields),
    )  # fmt: skip


def not_toml(path: str, reason: str) -> PartuiError:
    """Return the sentence for a file that is not TOML.

    Args:
        path: the file.
        reason: what the reader said, with the line.
    """
    line = _LINE.search(reason)
    return PartuiError(
        "{where}: không đọc được, không đúng cách viết TOML; partui dùng cài đặt mặc định. Hãy sửa dòng ấy: "
        'mỗi dòng một cài đặt, như lang = "vi".',
        where=f"{path}:{line[1]}" if line else path,
    )


def file_faults(path: str, text: str, table: Mapping[str, Any], wrong: Iterable[SettingPath]) -> list[PartuiError]:
    """Return a sentence for each wrong place of a configuration file, in the file's order."""
    lines = _lines(text)
    faults = []
    for place in sorted(wrong, key=lambda place: lines.get(place, lines.get(place[:1], 0))):
        line = lines.get(place, lines.get(place[:1]))
        where = path if line is None else f"{path}:{line}"
        faults.append(_fault(where, place, _at(table, place)))
    return faults


def environment_faults(environ: Mapping[str, str], wrong: Iterable[SettingPath]) -> list[PartuiError]:
    """Return a sentence for each wrong variable."""
    variables = {place[0]: VARIABLES[place[0]] for place in wrong}
    return [wrong_value(f"${variable}", name, environ[variable]) for name, variable in variables.items()]


def _fault(where: str, place: SettingPath, value: object) -> PartuiError:
    if place[0] not in Settings._fields:
        return unknown_setting(where, place[0])
    return wrong_value(where, ".".join(place), value)


def _at(table: Mapping[str, Any], place: SettingPath) -> object:
    value: Any = table
    for name in place:
        value = value.get(name) if isinstance(value, Mapping) else value
    return value


def _shown(value: object) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case str():
            return f'"{value}"'
        case Mapping():
            return "{…}"
        case _:
            return str(value)


def _lines(text: str) -> dict[SettingPath, int]:
    """Return the line of each setting: the first one after which a parser knows it."""
    rows = text.splitlines()
    known: dict[SettingPath, int] = {}
    begun = 1
    for number in range(1, min(len(rows), _MOST_LINES) + 1):
        try:
            table = tomllib.loads("\n".join(rows[:number]))
        except tomllib.TOMLDecodeError:
            continue
        for place in _places(table):
            known.setdefault(place, begun)
        begun = number + 1
    return known


def _places(table: Mapping[str, Any]) -> Sequence[SettingPath]:
    places: list[SettingPath] = []
    for name, value in table.items():
        places.append((name,))
        if name == "keys" and isinstance(value, dict):
            places += [(name, action) for action in value]
    return places
