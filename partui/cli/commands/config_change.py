"""Setting a setting, and taking it back to its default."""

import os

from partui.cli.answers.settings import SHARED
from partui.cli.output import tell
from partui.cli.session import Session
from partui.domain.errors import PartuiError
from partui.locale import _, use_language
from partui.settings.reading import read_settings
from partui.settings.record import VARIABLES, Settings, Source
from partui.settings.typed import typed_value
from partui.settings.writing import forget, keep
from partui.store.db.location import store_path
from partui.store.db.settings import set_soon_days

_MOST_DAYS = 366


def change_setting(session: Session, name: str, text: str | None) -> Session:
    """Set a setting where it is kept, and return the session with the settings as they are now.

    Args:
        session: the session.
        name: the setting, or `keys.` and an action.
        text: its value; none to take it back to its default.

    Raises:
        PartuiError: there is no such setting, it cannot have that value, or its place cannot be written.
    """
    if name == SHARED:
        days = () if text is None else (_days(text),)
        quiet = session._replace(found=session.found._replace(faults=()))
        with quiet.store() as store:
            set_soon_days(store.conn, *days)
        return session
    path = session.found.path
    own = _known(name).partition(".")[0]
    if text is None:
        forget(path, name)
    else:
        for place, value in _values(name, text).items():
            keep(path, place, value)
    found = read_settings()
    use_language(found.settings.lang)
    if found.sources[own] is Source.ENVIRONMENT:
        variable = VARIABLES[own]
        tell(_("Đã ghi, nhưng ${variable} đang được dùng thay cho giá trị này.").format(variable=variable))
    return session._replace(found=found, db=store_path(found.settings.db))


def _known(name: str) -> str:
    own, dot, action = name.partition(".")
    if own in Settings._fields and bool(dot) == bool(action) and (own == "keys" or not dot):
        return name
    known = ", ".join((*Settings._fields, SHARED))
    raise PartuiError("Không có thiết đặt “{name}”; hiện có: {known}.", name=name, known=known)


def _values(name: str, text: str) -> dict[str, object]:
    """Return what is to be written where."""
    own, _dot, action = name.partition(".")
    if own == "keys":
        pairs = typed_value("keys", f"{action}={text}" if action else text)
        return {f"keys.{each}": keys for each, keys in pairs.items()}
    value = typed_value(own, text)
    if own == "db" and not value.startswith("~"):
        value = os.path.abspath(value)
    return {own: value}


def _days(text: str) -> int:
    number = text.strip()
    if not (number.isascii() and number.isdecimal() and len(number) <= 3 and int(number) <= _MOST_DAYS):  # noqa: PLR2004
        raise PartuiError(
            "“{text}” không dùng được cho {name}; hãy ghi một số ngày từ 0 đến {most}.",
            text=text, name=SHARED, most=_MOST_DAYS,
        )  # fmt: skip
    return int(number)
