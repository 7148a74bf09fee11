"""`partui config`: the settings, where each comes from, and setting them."""

import os
from typing import Annotated, NamedTuple

import click

from partui.cli.command import subcommand
from partui.cli.options import AsJson
from partui.cli.output import refusal, say_json, say_lines, screen_width, tell, tell_lines, work_is_done
from partui.cli.parameters import argument
from partui.cli.session import Session
from partui.cli.table import Cell, TableColumn, table
from partui.domain.errors import PartuiError
from partui.domain.text import clean
from partui.locale import _, use_language
from partui.settings.read import read_settings
from partui.settings.record import SHARED, VARIABLES, Settings, Source, Value, officer_name
from partui.store.db.open import store_path

LOGIN, DATA_FILE = "login", "data_file"


class ListedSetting(NamedTuple):
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


class SettingRequest(NamedTuple):
    """What is to be done with which setting; no name means all of them, no text means nothing to set."""

    unset: bool = False
    name: str | None = None
    text: str | None = None


@subcommand(
    "config",
    help=_("Xem và đổi cài đặt: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."),
    writes=True,
)
def config(
    session: Session,
    words: Annotated[tuple[str, ...], argument(_("[[set|unset] TÊN [GIÁ_TRỊ]]"), nargs=-1)],
    as_json: AsJson,
) -> None:
    """Print the settings or one of them; set one, or take it back to its default."""
    request = _request(words)
    changes = request.unset or request.text is not None
    if changes and request.name is not None:
        if session.dry_run:
            _tell_change(session, request.name, request.text)
        else:
            session = _change_setting(session, request.name, request.text)
    for fault in session.effective.faults:
        tell(refusal(fault))
    settings = listed_settings(session)
    if request.name is not None:
        settings = named_settings(settings, request.name)
    if as_json:
        say_json(_as_object(session, settings))
    elif changes and session.dry_run:
        return
    elif request.name is None:
        say_lines(setting_lines(session.effective.path, settings))
    elif request == SettingRequest(name=request.name) and request.name != "keys":
        say_lines(clean(each.shown) for each in settings)
    else:
        tell_or_say = tell_lines if changes else say_lines
        tell_or_say(f"{clean(each.name)} = {clean(each.shown)} ({source_label(each.source)})" for each in settings)


def _request(words: tuple[str, ...]) -> SettingRequest:
    match words:
        case []:
            return SettingRequest()
        case ["unset", name]:
            return SettingRequest(unset=True, name=name)
        case ["set", name, text]:
            return SettingRequest(name=name, text=text)
        case [name] if name not in {"set", "unset"}:
            return SettingRequest(name=name)
        case [name, text] if name not in {"set", "unset"}:
            return SettingRequest(name=name, text=text)
    raise click.UsageError(_("Hãy ghi: config; config TÊN; config set TÊN GIÁ_TRỊ; config unset TÊN."))


def _as_object(session: Session, settings: list[ListedSetting]) -> dict[str, object]:
    return {
        "file": session.effective.path,
        "exists": os.path.exists(session.effective.path),
        "settings": settings_object(settings),
        "faults": [refusal(fault) for fault in session.effective.faults],
    }


def _change_setting(session: Session, name: str, text: str | None) -> Session:
    """Set a setting where it is kept, and return the session with the settings as they are now.

    Args:
        session: the session.
        name: the setting, or `keys.` and an action.
        text: its value; none to take it back to its default.

    Raises:
        PartuiError: there is no such setting, it cannot have that value, or its place cannot be written.
    """
    from partui.settings.change import change_setting, read_days
    from partui.store.db.settings import set_notice

    if name in SHARED:
        days = None if text is None else read_days(text, name)
        quiet = session._replace(effective=session.effective._replace(faults=()))
        with quiet.store() as store:
            set_notice(store.conn, name, days)
        return session
    path = session.effective.path
    own = _known(name).partition(".")[0]
    change_setting(path, name, text)
    work_is_done()
    effective = read_settings()
    use_language(effective.settings.lang)
    if effective.sources[own] is Source.ENVIRONMENT:
        variable = VARIABLES[own]
        tell(_("Đã ghi, nhưng ${variable} đang được dùng thay cho giá trị này.").format(variable=variable))
    chosen = effective.settings.db
    return session._replace(effective=effective, path=store_path(chosen), named=bool(chosen))


def _tell_change(session: Session, name: str, text: str | None) -> None:
    """Say what setting a setting would write where.

    Raises:
        PartuiError: there is no such setting, or it cannot have that value.
    """
    from partui.settings.change import read_days, written_values

    if name in SHARED:
        place, written = session.db, "" if text is None else str(read_days(text, name))
    else:
        own = _known(name)
        place, values = session.effective.path, {} if text is None else written_values(own, text)
        written = ", ".join(str(value) for value in values.values())
    said = _("Sẽ bỏ {name} trong {path}.") if text is None else _("Sẽ ghi {name} = {value} vào {path}.")
    tell(said.format(name=clean(name), value=clean(written), path=clean(place)))


