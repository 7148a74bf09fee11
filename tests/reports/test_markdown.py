"""The progress report as Markdown."""

import io
import re

import pytest
from markdown_it import MarkdownIt

from partui.domain.brief.own_words import OwnWords, ReportPart
from partui.domain.plan.report import Progress
from partui.domain.text import clean
from partui.reports.plain import plain, write_markdown
from partui.reports.progress_rows import COUNTED
from partui.wording.labels import signed_timeliness, timeliness_label
from tests.reports import builders, samples

ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


def lines_of(report: Progress) -> list[str]:
    out = io.BytesIO()
    write_markdown(report, out)
    return out.getvalue().decode().split("\n")


def read(text: str) -> str:
    return ESCAPE.sub(r"\1", text)


def cells(line: str) -> list[str]:
    return [read(cell.strip()) for cell in re.split(r"(?<!\\)\|", line)[1:-1]]


def test_counts_are_tables() -> None:
    report = samples.progress()
    tables = [cells(line) for line in lines_of(report) if line.startswith("|")]
    heads = ["Tổng số", *(timeliness_label(each) for each in COUNTED), "Tỷ lệ hoàn thành"]
    assert tables[0] == ["Mã", "Lĩnh vực", *heads]
    assert tables[2] == ["1", "Công tác chỉ đạo, điều hành", "8", "1", "1", "0", "3", "2", "1", "0", "25%"]
    assert tables[10] == ["", "Tổng cộng", "86", "2", "1", "1", "74", "2", "5", "1", "3,5%"]
    assert tables[11] == ["TT", "Cơ quan chủ trì", *heads]
    assert [row[1].removesuffix(" (nhóm)") for row in tables[13:]] == [lead.name for lead in report.leads]
    assert len({len(row) for row in tables}) == 1


def test_every_task_is_a_list_under_its_heading() -> None:
    report = samples.progress()
    lines = lines_of(report)
    titles = [read(line.lstrip("# ")) for line in lines[lines.index("## Nhiệm vụ") + 1 :] if line.startswith("###")]
    assert titles == [f"{code} {title}" for code, title in samples.in_order(report)]
    for task in report.tasks:
        at = lines.index(f"##### {task.code} {plain(task.title)}")
        facts = [read(line) for line in lines[at + 2 : lines.index("", at + 2)]]
        assert f"- **Chủ trì:** {'; '.join(task.leads)}" in facts
        assert f"- **So với hạn:** {signed_timeliness(task.timeliness)}" in facts
        assert f"- **% hoàn thành:** {task.progress}%" in facts
        products = facts.index("- **Sản phẩm:**")
        assert facts[products + 1 : products + 1 + len(task.products)] == [f"  - {each}" for each in task.products]


def test_what_one_task_says() -> None:
    lines = lines_of(samples.progress())
    at = next(number for number, line in enumerate(lines) if line.startswith("##### 1.3.1 "))
    assert [read(line) for line in lines[at + 2 : lines.index("", at + 2)]] == [
        "- **Chủ trì:** Sở Nội vụ",
        "- **Thực hiện:** Các sở, ban, ngành; UBND cấp huyện",
        "- **Thời hạn:** Quý III",
        "- **Hạn:** 30/09/2020",
        "- **So với hạn:** ✓ Hoàn thành đúng hạn",
        "- **Kết quả thực hiện:** Hoàn thành",
        "- **Ngày hoàn thành:** 30/09/2020",
        "- **% hoàn thành:** 100%",
        "- **Kết quả đo được:** Đạt 32%",
        "- **Sản phẩm:**",
        "  - Quyết định thành lập Đoàn kiểm tra;",
        "  - Thông báo kết luận kiểm tra;",
        "  - Báo cáo kết quả kiểm tra.",
        "- **Yêu cầu:**",
        "  - Đạt từ 30% cơ quan, đơn vị trở lên",
        "- **Sản phẩm chưa có tài liệu kiểm chứng:**",
        "  - Thông báo kết luận kiểm tra;",
    ]


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("<b>", "\\<b\\>"),
        ("[x](y)", "\\[x\\](y)"),
        ("a|b", "a\\|b"),
        ("- a", "\\- a"),
        ("1. a", "1\\. a"),
        ("1.3.1 a", "1.3.1 a"),
        ("# a", "\\# a"),
        ("&lt;", "\\&lt;"),
        ("`a` *b* _c_", "\\`a\\` \\*b\\* \\_c\\_"),
        ("\\|", "\\\\\\|"),
    ],
)
def test_what_markdown_would_act_upon_is_escaped(text: str, written: str) -> None:
    assert plain(text) == written
    assert read(written) == text


def test_hostile_text_breaks_no_line_and_no_table() -> None:
    shown = clean(samples.HOSTILE)
    lines = lines_of(samples.hostile()[0])
    assert len({len(cells(line)) for line in lines if line.startswith("|")}) == 1
    assert not any(mark in line for line in lines for mark in samples.INVISIBLE)
    assert not any(re.search(r"(?<!\\)(?:\\\\)*[<\[`]", line) for line in lines)
    title = next(line for line in lines if line.startswith("##### 1.1 "))
    assert read(title.removeprefix("##### 1.1 ")) == shown


def test_lists_that_an_officer_typed_are_lists_of_their_own_once_read() -> None:
    task = samples.tasks()[0]._replace(
        note="Đã làm:\n- trình dự thảo;\n+ chờ ý kiến", products=("- Kế hoạch;", "- Phụ lục")
    )
    report = builders.progress((task,))._replace(
        words={ReportPart.ASKED: OwnWords("", ReportPart.ASKED, "", "", samples.DAY, "- Gia hạn")}
    )
    page = MarkdownIt().render("\n".join(lines_of(report)))
    items = re.findall(r"<li>(?:<strong>.*?</strong>)?([^<\n]*)", page)
    assert [each for each in items if each in {"Đã làm:", "trình dự thảo;", "chờ ý kiến", "Kế hoạch;", "Gia hạn"}] == [
        "Gia hạn",
        "Kế hoạch;",
        "Kế hoạch;",
        "Đã làm:",
        "trình dự thảo;",
        "chờ ý kiến",
    ]
