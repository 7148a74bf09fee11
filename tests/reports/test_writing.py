"""Reports into files: the ending says the format; whole or not at all."""

import errno
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from gettext import NullTranslations
from pathlib import Path
from zipfile import is_zipfile

import pytest

from partui import locale
from partui.domain.brief.page import Brief
from partui.domain.errors import PartuiError
from partui.domain.plan.report import Assessment, Deadlines, Report, ReportKind
from partui.domain.tasks.dossier import Dossier, make_dossier
from partui.files import TargetExists
from partui.reports.letters import write_reminders
from partui.reports.writing import check_report_target, write_report
from partui.wording.reports import endings
from tests.reports import builders
from tests.reports.test_brief_page import brief

FEW = builders.tasks()[:3]


def assessment() -> Assessment:
    """A self-assessment by some criteria."""
    whole = builders.assessment()
    return whole._replace(scores=whole.scores._replace(rows=whole.scores.rows[:9]))


# What a format says is looked at where it is written; here a file need not be long.
REPORTS: dict[ReportKind, Callable[[], Report | Dossier | Brief]] = {
    ReportKind.PROGRESS: lambda: builders.progress(FEW),
    ReportKind.REMINDER: lambda: builders.reminder("Sở Nội vụ"),
    ReportKind.SCORES: assessment,
    ReportKind.CALENDAR: lambda: Deadlines(builders.head(), FEW),
    ReportKind.BRIEF: lambda: brief(FEW),
    ReportKind.DOSSIER: lambda: make_dossier(assessment(), {}),
}
WHOLE: dict[str, Callable[[Path], bool]] = {
    ".docx": is_zipfile,
    ".xlsx": is_zipfile,
    ".md": lambda path: path.read_text(encoding="utf-8").startswith("# "),
    ".html": lambda path: path.read_text(encoding="utf-8").rstrip().endswith("</html>"),
    ".csv": lambda path: path.read_bytes().startswith(b"\xef\xbb\xbf"),
    ".zip": is_zipfile,
    ".pdf": lambda path: path.read_bytes().startswith(b"%PDF-"),
    ".ics": lambda path: path.read_bytes().endswith(b"END:VCALENDAR\r\n"),
}
FORMATS = [(kind, ending) for kind in ReportKind for ending in endings(kind)]
DOCX = [(ReportKind.PROGRESS, ".md"), (ReportKind.PROGRESS, ".xlsx"), (ReportKind.REMINDER, ".docx")]


@pytest.mark.parametrize(("kind", "ending"), FORMATS)
def test_each_kind_in_each_of_its_formats(tmp_path: Path, kind: ReportKind, ending: str) -> None:
    target = tmp_path / f"báo cáo [1]{ending.upper()}"
    write_report(REPORTS[kind](), str(target))
    assert WHOLE[ending](target)
    assert target.stat().st_mode & 0o777 == 0o666 & ~_umask()
    assert os.listdir(tmp_path) == [target.name]


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("name", ["a.odt", "a", ".docx", "a.", "a.docx.exe"])
def test_an_ending_that_says_no_format(tmp_path: Path, kind: ReportKind, name: str) -> None:
    for refused in (
        lambda: check_report_target(kind, str(tmp_path / name)),
        lambda: write_report(REPORTS[kind](), str(tmp_path / name)),
    ):
        with pytest.raises(PartuiError, match=r"đuôi .*ghi một trong: \.") as refusal:
            refused()  # type: ignore[no-untyped-call]
        assert all(ending in str(refusal.value) for ending in endings(kind))
    assert os.listdir(tmp_path) == []


def test_a_report_in_a_format_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(PartuiError, match=r"“\.csv”"):
        write_report(assessment(), str(tmp_path / "a.csv"))


def test_what_is_there_is_kept_unless_forced(tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    with pytest.raises(TargetExists):
        check_report_target(ReportKind.PROGRESS, str(target))
    with pytest.raises(TargetExists):
        write_report(builders.progress(FEW), str(target))
    assert target.read_text() == "mine"
    check_report_target(ReportKind.PROGRESS, str(target), force=True)
    write_report(builders.progress(FEW), str(target), force=True)
    assert WHOLE[".md"](target)
    assert os.listdir(tmp_path) == ["a.md"]


@pytest.mark.parametrize(("kind", "ending"), DOCX)
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ReportKind, ending: str
) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    target = tmp_path / f"a{ending}"
    target.write_text("mine")
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PartuiError, match="Không đủ chỗ"):
        write_report(REPORTS[kind](), str(target), force=True)
    assert target.read_text() == "mine"
    assert os.listdir(tmp_path) == [target.name]