def _known(name: str) -> str:
    own, dot, action = name.partition(".")
    if own in Settings._fields and bool(dot) == bool(action) and (own == "keys" or not dot):
        return name
    raise no_setting(name)


def listed_settings(session: Session) -> list[ListedSetting]:
    """Return every setting, in the order in which they are printed; each key stands for itself."""
    values, sources = session.effective.settings, session.effective.sources
    found = [
        ListedSetting("db", session.db, session.db, sources["db"]),
        ListedSetting("lang", values.lang, values.lang, sources["lang"]),
        _officer(values.officer, sources["officer"]),
        ListedSetting("theme", values.theme, values.theme or _("(partui chọn)"), sources["theme"]),
        *(
            ListedSetting(name, value, "true" if value else "false", sources[name])
            for name, value in (("ascii", values.ascii), ("mouse", values.mouse))
        ),
        ListedSetting("ctrl_z", values.ctrl_z, values.ctrl_z, sources["ctrl_z"]),
    ]
    if values.keys:
        found += [ListedSetting(f"keys.{action}", keys, keys, sources["keys"]) for action, keys in values.keys.items()]
    else:
        found.append(ListedSetting("keys", {}, _("(như trong màn hình “?”)"), sources["keys"]))
    return [*found, *_shared(session.db)]


def named_settings(settings: list[ListedSetting], name: str) -> list[ListedSetting]:
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
    known = ", ".join((*Settings._fields, *SHARED))
    return PartuiError("Không có cài đặt “{name}”; hiện có: {known}.", name=name, known=known)


def settings_object(settings: list[ListedSetting]) -> dict[str, dict[str, object]]:
    """Return settings as data, each with its value and source; the keys are one, their actions its value."""
    found: dict[str, dict[str, object]] = {}
    keys: dict[str, object] = {}
    for each in settings:
        own, _dot, action = each.name.partition(".")
        if action:
            keys[action] = each.value
        found[own] = {"value": keys if action else each.value, "source": each.source}
    return found


def setting_lines(path: str, settings: list[ListedSetting]) -> list[str]:
    """Return the table of settings.

    Args:
        path: the configuration file.
        settings: those to print.
    """
    there = path if os.path.exists(path) else _("{path} (chưa có)").format(path=path)
    columns = (
        TableColumn(_("Tên")),
        TableColumn(_("Giá trị"), least=20),
        TableColumn(_("Từ đâu")),
        TableColumn(_("Nghĩa"), least=20, leaves=1),
    )
    rows = [
        (Cell(clean(each.name)), Cell(clean(each.shown)), Cell(source_label(each.source)), Cell(_meaning(each.name)))
        for each in settings
    ]
    return [_("Tệp cài đặt: {path}").format(path=clean(there)), "", *table(columns, rows, screen_width())]


def _officer(name: str, source: Source) -> ListedSetting:
    known = officer_name(name)
    return ListedSetting("officer", known, known, source if name else LOGIN)


def _shared(db: str) -> list[ListedSetting]:
    """Ask the data file, without making it."""
    if not os.path.exists(db):
        return [ListedSetting(name, days, str(days), Source.DEFAULT) for name, days in SHARED.items()]
    from partui.store.db.open import open_store
    from partui.store.db.settings import notices

    try:
        conn = open_store(db)
        try:
            found = notices(conn)
        finally:
            conn.close()
    except PartuiError as error:
        tell(refusal(error))
        return [ListedSetting(name, None, "?", DATA_FILE) for name in SHARED]
    return [ListedSetting(name, days, str(days), DATA_FILE) for name, days in found.items()]


def source_label(source: str) -> str:
    """Return where a value comes from as an officer reads it."""
    return {
        Source.FLAG: _("tùy chọn"),
        Source.ENVIRONMENT: _("biến môi trường"),
        Source.FILE: _("tệp cài đặt"),
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
        case "ctrl_z":
            return _("Ctrl+Z trong ứng dụng: undo (hoàn tác), suspend (tạm dừng)")
        case "due_soon_days":
            return _("còn mấy ngày thì gọi là sắp đến hạn, chung cho mọi người dùng tệp")
        case "due_soon_year_days":
            return _("việc hạn 31/12: còn mấy ngày thì gọi là sắp đến hạn, chung cho mọi người dùng tệp")
        case "quarter_ends_on":
            return _("quý báo cáo chốt ngày nào của tháng cuối quý (14), 0: kỳ 30 ngày; chung cho mọi người dùng tệp")
        case _:
            return _("phím của từng việc trong ứng dụng")
