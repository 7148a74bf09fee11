"""The program itself: its settings, and what a bug report needs."""

from tools.json_shapes.base import Shape

Fact = str | int | bool | list[str] | list[bool] | dict[str, str] | dict[str, int] | None


class SettingValue(Shape):
    """A setting and where it comes from."""

    value: str | int | bool | dict[str, str] | None
    source: str


class Settings(Shape):
    """The settings."""

    file: str
    exists: bool
    settings: dict[str, SettingValue]
    faults: list[str]


class ServerCheck(Shape):
    """Something that a team on one file needs; `advice` where it stands in the way."""

    check: str
    found: str | None
    advice: str | None


class ServerDoctor(Shape):
    """Whether a team can work on the file over SSH."""

    server: list[ServerCheck]
    sound: bool


class Doctor(Shape):
    """Versions, terminal, settings and the file's health."""

    versions: dict[str, str | None]
    terminal: dict[str, Fact]
    settings: dict[str, Fact]
    file: dict[str, Fact]
    log: dict[str, Fact]
    sound: bool
