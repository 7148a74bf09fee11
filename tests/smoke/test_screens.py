"""Every screen and window opens on a terminal: by its keys, in the loop that a user's app runs in."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from partui.cli.start import run
from tests.terminal import Terminal
from tests.tui.openings import every_screen

ENTER, ESCAPE, SAVE, DELETE = "\r", "\x1b", "\x13", "\x1b[3~"
# Rows, which come last; those that a window is left for are covered by it.
TASKS = "Thực hiện các nhiệm vụ được Chính"
PRODUCTS = "tài liệu chung cho mọi sản phẩm"
AGENCIES = "Sở Xây dựng"
HEADINGS = "TỔ CHỨC THỰC HIỆN …"
CRITERIA = "Xử lý VBQPPL sau rà soát, "
PLANS = "/KH-UBND Nâng cao Chỉ số"
SEED = Path(__file__).parents[2] / "seed.json"


class Step(NamedTuple):
    """Keys, what comes of them, and the screen that it is."""

    keys: str
    text: str
    screen: str = ""


def window(keys: str, text: str, screen: str) -> list[Step]:
    """Open a window over Nhiệm vụ and leave it."""
    return [Step(keys, text, screen), Step(ESCAPE, TASKS)]


WALK = [
    Step("2", "Sắp đến hạn và chậm nhịp", "OverdueScreen"),
    Step("4", "Điểm PAR Index", "OverviewScreen"),
    Step("3", CRITERIA, "ScoresScreen"),
    Step("t", "Nhiệm vụ của tiêu chí 1", "BehindScreen"),
    Step(ESCAPE, CRITERIA),
    Step("D", "Nguy cơ mất điểm theo cơ quan", "RisksScreen"),
    Step(ESCAPE, CRITERIA),
    Step("b", "Việc đáng làm trước", "BestScreen"),
    Step("o", "Muốn đạt bao nhiêu điểm?", "GoalScreen"),
    Step(ESCAPE * 2, CRITERIA),
    Step("jc", "Cách tính điểm 1.1", "ScoringScreen"),
    Step(ESCAPE, CRITERIA),
    Step("e", "Điểm tự chấm 1.1", "OwnScoreScreen"),
    Step(ESCAPE, CRITERIA),
    Step("1", TASKS, "TasksScreen"),
    *window("s", "Hoàn thành ngày 01/10/2020", "StatusMenu"),
    *window("e", "Sửa 1.1", "EditorScreen"),
    *window("n", "Ghi chú", "NoteScreen"),
    *window("f", "Lọc nhiệm vụ", "FiltersScreen"),
    *window("a", "Thêm vào kế hoạch", "RowEditorScreen"),
    *window(">", "Chuyển 1.1", "MoveScreen"),
    *window(DELETE, "Xóa 1.1 khỏi kế hoạch?", "RemoveScreen"),
    *window("t", "Thành viên thực hiện 1.1", "MembersScreen"),
    *window("D", "Hạn đang có", "ExtensionScreen"),
    *window("O", "Các mốc của 1.1", "MilestonesScreen"),
    Step("l", "Các kỳ của 1.1", "PeriodsScreen"),
    Step("a", "từng cơ quan", "AgencyPeriodsScreen"),
    Step(ESCAPE, "Các kỳ của 1.1"),
    Step(ESCAPE, TASKS),
    *window(",", "Sắp đến hạn khi còn", "SettingsScreen"),
    *window("%", "Chỉ tiêu và số đo của 1.1", "MeasuringScreen"),
    Step("V", "Sổ tài liệu", "DocumentsScreen"),
    Step(ESCAPE, TASKS),
    *window(ENTER, "chưa theo dõi từng thành viên", "DetailScreen"),
    Step("v", PRODUCTS, "EvidenceScreen"),
    Step("a", "Tài liệu kiểm chứng của 1.1", "DocumentScreen"),
    Step(ESCAPE, PRODUCTS),
    Step(ESCAPE, TASKS),
    *window("mme", "Sửa 2 nhiệm vụ", "JointEditorScreen"),
    *window("n", "Thêm vào ghi chú của 2", "JointNoteScreen"),
    *window("?", "Phím của màn hình này", "HelpScreen"),
    *window("B", "Thông báo gần đây", "NoticesScreen"),
    *window(":", "Lệnh", "CommandsScreen"),
    *window("T", "Giao diện màu", "ThemesScreen"),
    *window("d", "Xem như ngày", "AsOfScreen"),
    *window("r", "Xuất báo cáo tính đến 01/10/2020", "ReportScreen"),
    *window("x", "Xuất tệp SQLite", "ExportScreen"),
    *window("J", "Hợp nhất một bản sao khác", "MergeScreen"),
    *window("R", "Thư mục có tệp xuất của các tỉnh", "ProvinceFilesScreen"),
    Step("X", "Cuối mỗi tháng", "TrendScreen"),
    Step(ESCAPE, TASKS),
    Step("N", "Chưa theo dõi nhiệm vụ nào theo", "MatrixScreen"),
    Step(ESCAPE, TASKS),
    Step("Z", "Xếp theo tỷ lệ đúng hạn", "RankingScreen"),
    Step(ENTER, "Nhiệm vụ của Sở Nội vụ", "AgencyTasksScreen"),
    Step(ESCAPE, "Xếp theo tỷ lệ đúng hạn"),
    Step(ESCAPE, TASKS),
    Step("H", "Nhật ký:", "JournalScreen"),
    Step("f", "Lọc nhật ký", "JournalFiltersScreen"),
    Step(ESCAPE, "Nhật ký:"),
    Step(ESCAPE, TASKS),
    Step("L", HEADINGS, "HeadingsScreen"),
    Step(ENTER, "Nhiệm vụ của mục 1", "HeadingTasksScreen"),
    Step(ESCAPE, HEADINGS),
    Step(ESCAPE, TASKS),
    Step("P", "Đọc soát kế hoạch: 13", "DoubtsScreen"),
    Step("s", "Đã xem lại", "SettleDoubtScreen"),
    Step(ESCAPE, "Đọc soát kế hoạch: 13"),
    Step(ESCAPE, TASKS),
    Step("F", "Chưa nhận phiếu nào", "AnswersScreen"),
    Step(ESCAPE, TASKS),
    Step("K", "Thân kế hoạch: 45 mục", "BodyScreen"),
    Step("e", "Mục này phục vụ tiêu chí nào?", "ServedCriterionScreen"),
    Step(ESCAPE, "Thân kế hoạch: 45 mục"),
    Step(ESCAPE, TASKS),
    Step("C", AGENCIES, "AgenciesScreen"),
    Step("a", "Thêm cơ quan", "AgencyEditorScreen"),
    Step(ESCAPE, AGENCIES),
    Step(ESCAPE, TASKS),
    Step("p", PLANS, "PlansScreen"),
    Step("e", "Số, ký hiệu", "PlanHeadScreen"),
    Step(ESCAPE, PLANS),
    Step("n", "Lập kế hoạch năm sau từ kế hoạch 2020", "NewPlanScreen"),
    Step(SAVE, "Kế hoạch 2021", "MadePlanScreen"),
    Step(ESCAPE, "2021         86"),
    Step("j" + DELETE, "Xóa hẳn kế hoạch 2021?", "RemovePlanScreen"),
    Step(ESCAPE, "2021         86"),
    Step("jc", "Hơn kém", "ComparisonScreen"),
    Step(ESCAPE, TASKS),
]
# They need more than keys.
ELSEWHERE = {
    "OfficeScreen",
    "BriefPreviewScreen",
    "BelowBarScreen",
    "LinkingScreen",
    "ReportWordsScreen",
    "ReturnAnswerScreen",
    "RemovingScreen",
    "KnownDocumentScreen",
    "WelcomeScreen",
    "OfficerNameScreen",
    "DiscardScreen",
    "NewAgencyScreen",
    "CompletionDayScreen",
    "ReversalScreen",
    "TooSmallScreen",
    "ConflictScreen",
    "ImportFileScreen",
    "ProvincesScreen",
    "ImportPreviewScreen",
    "ColumnRolesScreen",
    "ReadRowsScreen",
    "RowReadingScreen",
    "ImportedScreen",
}


@pytest.fixture
def terminal(path: Path) -> Iterator[Terminal]:
    opened = Terminal(path)
    opened.wait_for(TASKS)
    yield opened
    opened.close()


def leave(terminal: Terminal) -> None:
    """End the app, and hold it to what it owes then."""
    terminal.press("\x11")
    assert terminal.end() == 0
    assert terminal.is_tidy()


def test_each_opens_by_its_keys(terminal: Terminal) -> None:
    for step in WALK:
        terminal.press(step.keys)
        terminal.wait_for(step.text)
    leave(terminal)


def test_the_welcome_over_a_new_file_that_was_asked_for(tmp_path: Path) -> None:
    opened = Terminal(tmp_path / "mới.db")
    try:
        opened.wait_for("Tạo tệp mới? [c/k]")
        opened.press(f"c{ENTER}")
        opened.wait_for("Lần đầu mở partui")
        opened.press(ENTER)
        opened.wait_for("Bạn tên là gì?")
        opened.press(ESCAPE)
        opened.wait_for(TASKS)
        leave(opened)
    finally:
        opened.close()


def test_a_small_window_then_a_plan_from_a_file_then_a_save_over_anothers(terminal: Terminal, tmp_path: Path) -> None:
    terminal.resize(60, 20)
    terminal.wait_for("Cửa sổ 60×20 quá nhỏ")
    terminal.resize(70, 21)
    terminal.wait_for("Cửa sổ 70×21 quá nhỏ")
    terminal.resize(80, 24)
    terminal.wait_for(TASKS)
    file = tmp_path / "next.json"
    plan = json.loads(SEED.read_text(encoding="utf-8"))
    plan["plan"]["year"] = 2022
    file.write_text(json.dumps(plan), encoding="utf-8")
    terminal.press("I")
    terminal.wait_for("mới lưu:")
    terminal.press(f"{file}{ENTER}{ENTER}")
    terminal.wait_for("2022")
    terminal.press(SAVE)
    terminal.wait_for("Đã nhập kế hoạch 2022")
    terminal.press(ESCAPE)
    terminal.wait_for(TASKS)
    terminal.press("ks")
    terminal.wait_for("Hoàn thành ngày")
    assert run(["set", "1.1", "--status", "doing", "--by", "Minh"]) == 0
    terminal.press("3")
    terminal.wait_for("Người khác đã lưu trước")
    leave(terminal)


def test_no_screen_is_left_out() -> None:
    opened = {step.screen for step in WALK if step.screen} | ELSEWHERE
    assert set(every_screen()) == opened
