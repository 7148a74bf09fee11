"""The settings, each with its default, its environment variable and where a value may come from."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Any, NamedTuple

from partui.domain.errors import PartuiError

Value = str | bool | Mapping[str, str]

NO_KEYS: Mapping[str, str] = MappingProxyType({})

VARIABLES = {
    "db": "PARTUI_DB",
    "lang": "PARTUI_LANG",
    "officer": "PARTUI_BY",
    "theme": "PARTUI_THEME",
    "ascii": "PARTUI_ASCII",
    "mouse": "PARTUI_MOUSE",
    "keys": "PARTUI_KEYS",
}


class Settings(NamedTuple):
    """One officer's settings.

    Attributes:
        db: the store's file; empty for the platform's data folder.
        lang: the language of messages.
        officer: the name that edits are written under; empty for the computer's user.
        theme: the name of the app's theme; empty for its own choice.
        ascii: whether signs are drawn in ASCII on every terminal, not only on those that know no others.
        mouse: whether the app takes the mouse.
        keys: the app's actions, each with its keys as Textual writes them, parted by commas.
    """

    db: str = ""
    lang: str = "vi"
    officer: str = ""
    theme: str = ""
    ascii: bool = False
    mouse: bool = True
    keys: Mapping[str, str] = NO_KEYS


class Source(StrEnum):
    """Where a value came from, the strongest first."""

    FLAG = "flag"
    ENVIRONMENT = "environment"
    FILE = "file"
    LOCALE = "locale"
    DEFAULT = "default"


class Found(NamedTuple):
    """The settings as they count now.

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

    def over(self, values: Mapping[str, Any], source: Source) -> "Found":
        """Return these settings with stronger values over them; a key stays unless its own action is set anew.

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
