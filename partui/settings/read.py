"""Reads the settings: environment over configuration file over locale over defaults."""

import os
import stat
from collections.abc import Mapping
from typing import Any

from partui.domain.errors import PartuiError
from partui.locale import LANGUAGES
from partui.settings.record import SETTINGS, VARIABLES, EffectiveSettings, SettingPath, Source
from partui.system.places import carried_folder, config_folder

LARGEST_FILE = 1_000_000
_CONFIG = "PARTUI_CONFIG"


def read_settings(environ: Mapping[str, str] | None = None) -> EffectiveSettings:
    """Return the settings in force; unusable values are left out and listed as faults.

    Args:
        environ: the environment, this process's when none.
    """
    known = _without_places(os.environ if environ is None else environ)
    path = config_path(known)
    of_file, faults = _values_of_file(path)
    of_environment, wrong = _values_of_environment(known)
    language = language_of_locale(known)
    found = EffectiveSettings(path, faults=(*faults, *wrong))
    for values, source in (
        ({} if language is None else {"lang": language}, Source.LOCALE),
        (of_file, Source.FILE),
        (of_environment, Source.ENVIRONMENT),
    ):
        if values:
            found = found.over(values, source)
    return found


def _without_places(environ: Mapping[str, str]) -> Mapping[str, str]:
    """Drop this computer's file settings when partui runs as a portable program."""
    if not carried_folder():
        return environ
    return {name: value for name, value in environ.items() if name not in {VARIABLES["db"], _CONFIG}}


def _values_of_file(path: str) -> tuple[dict[str, Any], list[PartuiError]]:
    try:
        text = config_text(path)
    except PartuiError as error:
        return {}, [error]
    values, faults = ({}, []) if text is None else values_of_file(text, path)
    if "db" in values:
        values["db"] = os.path.join(os.path.dirname(path), os.path.expanduser(values["db"]))
    return values, faults


def config_text(path: str) -> str | None:
    """Return the contents of the configuration file; none if it is missing.

    Raises:
        PartuiError: it cannot be read, or to open it would wait for another program.
    """
    try:
        if stat.S_ISFIFO(os.stat(path).st_mode):
            raise PartuiError("{path}: không phải là một tệp thường; partui dùng cài đặt mặc định.", path=path)
        with open(path, "rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        from partui.wording.disk_errors import disk_reason

        raise PartuiError(
            "{path}: không đọc được ({reason}); partui dùng cài đặt mặc định.",
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
            "{path}: không phải là tệp chữ UTF-8; partui dùng cài đặt mặc định. Hãy lưu lại tệp theo mã UTF-8.",
            path=path,
        ) from None


def values_of_file(text: str, path: str) -> tuple[dict[str, Any], list[PartuiError]]:
    """Return the usable values of a configuration file, and the faults of the others.

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
    values, wrong = split_usable(table)
    if not wrong:
        return values, []
    from partui.settings.faults import file_faults

    return values, file_faults(path, text, table, wrong)


def split_usable(given: Mapping[str, Any]) -> tuple[dict[str, Any], list[SettingPath]]:
    """Separate usable values from the places of unusable ones.

    Args:
        given: settings by name, of any kind.

    Returns:
        The values; and the name of each wrong one, under `keys` with its action.
    """
    values: dict[str, Any] = {}
    wrong: list[SettingPath] = []
    for name, value in given.items():
        if name not in SETTINGS or (name == "keys" and not isinstance(value, Mapping)):
            wrong.append((name,))
        elif name == "keys":
            actions = {action: SETTINGS[name].accepted(keys) for action, keys in value.items()}
            values[name] = {action: keys for action, keys in actions.items() if keys is not None}
            wrong += [(name, action) for action, keys in actions.items() if keys is None]
        elif (accepted := SETTINGS[name].accepted(value)) is not None:
            values[name] = accepted
        else:
            wrong.append((name,))
    return values, wrong


def typed_value(name: str, text: str) -> Any:
    """Return a setting's value from a typed text.

    Args:
        name: the setting.
        text: what was typed.

    Raises:
        PartuiError: the setting cannot have that value.
    """
    values, wrong = split_usable({name: value_of_text(name, text)})
    if wrong:
        from partui.settings.faults import refused_value

        raise refused_value(name, text)
    return values[name]


def value_of_text(name: str, text: str) -> Any:
    """Parse a setting's text; return it unchanged if the setting is a text.

    Args:
        name: the setting.
        text: as typed: `true`, `undo=ctrl+z; quit=q,Q`.
    """
    if name == "keys":
        pairs = [piece.partition("=") for piece in text.split(";") if piece.strip()]
        if all(sign for _action, sign, _keys in pairs):
            return {action.strip(): keys.strip() for action, _sign, keys in pairs}
    return text


def _values_of_environment(environ: Mapping[str, str]) -> tuple[dict[str, Any], list[PartuiError]]:
    given = {
        name: value_of_text(name, environ[variable]) for name, variable in VARIABLES.items() if environ.get(variable)
    }
    values, wrong = split_usable(given)
    if not wrong:
        return values, []
    from partui.settings.faults import environment_faults

    return values, environment_faults(environ, wrong)


def config_path(environ: Mapping[str, str]) -> str:
    """Return the configuration file: $PARTUI_CONFIG, else `config.toml` in the platform's folder.

    Args:
        environ: the environment.
    """
    chosen = environ.get(_CONFIG)
    if chosen:
        return os.path.abspath(os.path.expanduser(chosen))
    return os.path.join(config_folder(environ), "config.toml")


def language_of_locale(environ: Mapping[str, str]) -> str | None:
    """Return the locale's language, if partui speaks it.

    LANGUAGE is a list that goes before the locale. With gettext it counts for nothing where the locale is C, which is
    English then; here C says nothing, so that whoever asks for English gets it.

    Args:
        environ: the environment.
    """
    locale = next((environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if environ.get(name)), "")
    for name in (*environ.get("LANGUAGE", "").split(":"), locale):
        language = name.partition(".")[0].partition("_")[0].lower()
        if language in LANGUAGES:
            return language
    return None
