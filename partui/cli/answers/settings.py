"""The settings as `partui config` prints them: what counts, where it comes from, what it means."""

import os
from typing import NamedTuple

from partui.cli.output import screen_width, tell
from partui.cli.refusal import refusal
from partui.cli.session import Session
from partui.cli.table import Cell, Column, table
from partui.domain.errors import PartuiError
from partui.domain.tasks.status import DUE_SOON_DAYS
from partui.domain.text import clean
from partui.locale import _
from partui.settings.record import Settings, Source, Value
from partui.store.journal.officer import officer_name

# The one that belongs to the data file and not to the officer: reports are the same for everybody.
SHARED = "due_soon_days"
LOGIN, DATA_FILE = "login", "data_file"


class Setting(NamedTuple):
    """A setting as it counts now.

    Attributes:
        value: as data; none where it cannot be told.
        shown: as text.
        source: where it comes from.
    """

    name: str
    value: Value | int | None
    shown: str
    source: str


def settings_of(session: Session) -> list[Setting]:
    """Return every setting, in the order in which they are printed; each key stands for itself."""
    values, sources = session.found.settings, session.found.sources
    found = [
        Setting("db", session.db, session.db, sources["db"]),
        Setting("lang", values.lang, values.lang, sources["lang"]),
        _officer(values.officer, sources["officer"]),
        Setting("theme", values.theme, values.theme or _("(partui chọn)"), sources["theme"]),
        *(
            Setting(name, value, "true" if value else "false", sources[name])
            for name, value in (("ascii", values.ascii), ("mouse", values.mouse))
        ),
    ]
    if values.keys:
        found += [Setting(f"keys.{action}", keys, keys, sources["keys"]) for action, keys in values.keys.items()]
    else:
        found.append(Setting("keys", {}, _("(như trong màn hình “?”)"), sources["keys"]))
    return [*found, _shared(session.db)]


def named_settings(settings: list[Setting], name: str) -> list[Setting]:
    """Return the setting of a name; all keys for `keys`.

    Raises:
        PartuiError: there is no such setting.
    """
    found = [each for each in settings if each.name == name or each.name.startswith(f"{name}.")]
    if found or name.startswith("keys."):
        return found
    raise no_setting(name)


def no_setting(name: str) -> PartuiError:
    """Return the refusal of a name that no setting has."""
    known = ", ".join((*Settings._fields, SHARED))
    return PartuiError("Không có thiết đặt “{name}”; hiện có: {known}.", name=name, known=known)


def settings_object(settings: list[Setting]) -> dict[str, dict[str, object]]:
    """Return settings as data, each with its value and source; the keys are one, their actions its value."""
    found: dict[str, dict[str, object]] = {}
    keys: dict[str, object] = {}
    for each in settings:
        own, _dot, action = each.name.partition(".")
        if action:
            keys[action] = each.value
        found[own] = {"value": keys if action else each.value, "source": each.source}
    return found


def setting_lines(path: str, settings: list[Setting]) -> list[str]:
    """Return the table of settings.

    Args:
        path: the configuration file.
        settings: those to print.
    """
    there = path if os.path.exists(path) else _("{path} (chưa có)").format(path=path)
    columns = (
        Column(_("Tên")),
        Column(_("Giá trị"), least=20),
        Column(_("Từ đâu")),
        Column(_("Nghĩa"), least=20, leaves=1),
    )
    rows = [
        (Cell(clean(each.name)), Cell(clean(each.shown)), Cell(source_label(each.source)), Cell(_meaning(each.name)))
        for each in settings
    ]
    return [_("Tệp thiết đặt: {path}").format(path=clean(there)), "", *table(columns, rows, screen_width())]


def _officer(name: str, source: Source) -> Setting:
    known = officer_name(name)
    return Setting("officer", known, known, source if name else LOGIN)


def _shared(db: str) -> Setting:
    """Ask the data file, without making it."""
    if not os.path.exists(db):
        return Setting(SHARED, DUE_SOON_DAYS, str(DUE_SOON_DAYS), Source.DEFAULT)
    from partui.store.db.open import open_store
    from partui.store.db.settings import soon_days

    try:
        conn = open_store(db)
        try:
            days = soon_days(conn)
        finally:
            conn.close()
    except PartuiError as error:
        tell(refusal(error))
        return Setting(SHARED, None, "?", DATA_FILE)
    return Setting(SHARED, days, str(days), DATA_FILE)


def source_label(source: str) -> str:
    """Return where a value comes from as an officer reads it."""
    return {
        Source.FLAG: _("tùy chọn"),
        Source.ENVIRONMENT: _("biến môi trường"),
        Source.FILE: _("tệp thiết đặt"),
        Source.LOCALE: _("ngôn ngữ của máy"),
        Source.DEFAULT: _("mặc định"),
        LOGIN: _("tên đăng nhập"),
        DATA_FILE: _("tệp dữ liệu"),
    }[source]


def _meaning(name: str) -> str:
    match name:
        case "db":
            return _("tệp dữ liệu")
        case "lang":
            return _("ngôn ngữ: vi, en")
        case "officer":
            return _("tên người sửa, ghi vào nhật ký")
        case "theme":
            return _("giao diện màu của ứng dụng")
        case "ascii":
            return _("chỉ vẽ dấu bằng chữ ASCII")
        case "mouse":
            return _("ứng dụng nhận chuột")
        case "due_soon_days":
            return _("còn mấy ngày thì gọi là sắp đến hạn, chung cho mọi người dùng tệp")
        case _:
            return _("phím của từng việc trong ứng dụng")
