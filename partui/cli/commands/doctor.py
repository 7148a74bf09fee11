"""`partui doctor`: what a bug report needs, and nothing of what the plan or the journal says.

The names of what is found are the same in every language, so that whoever mends partui reads them.
"""

import os
import platform
import shutil
import sys
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from typing import Annotated, NamedTuple

from partui.cli.command import subcommand
from partui.cli.help import version as own_version
from partui.cli.options import AsJson
from partui.cli.output import is_terminal, paint, refusal, say, say_json, say_lines
from partui.cli.parameters import flag
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _, plural
from partui.log import DEBUG, is_writable, log_path, wants_trace
from partui.settings.record import VARIABLES
from partui.store.db.connection import SCHEMA_VERSION
from partui.store.exchange.serving import check_serving
from partui.store.queries.health import SQLITE_VERSION, Health, examine
from partui.system.places import VARIABLE, carried_folder
from partui.wording.columns import pad

_LABELS = 22
_LIBRARIES = ("textual", "rich", "click", "pydantic", "sqlite-utils", "platformdirs", "tomlkit", "python-docx",
              "XlsxWriter", "Jinja2", "icalendar")  # fmt: skip
_TERMINAL_VARIABLES = ("TERM", "COLORTERM", "TERM_PROGRAM", "NO_COLOR", "TMUX", "SSH_CONNECTION")
_LOCALE_VARIABLES = ("LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "LANGUAGE", "TZ", "PYTHONUTF8", "PYTHONIOENCODING")
# Whether these are set says enough; what they say is nobody's business.
_PRIVATE = {"TMUX", "SSH_CONNECTION"}

ForTeam = Annotated[bool, flag("--server", _("Xem tệp có dùng chung trên máy chủ được không: nhóm, quyền, sao lưu."))]
Facts = tuple[tuple[str, object], ...]


class DoctorSection(NamedTuple):
    """A part of the report.

    Attributes:
        name: its name as data.
        title: its name as an officer reads it.
        facts: what was found, each with its name.
    """

    name: str
    title: str
    facts: Facts


class DoctorReport(NamedTuple):
    """The whole report.

    Attributes:
        sound: whether the data file can be used, or can be made.
        verdict: the same in a sentence.
    """

    sections: tuple[DoctorSection, ...]
    sound: bool
    verdict: str


@subcommand("doctor", help=_("In những gì cần khi báo lỗi: phiên bản, màn hình, tệp; không in nội dung của tệp."))
def doctor(session: Session, server: ForTeam, as_json: AsJson) -> int:
    """Print versions, terminal, settings and the file's health; 1 where the file cannot be used."""
    if server:
        return _say_whether_it_serves(session, as_json)
    report = _examine(session)
    if as_json:
        say_json({section.name: dict(section.facts) for section in report.sections} | {"sound": report.sound})
    else:
        say_lines(_lines(report))
    return 0 if report.sound else 1


def _say_whether_it_serves(session: Session, as_json: bool) -> int:
    """Say whether a team can work on the file over SSH; 1 where something stands in the way."""
    checks = check_serving(session.db, named=session.named, now=datetime.now())
    wrong = [check for check in checks if check.advice is not None]
    if as_json:
        say_json({
            "server": [
                {"check": each.name, "found": each.found or None, "advice": each.advice and refusal(each.advice)}
                for each in checks
            ],
            "sound": not wrong,
        })  # fmt: skip
        return 1 if wrong else 0
    for each in checks:
        sign = "✓" if each.advice is None else "▲"
        say(f"{sign} {pad(each.name, _LABELS)}{clean(each.found) or '–'}")
        if each.advice is not None:
            say(f"  {refusal(each.advice)}")
    say_lines(["", plural("▲ Có {count} chỗ cần sửa.", count=len(wrong)) if wrong else _("✓ Cả nhóm dùng chung được.")])
    return 1 if wrong else 0


def _lines(report: DoctorReport) -> list[str]:
    lines: list[str] = []
    for section in report.sections:
        lines += ["", paint(section.title, "head"), *_facts(section)]
    return [*lines[1:], "", report.verdict]


def _facts(section: DoctorSection) -> list[str]:
    return [f"  {pad(name, _LABELS)}{clean(_text(value))}" for name, value in section.facts]


def _text(value: object) -> str:
    match value:
        case None:
            return "–"
        case bool():
            return _("có") if value else _("không")
        case dict():
            return ", ".join(f"{key} {each}" for key, each in value.items()) or "–"
        case list():
            return "; ".join(map(str, value)) or "–"
        case _:
            return str(value)


def _examine(session: Session) -> DoctorReport:
    health = examine(session.db)
    sections = (
        DoctorSection("versions", _("Phiên bản"), _versions()),
        DoctorSection("terminal", _("Màn hình"), _terminal()),
        DoctorSection("settings", _("Cài đặt"), _settings(session)),
        DoctorSection("file", _("Tệp dữ liệu"), _file(health)),
        DoctorSection("log", _("Nhật ký lỗi"), _log()),
    )
    return DoctorReport(sections, *_verdict(health))


def _versions() -> Facts:
    return (
        ("partui", own_version()),
        ("python", f"{platform.python_implementation()} {platform.python_version()}"),
        ("sqlite", SQLITE_VERSION),
        ("system", platform.platform()),
        *((name, _installed(name)) for name in _LIBRARIES),
    )


def _installed(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _terminal() -> Facts:
    size = shutil.get_terminal_size((0, 0))
    streams = {name: is_terminal(getattr(sys, name)) for name in ("stdin", "stdout", "stderr")}
    return (
        *_variables(_TERMINAL_VARIABLES),
        ("size", f"{size.columns}x{size.lines}"),
        ("colours", _colours()),
        ("is_terminal", [name for name, there in streams.items() if there]),
        ("encoding", getattr(sys.stdout, "encoding", None)),
        ("filesystem_encoding", sys.getfilesystemencoding()),
        *_variables(_LOCALE_VARIABLES),
    )


def _variables(names: tuple[str, ...]) -> Facts:
    return tuple((name, name in os.environ if name in _PRIVATE else os.environ.get(name)) for name in names)


def _colours() -> int | None:
    """Return how many colours the terminal is known to have."""
    if os.environ.get("COLORTERM") in {"truecolor", "24bit"}:
        return 1 << 24
    try:
        import curses

        curses.setupterm(os.environ.get("TERM", ""), 1)
        return curses.tigetnum("colors")
    except Exception:  # a module or a terminal that is not there, each with an error of its own
        return None


def _settings(session: Session) -> Facts:
    path = session.effective.path
    return (
        ("file", path),
        ("exists", os.path.exists(path)),
        ("portable", carried_folder() or None),
        ("from", {name: source for name, source in session.effective.sources.items() if source != "default"}),
        (
            "variables",
            [variable for variable in (*VARIABLES.values(), "PARTUI_CONFIG", VARIABLE) if variable in os.environ],
        ),
        ("language", session.effective.settings.lang),
        ("theme", session.effective.settings.theme or None),
        ("ascii", session.effective.settings.ascii),
        ("mouse", session.effective.settings.mouse),
        ("keys", dict(session.effective.settings.keys)),
        ("faults", [refusal(fault) for fault in session.effective.faults]),
    )


def _file(health: Health) -> Facts:
    header = health.header
    return (
        ("path", health.path),
        ("exists", health.exists),
        ("size", health.size),
        ("wal_size", health.wal_size),
        ("mode", None if health.mode is None else f"{health.mode:04o}"),
        ("writable", health.writable),
        ("folder_writable", health.folder_writable),
        ("schema", header.version if header else None),
        ("page_size", header.page_size if header else None),
        ("journal_mode", health.journal_mode),
        ("counts", health.counts),
        ("findings", health.findings),
        ("refusal", None if health.refusal is None else refusal(health.refusal)),
    )


def _log() -> Facts:
    path = log_path()
    return (
        ("path", path),
        ("size", os.path.getsize(path) if path is not None and os.path.exists(path) else None),
        ("writable", path is not None and is_writable(path)),
        (DEBUG, wants_trace()),
    )


def _verdict(health: Health) -> tuple[bool, str]:
    if not health.exists and health.refusal is None:
        if health.folder_writable:
            return True, _("○ Chưa có tệp dữ liệu; partui tạo khi được mở lần đầu: {path}").format(
                path=clean(health.path)
            )
        return False, _("▲ Chưa có tệp dữ liệu, và không tạo được ở {path}; hãy chọn chỗ khác (--db).").format(
            path=clean(health.path)
        )
    if health.refusal is not None:
        text = refusal(health.refusal)
        if health.header is not None and health.header.ours and health.header.version < SCHEMA_VERSION:
            return True, _("○ {reason} Tệp được nâng cấp khi mở, sau khi chép một bản bên cạnh.").format(reason=text)
        return False, _("▲ {reason} Tệp được giữ nguyên.").format(reason=text)
    if not health.size:
        return True, _("○ Tệp dữ liệu trống; partui chuẩn bị tệp khi được mở: {path}").format(path=clean(health.path))
    if health.findings:
        return False, plural("▲ Có {count} chỗ có lỗi; xem “partui check”.", count=health.findings)
    return True, _("✓ Tệp không có lỗi: {path}").format(path=clean(health.path))
