"""Reading the settings: the environment over the configuration file over the defaults.

Values that are plainly right are taken as they are; only where one is not does the model say what is wrong, for
importing it takes longer than a quick command.
"""

import os
from collections.abc import Mapping
from typing import Any

from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES
from partui.settings.language import language_of_locale
from partui.settings.location import config_path
from partui.settings.record import VARIABLES, Found, Settings, Source

LONGEST_TEXT = 4096
LARGEST_FILE = 1_000_000

_FLAGS = {"true": True, "1": True, "false": False, "0": False}


def read_settings(environ: Mapping[str, str] | None = None) -> Found:
    """Return the settings that count; a value that cannot be used is named among the faults and left out.

    Args:
        environ: the environment, this process's when none.
    """
    known = os.environ if environ is None else environ
    path = config_path(known)
    found = Found(path)
    language = language_of_locale(known)
    if language is not None:
        found = found.over({"lang": language}, Source.LOCALE)
    faults: list[PartuiError] = []
    try:
        text = config_text(path)
    except PartuiError as error:
        text = None
        faults.append(error)
    if text is not None:
        values, wrong = values_of_file(text, path)
        if "db" in values:
            values["db"] = os.path.join(os.path.dirname(path), os.path.expanduser(values["db"]))
        found = found.over(values, Source.FILE)
        faults += wrong
    values, wrong = _values_of_environment(known)
    return found.over(values, Source.ENVIRONMENT)._replace(faults=(*faults, *wrong))


def config_text(path: str) -> str | None:
    """Return what the configuration file says; none where there is none.

    Raises:
        PartuiError: it cannot be read.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        from partui.wording.disk_errors import disk_reason

        raise PartuiError(
            "{path}: không đọc được ({reason}); partui dùng thiết đặt mặc định.",
            path=path,
            reason=disk_reason(error),
        ) from error
    try:
        if len(data) > LARGEST_FILE:
            raise ValueError
        # Notepad writes a mark in front.
        return data.decode("utf-8-sig")
    except ValueError:
        raise PartuiError(
            "{path}: không phải là tệp chữ UTF-8; partui dùng thiết đặt mặc định. Hãy lưu lại tệp theo mã UTF-8.",
            path=path,
        ) from None


def values_of_file(text: str, path: str) -> tuple[dict[str, Any], list[PartuiError]]:
    """Return the usable values of a configuration file, and what is wrong with the others.

    Args:
        text: the file's text.
        path: where it stands.
    """
    import tomllib

    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        from partui.settings.faults import not_toml

        return {}, [not_toml(path, str(error))]
    if all(is_plain(name, value) for name, value in table.items()):
        return table, []
    from partui.settings.faults import file_faults
    from partui.settings.model import usable

    values, wrong = usable(table)
    return values, file_faults(path, text, table, wrong)


def is_plain(name: str, value: object) -> bool:
    """Return whether a value can be taken without the model: whatever is plain is right, not the other way round."""
    match name:
        case "lang":
            return value in LANGUAGES if isinstance(value, str) else False
        case "ascii" | "mouse":
            return isinstance(value, bool)
        case "keys":
            return isinstance(value, dict) and all(map(_is_plain_text, value.values()))
        case _:
            return name in Settings._fields and _is_plain_text(value)


def _is_plain_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST_TEXT and value.isprintable() and value == value.strip()


def value_of_text(name: str, text: str) -> Any:
    """Return what a setting's text stands for, as far as that is plain; else the text, for the model to judge.

    Args:
        name: the setting.
        text: as typed: `true`, `undo=ctrl+z; quit=q,Q`.
    """
    if name in {"ascii", "mouse"}:
        return _FLAGS.get(text.strip().lower(), text)
    if name == "keys":
        pairs = [piece.partition("=") for piece in text.split(";") if piece.strip()]
        if all(sign for _action, sign, _keys in pairs):
            return {action.strip(): keys.strip() for action, _sign, keys in pairs}
    return text


def _values_of_environment(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[PartuiError]]:
    given = {
        name: value_of_text(name, environ[variable]) for name, variable in VARIABLES.items() if environ.get(variable)
    }
    if all(is_plain(name, value) for name, value in given.items()):
        return given, []
    from partui.settings.faults import environment_faults
    from partui.settings.model import usable

    values, wrong = usable(given)
    return values, environment_faults(environ, wrong)
