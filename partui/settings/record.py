"""The settings: defaults, environment variables, allowed values, and where a value comes from."""

from collections.abc import Callable, Collection, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from partui.domain.errors import PartuiError
from partui.domain.tasks.status import NOTICES
from partui.domain.text import clean
from partui.locale import LANGUAGES

# What Ctrl+Z does: what it does in Excel, or what it does in a shell.
UNDO, SUSPEND = CTRL_Z = ("undo", "suspend")
Value = str | bool | Mapping[str, str]

NO_KEYS: Mapping[str, str] = MappingProxyType({})

SettingPath = tuple[str, ...]

LONGEST_TEXT = 4096
# What people write for yes and no in a file or a variable.
_FLAGS = {
    **dict.fromkeys(("true", "1", "on", "yes", "y", "t"), True),
    **dict.fromkeys(("false", "0", "off", "no", "n", "f"), False),
}


def _text(value: object) -> str | None:
    text = value.strip() if isinstance(value, str) else ""
    return text if clean(text) and len(text) <= LONGEST_TEXT else None


def _one_of(names: Collection[str]) -> Callable[[object], str | None]:
    return lambda value: value if isinstance(value, str) and value in names else None


def _flag(value: object) -> bool | None:
    return _FLAGS.get(str(value).strip().lower())


# Those that belong to the data file and not to the officer, with their defaults: reports are the same for everybody.
SHARED = NOTICES


class Setting(NamedTuple):
    """A setting's environment variable, allowed values, and message for a wrong value.

    Attributes:
        accepted: a value as the setting has it, none where it cannot be used; of `keys` the keys of one action.
    """

    variable: str
    accepted: Callable[[object], str | bool | None]
    allowed: str


A_TEXT = "hãy ghi một dòng chữ, không để trống"
A_FLAG = "hãy ghi true hoặc false"
SETTINGS = {
    "db": Setting("PARTUI_DB", _text, A_TEXT),
    "lang": Setting("PARTUI_LANG", _one_of(LANGUAGES), "hãy ghi vi hoặc en"),
    "officer": Setting("PARTUI_BY", _text, A_TEXT),
    "theme": Setting("PARTUI_THEME", _text, A_TEXT),
    "ascii": Setting("PARTUI_ASCII", _flag, A_FLAG),
    "mouse": Setting("PARTUI_MOUSE", _flag, A_FLAG),
    "ctrl_z": Setting("PARTUI_CTRL_Z", _one_of(CTRL_Z), "hãy ghi undo hoặc suspend"),
    "keys": Setting("PARTUI_KEYS", _text, "hãy ghi tên việc và phím, như undo=ctrl+z"),
}
VARIABLES = {name: setting.variable for name, setting in SETTINGS.items()}


class Settings(NamedTuple):
    """One officer's settings.

    Attributes:
        db: the store's file; empty for the platform's data folder.
        lang: the language of messages.
        officer: the name that edits are written under; empty for the computer's user.
        theme: the name of the app's theme; empty for its own choice.
        ascii: whether signs are drawn in ASCII on every terminal, not only on those that know no others.
        mouse: whether the app takes the mouse.
        ctrl_z: `undo`, or `suspend` to go back to the shell for a while.
        keys: the app's actions, each with its keys as Textual writes them, parted by commas.
    """

    db: str = ""
    lang: str = "vi"
    officer: str = ""
    theme: str = ""
    ascii: bool = False
    mouse: bool = True
    ctrl_z: str = UNDO
    keys: Mapping[str, str] = NO_KEYS


class Source(StrEnum):
    """Where a value came from, the strongest first."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    LOCALE = "locale"
    DEFAULT = "default"


class EffectiveSettings(NamedTuple):
    """The settings in force.

    Attributes:
        path: the configuration file, whether it is there or not.
        settings: what counts.
        sources: where each setting's value came from.
        faults: what could not be taken, a sentence each; the next weaker value counts in its place.
    """

    path: str = ""
    settings: Settings = Settings()
    sources: Mapping[str, Source] = MappingProxyType(dict.fromkeys(Settings._fields, Source.DEFAULT))
    faults: tuple[PartuiError, ...] = ()

    def over(self, values: Mapping[str, Any], source: Source) -> "EffectiveSettings":
        """Return these settings with stronger values over them; keys are replaced action by action.

        Args:
            values: settings by name, all of them valid.
            source: where they come from.
        """
        if not values:
            return self
        changed = dict(values)
        if "keys" in changed:
            changed["keys"] = MappingProxyType({**self.settings.keys, **changed["keys"]})
        return self._replace(
            settings=self.settings._replace(**changed),
            sources=MappingProxyType({**self.sources, **dict.fromkeys(changed, source)}),
        )


def officer_name(given: str | None) -> str:
    """Return the author's name: the one given, else the login name."""
    name = clean(given or "")
    if name:
        return name
    import getpass

    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"
