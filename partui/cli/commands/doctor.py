"""`partui doctor`: what a bug report needs, and nothing of what the plan or the journal says."""

from partui.cli.answers.diagnosis import Report, Section, examine_all
from partui.cli.command import json_option, subcommand
from partui.cli.output import paint, say, say_json
from partui.cli.session import Session
from partui.domain.text import clean
from partui.locale import _
from partui.wording.columns import pad

_LABELS = 22


@subcommand("doctor", help=_("In những gì cần khi báo lỗi: phiên bản, màn hình, tệp; không in nội dung của tệp."))
@json_option
def command(session: Session, as_json: bool) -> int:
    """Print versions, terminal, settings and the file's health; 1 where the file cannot be used."""
    report = examine_all(session)
    if as_json:
        say_json({section.name: dict(section.facts) for section in report.sections} | {"sound": report.sound})
    else:
        say("\n".join(_lines(report)))
    return 0 if report.sound else 1


def _lines(report: Report) -> list[str]:
    lines: list[str] = []
    for section in report.sections:
        lines += ["", paint(section.title, "head"), *_facts(section)]
    return [*lines[1:], "", report.verdict]


def _facts(section: Section) -> list[str]:
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
