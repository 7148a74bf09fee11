"""The dialog of reports: what is chosen is written, in a worker, and never over what is there unless asked."""

import os
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Event
from zipfile import is_zipfile

import docx
import pytest
from textual.widgets import Input, Select

from partui.domain.plan.report import Report
from partui.reports import writing
from partui.store.db.open import open_store
from partui.store.edits.plan_head import read_head, set_head
from partui.store.journal.writing import author
from partui.tui.dialogs.files import report as screen
from partui.tui.dialogs.files.report import ReportScreen
from partui.tui.widgets.choices import TickBox
from tests.tui.officer import LARGE, Officer, at_work, write
from tests.tui.quiet import PATIENCE

PROGRESS, REMINDER, SCORES, CALENDAR = "progress", "reminder", "scores", "calendar"


@pytest.fixture
def home(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The officer's home folder; who signs is said."""
    with closing(open_store(str(path))) as conn:
        set_head(conn, 2020, {"office": "Sở Nội vụ"}, author("An"))
    folder = tmp_path / "nhà"
    folder.mkdir()
    monkeypatch.setenv("HOME", str(folder))
    return folder


async def to_report(officer: Officer, kind: str = PROGRESS, agency: str | None = None) -> None:
    """Open the dialog and choose a kind and an agency."""
    await officer.press("r")
    officer.app.screen.query_one("#kind", Select).value = kind
    await officer.settle()
    if agency is not None:
        await to_agency(officer, agency)


async def to_agency(officer: Officer, agency: str) -> None:
    """Choose an agency in the dialog that is open."""
    select = officer.app.screen.query_one("#agency", Select)
    select.value = next(value for name, value in select._options if str(name) == agency)
    await officer.settle()


def is_away(officer: Officer) -> bool:
    """Tell whether the dialog is closed."""
    return not isinstance(officer.app.screen, ReportScreen)


async def test_a_report_is_suggested_and_written(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        for kind, agency, name in (
            (PROGRESS, None, "bao-cao-20201001.docx"),
            (PROGRESS, "Sở Tư pháp", "bao-cao-so-tu-phap-20201001.docx"),
            (REMINDER, "Sở Nội vụ", "don-doc-so-noi-vu-20201001.docx"),
            (SCORES, None, "tu-cham-diem-20201001.docx"),
            (CALENDAR, None, "lich-20201001.ics"),
        ):
            await to_report(officer, kind, agency)
            assert officer.shows("Xuất báo cáo tính đến 01/10/2020", f"~/{name}")
            await officer.press("ctrl+s")
            assert officer.shows("✓ ", "Đã ghi")
            assert os.listdir(home) == [name]
            assert (home / name).stat().st_size > 1000
            (home / name).unlink()


async def test_every_view_has_the_key_and_offers_what_fits_it(path: Path, home: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        for view, kind, agency in (
            ("1", "Báo cáo tình hình thực hiện", "(toàn kế hoạch)"),
            ("2", "Văn bản đôn đốc", "Sở Nội vụ"),
            ("3", "Bảng tự đánh giá", "(toàn kế hoạch)"),
            ("4", "Báo cáo tình hình thực hiện", "(toàn kế hoạch)"),
        ):
            await officer.press(view)
            assert "r Báo cáo" in officer.lines[-1]
            await officer.press("r")
            assert officer.shows("Loại báo cáo", f"▌ {kind}", f"▌ {agency}")
            await officer.press("escape")
            assert not officer.shows("Loại báo cáo")


async def test_the_lead_of_a_late_task_is_reminded_and_the_agency_filtered_by_reported_on(
    path: Path, home: Path
) -> None:
    async with at_work(path, size=LARGE) as officer:
        await officer.press("j", "j", "r")
        assert officer.cursor.startswith("1.3.1")
        assert officer.shows("▌ Văn bản đôn đốc", "▌ Sở Nội vụ", "~/don-doc-so-noi-vu-20201001.docx")
        await officer.press("escape", "enter", "r")
        assert officer.shows("▌ Văn bản đôn đốc", "▌ Sở Nội vụ")
        await officer.press("escape", "escape", "f", "enter", *"tu phap", "enter", "ctrl+s", "r")
        assert officer.shows("▌ Báo cáo tình hình thực hiện", "▌ Sở Tư pháp")


async def test_the_ending_says_the_format(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await to_report(officer)
        assert officer.shows("→ đuôi tệp: .docx .pdf .xlsx .md .html .csv")
        await officer.fill("#path", "~/a.md")
        await officer.press("enter")
        assert (home / "a.md").read_text(encoding="utf-8").startswith("# ")


async def test_what_was_typed_is_kept_when_another_kind_is_chosen(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await to_report(officer)
        await officer.fill("#path", "~/của tôi.docx")
        officer.app.screen.query_one("#kind", Select).value = SCORES
        await officer.settle()
        assert officer.shows("~/của tôi.docx", "→ đuôi tệp: .docx .pdf .xlsx .html")


async def test_what_is_there_is_kept_until_it_is_to_be_replaced(path: Path, home: Path) -> None:
    target = home / "bao-cao-20201001.docx"
    target.write_text("mine")
    async with at_work(path) as officer:
        await to_report(officer)
        await officer.press("ctrl+s")
        assert officer.said("#refused") == f"! {target} đã có; tệp được giữ nguyên. Ctrl+O ghi đè."
        assert target.read_text() == "mine"
        await officer.press("ctrl+o")
        assert is_zipfile(target)


async def test_a_file_that_cannot_be_written(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await to_report(officer)
        for name, said in {
            "~/a.odt": "đuôi “.odt”",
            "~/a": "không có đuôi tệp",
            "~": "là một thư mục",
            "~/không/a.docx": "Không có thư mục",
        }.items():
            await officer.fill("#path", name)
            await officer.press("ctrl+s")
            assert said in officer.said("#refused")
            assert os.listdir(home) == []


async def test_what_cannot_be_read_is_told(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await to_report(officer, SCORES)
        write(path, "UPDATE task SET criterion_id = NULL")
        write(path, "DELETE FROM criterion")
        await officer.press("ctrl+s")
        assert "không có Phụ lục I" in officer.said("#refused")
        assert os.listdir(home) == []


async def test_reminders_for_everyone_go_into_a_folder(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await to_report(officer, REMINDER)
        assert officer.shows("(từng cơ quan phải đôn đốc)", "~/don-doc-20201001")
        await officer.press("ctrl+s")
        assert officer.shows("✓ Nhớ là đã gửi (u: bỏ) · Đã ghi 1 văn bản đôn đốc vào")
        assert os.listdir(home / "don-doc-20201001") == ["don-doc-so-noi-vu.docx"]


async def test_a_late_task_without_a_lead_is_told_of(path: Path, home: Path) -> None:
    write(path, "DELETE FROM task_agency WHERE task_id = (SELECT id FROM task WHERE code = '1.3.2')")
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer, REMINDER)
        await officer.press("ctrl+s")
        assert officer.shows("! Chưa ghi chủ trì, không đôn đốc được: 1.3.2 · Nhớ là đã gửi (u: bỏ) · Đã ghi 1 văn bản")
        write(path, "DELETE FROM task_agency WHERE task_id = (SELECT id FROM task WHERE code = '1.3.1')")
        await to_report(officer, REMINDER)
        await officer.press("ctrl+s")
        assert "Chưa ghi cơ quan chủ trì nên không có văn bản đôn đốc: 1.3.1, 1.3.2" in officer.said("#refused")
        assert os.listdir(home) == ["don-doc-20201001"]


async def test_nobody_to_remind(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        await officer.press("d")
        await officer.fill("#day", "1/2/2020")
        await officer.press("enter")
        await to_report(officer, REMINDER)
        await officer.press("ctrl+s")
        assert "không có cơ quan nào phải đôn đốc" in officer.said("#refused")
        await to_agency(officer, "Sở Tài chính")
        await officer.press("ctrl+s")
        assert "không có gì để đôn đốc" in officer.said("#refused")
        assert os.listdir(home) == []


async def test_it_is_written_once_and_not_left_half_way(
    path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on = Event(), Event()
    written: list[str] = []

    def slowly(report: Report, target: str, *, force: bool = False, template: str = "") -> None:
        written.append(target)
        begun.set()
        assert go_on.wait(PATIENCE)
        writing.write_report(report, target, force=force)

    monkeypatch.setattr(screen, "write_report", slowly)
    async with at_work(path) as officer:
        await to_report(officer)
        await officer.press_at_once("ctrl+s")
        await officer.until(begun.is_set)
        assert officer.said("#refused") == "Đang ghi…"
        await officer.press_at_once("ctrl+s", "ctrl+o", "escape")
        assert not is_away(officer)
        go_on.set()
        await officer.settle()
        assert is_away(officer)
        assert written == [str(home / "bao-cao-20201001.docx")]
        assert os.listdir(home) == ["bao-cao-20201001.docx"]


async def test_agencies_named_by_others_are_texts(path: Path, home: Path) -> None:
    async with at_work(path) as officer:
        ((key,),) = officer.ask("SELECT id FROM agency WHERE name = 'Sở Nội vụ'")
        for text in ("[/foo]", "[bold]x", "a\x1b]52;c;x\x07b", "漢字" * 100, "../../etc/x"):
            write(path, "UPDATE agency SET name = ? WHERE id = ?", text, key)
            await to_report(officer)
            officer.app.screen.query_one("#agency", Select).value = str(key)
            await officer.settle()
            await officer.press("ctrl+s")
            assert is_away(officer), text
            (name,) = os.listdir(home)
            assert name.startswith("bao-cao-")
            assert officer.shows("✓ Đã ghi")
            (home / name).unlink()


async def test_letters_are_remembered_unless_the_officer_says_no(path: Path, home: Path) -> None:
    async with at_work(path, day=date(2021, 1, 5), size=LARGE) as officer:
        await to_report(officer, REMINDER, "(một công văn chung)")
        assert officer.shows("ghi nhớ, để đếm lần đôn đốc", "~/don-doc-cac-co-quan-20210105")
        officer.app.screen.query_one("#sent", TickBox).value = False
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã ghi")
        assert not officer.shows("Nhớ là đã gửi")
        await to_report(officer, REMINDER, "Sở Nội vụ")
        await officer.press("ctrl+s")
        assert officer.shows("Nhớ là đã gửi (u: bỏ) · Đã ghi")
        await officer.press("u")
        assert officer.shows("Đôn đốc")
        await officer.press("escape")
        await to_report(officer, PROGRESS)
        assert not officer.shows("ghi nhớ, để đếm lần đôn đốc", "(một công văn chung)")


async def test_own_words_are_written_kept_and_offered_again_in_the_next_report(path: Path, home: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer)
        assert "Ctrl+L Lời báo cáo" in officer.text
        await officer.press("ctrl+l", *"Khá.", "ctrl+s")
        assert officer.shows("✓ Đã lưu lời của 1 phần", "Xuất báo cáo tính đến 01/10/2020")
        await officer.press("escape", "d", *"15/10/2020", "enter")
        await to_report(officer)
        await officer.press("ctrl+l")
        assert officer.shows("Lời trong báo cáo đến 15/10/2020", "Khá.", "→ của báo cáo đến 01/10/2020; lưu là đã xem")
        await officer.press("ctrl+s")
        assert officer.shows("✓ Đã lưu lời của 1 phần")
        await officer.press("ctrl+l")
        assert not officer.shows("→ của báo cáo")
        await officer.press("escape")
        officer.app.screen.query_one("#kind", Select).value = SCORES
        await officer.settle()
        assert "Ctrl+L" not in officer.text


async def test_the_page_for_a_chief_is_shown_before_it_is_written(path: Path, home: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer)
        assert "Ctrl+T" not in officer.text
        officer.app.screen.query_one("#kind", Select).value = "brief"
        await officer.settle()
        assert "Ctrl+T Xem trước" in officer.text
        assert officer.shows("trống: bản chốt gần nhất")
        await officer.press("ctrl+t")
        assert officer.shows("Xem trước trang báo cáo nhanh", "Báo cáo nhanh tình hình thực hiện kế hoạch năm 2020")
        assert officer.shows("Hoàn thành nhiệm vụ đến hạn: 0% (đến hạn 2, hoàn thành 0, đạt 0%)")
        assert officer.shows("Nhiệm vụ quá hạn lâu nhất", "1.3.1 Tỷ lệ cơ quan chuyên môn")
        await officer.press("escape")
        assert officer.shows("Xuất báo cáo tính đến 01/10/2020")
    assert not list(home.iterdir())


async def test_what_has_changed_since_a_day_is_told_where_it_is_asked(path: Path, home: Path) -> None:
    target = home / "bc.md"
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer, SCORES)
        assert not officer.shows("Thay đổi từ")
        await officer.press("escape")
        for since, told in (("30/9", "30/09/2020"), ("không có", "")):
            await to_report(officer)
            assert officer.shows("Thay đổi từ", "→ ngày hay tên bản chốt; trống: không so")
            officer.app.screen.query_one("#path", Input).value = str(target)
            officer.app.screen.query_one("#since", Input).value = since
            await officer.press("ctrl+s")
            assert is_away(officer) == target.exists() == bool(told)
            if told:
                assert f"Thay đổi từ {told}: mới quá hạn (2)" in target.read_text()
                target.unlink()


async def test_the_period_and_the_form_of_the_office_are_taken(path: Path, home: Path) -> None:
    form = docx.Document()
    form.add_paragraph("{{ co_quan }}, từ {{ tu_ngay }}")
    form.save(str(home / "mẫu.docx"))
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer)
        officer.app.screen.query_one("#first", Input).value = "5/9"
        officer.app.screen.query_one("#template", Input).value = "~/mẫu.docx"
        await officer.fill("#path", "~/a.pdf")
        assert officer.shows("→ 05/09/2020")
        await officer.press("ctrl+s")
        assert "chỉ dùng cho tệp Word" in officer.said("#refused")
        await officer.fill("#path", "~/a.docx")
        await officer.press("ctrl+s")
        assert docx.Document(str(home / "a.docx")).paragraphs[0].text == "Sở Nội vụ, từ 05/09/2020"


async def test_each_letter_as_a_pdf(path: Path, home: Path) -> None:
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer, REMINDER)
        assert officer.shows("(từng cơ quan phải đôn đốc)", "Mẫu Word")
        assert not officer.shows("Kỳ từ ngày")
        officer.app.screen.query_one("#pdf", TickBox).value = True
        await officer.press("ctrl+s")
        assert officer.shows("✓ ", "văn bản đôn đốc vào")
        written = list((home / "don-doc-20201001").iterdir())
        assert [each.name for each in written] == ["don-doc-so-noi-vu.pdf"]
        assert written[0].read_bytes().startswith(b"%PDF-")


async def test_who_signs_is_asked_once_and_kept_with_the_plan(path: Path, home: Path) -> None:
    with closing(open_store(str(path))) as conn:
        set_head(conn, 2020, {"office": ""}, author("An"))
    async with at_work(path, size=LARGE) as officer:
        await to_report(officer)
        await officer.fill("#path", "~/a.html")
        await officer.press("ctrl+s")
        assert (home / "a.html").exists()
        for name in ("a.docx", "b.docx"):
            await to_report(officer)
            await officer.fill("#path", f"~/{name}")
            await officer.press("ctrl+s")
            if name == "a.docx":
                assert officer.shows("Ai ký báo cáo?", "Sở Nội vụ", "Esc Để sau")
                await officer.fill("#signed_by", "Nguyễn Thị Lan")
                await officer.press("ctrl+s")
            assert is_away(officer)
            assert (home / name).exists()
    with closing(open_store(str(path))) as conn:
        assert read_head(conn, 2020).signing[:2] == ("Sở Nội vụ", "SNV")
        assert read_head(conn, 2020).signing.signer == "Nguyễn Thị Lan"


async def test_an_open_list_closes_below_the_window_that_is_opened_over_it(path: Path, home: Path) -> None:
    with closing(open_store(str(path))) as conn:
        set_head(conn, 2020, {"office": ""}, author("An"))
    async with at_work(path) as officer:
        await to_report(officer)
        await officer.press("enter")
        assert officer.shows("Báo cáo nhanh một trang")
        await officer.press("ctrl+s")
        assert officer.shows("Ai ký báo cáo?")
        assert not officer.app.screen_stack[-2].query_one("#kind", Select).expanded