def test_a_writer_that_fails_leaves_nothing(tmp_path: Path) -> None:
    broken = builders.progress(FEW)._replace(tasks=(None,))  # type: ignore[arg-type]
    with pytest.raises(AttributeError):
        write_report(broken, str(tmp_path / "a.md"))
    assert os.listdir(tmp_path) == []


AGENCIES = ("Sở Nội vụ", "Văn phòng UBND tỉnh")


def test_reminders_into_a_folder_made_for_them(tmp_path: Path) -> None:
    folder = tmp_path / "đôn đốc"
    names = write_reminders([builders.reminder(name) for name in AGENCIES], str(folder))
    assert names == ["don-doc-so-noi-vu.docx", "don-doc-van-phong-ubnd-tinh.docx"]
    assert sorted(os.listdir(folder)) == names
    assert all(is_zipfile(folder / name) for name in names)


def test_reminders_as_pdf(tmp_path: Path) -> None:
    reports = [builders.reminder(AGENCIES[0])]
    names = write_reminders(reports, str(tmp_path), ".pdf")
    assert names == ["don-doc-so-noi-vu.pdf"]
    assert (tmp_path / names[0]).read_bytes().startswith(b"%PDF-")
    template = tmp_path / "mẫu.docx"
    template.touch()
    with pytest.raises(PartuiError, match="chỉ dùng cho tệp Word"):
        write_reminders(reports, str(tmp_path / "b"), ".pdf", template=str(template))
    assert sorted(os.listdir(tmp_path)) == [*names, template.name]


def test_reminders_are_written_all_or_none(tmp_path: Path) -> None:
    reports = [builders.reminder(name) for name in AGENCIES]
    mine = tmp_path / "don-doc-van-phong-ubnd-tinh.docx"
    mine.write_text("mine")
    with pytest.raises(TargetExists):
        write_reminders(reports, str(tmp_path))
    assert os.listdir(tmp_path) == [mine.name]
    assert mine.read_text() == "mine"
    assert len(write_reminders(reports, str(tmp_path), force=True)) == 2
    assert is_zipfile(mine)


def test_a_folder_made_in_vain_is_taken_away(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(PartuiError, match="Không đủ chỗ"):
        write_reminders([builders.reminder(name) for name in AGENCIES], str(tmp_path / "mới"))
    assert os.listdir(tmp_path) == []


def test_folders_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("mine")
    with pytest.raises(PartuiError, match="là một tệp"):
        write_reminders([builders.reminder("Sở Nội vụ")], str(tmp_path / "tệp"))
    with pytest.raises(PartuiError, match="Không có thư mục"):
        write_reminders([builders.reminder("Sở Nội vụ")], str(tmp_path / "không" / "mới"))
    with pytest.raises(PartuiError, match=r"Không tạo được thư mục .*tên quá dài"):
        write_reminders([builders.reminder("Sở Nội vụ")], str(tmp_path / ("x" * 300)))
    assert os.listdir(tmp_path) == ["tệp"]


class English(NullTranslations):
    """A catalogue that knows every message."""

    def gettext(self, message: str) -> str:
        """Mark the message."""
        return f"EN {message}"


@pytest.mark.parametrize("kind", [ReportKind.PROGRESS, ReportKind.SCORES])
def test_a_report_is_in_vietnamese_whatever_the_program_speaks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: ReportKind
) -> None:
    monkeypatch.setattr(locale, "_chosen", [English()])
    write_report(REPORTS[kind](), str(tmp_path / "a.html"))
    text = (tmp_path / "a.html").read_text(encoding="utf-8")
    assert re.search("Quá hạn|Trong hạn", text)
    assert "EN " not in text
    with pytest.raises(PartuiError, match=r"^EN "):
        write_report(REPORTS[kind](), str(tmp_path / "a.html"))


def test_libraries_are_imported_when_they_are_used() -> None:
    listing = "import sys, json; import partui.reports.writing; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", listing], capture_output=True, check=True)
    assert not {"docx", "fpdf", "xlsxwriter", "jinja2", "icalendar", "lxml"} & set(json.loads(done.stdout))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
