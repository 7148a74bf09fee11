"""What a report's file is called."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.report import ReportKind
from partui.wording.reports import endings, reminder_names, suggested_folder, suggested_name

DAY = date(2020, 10, 1)


@pytest.mark.parametrize(
    ("kind", "agency", "name"),
    [
        (ReportKind.PROGRESS, "", "bao-cao-20201001.docx"),
        (ReportKind.PROGRESS, "Sở Kế hoạch và Đầu tư", "bao-cao-so-ke-hoach-va-dau-tu-20201001.docx"),
        (ReportKind.REMINDER, "Các sở, ban, ngành", "don-doc-cac-so-ban-nganh-20201001.docx"),
        (ReportKind.SCORES, "", "tu-cham-diem-20201001.docx"),
        (ReportKind.CALENDAR, "", "lich-20201001.ics"),
        (ReportKind.DOSSIER, "", "ho-so-20201001.zip"),
        (ReportKind.BRIEF, "", "bao-cao-nhanh-20201001.docx"),
    ],
)
def test_a_name_says_what_for_whom_and_for_which_day(kind: ReportKind, agency: str, name: str) -> None:
    assert suggested_name(kind, DAY, agency) == name
    assert name.endswith(endings(kind))


def test_a_folder_says_for_which_day() -> None:
    assert suggested_folder(DAY) == "don-doc-20201001"


def test_reminders_have_a_name_each() -> None:
    assert reminder_names(["Sở Nội vụ", "UBND xã/phường", "Sở Nói vu", "…", "漢"], ".docx") == [
        "don-doc-so-noi-vu.docx",
        "don-doc-ubnd-xa-phuong.docx",
        "don-doc-so-noi-vu-2.docx",
        "don-doc-co-quan.docx",
        "don-doc-co-quan-2.docx",
    ]


@given(st.lists(st.text()))
def test_any_agency_has_a_name_that_any_disk_takes(agencies: list[str]) -> None:
    names = reminder_names(agencies, ".docx")
    assert len(set(names)) == len(agencies)
    for name in names:
        assert re.fullmatch(r"don-doc-[a-z0-9-]+\.docx", name)
        assert len(name) < 120
