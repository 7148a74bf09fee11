"""An office's own Word document, filled with what a report says."""

import re
from datetime import date
from fractions import Fraction
from functools import partial
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx
import pytest

from partui.domain.errors import PartuiError
from partui.domain.plan.report import Progress, Reminder, ReportKind
from partui.domain.reminders.sent import EarlierLetters, SentReminder
from partui.domain.tasks.pace import Measure, Pace, PacedTask
from partui.domain.tasks.today import OpenMilestone
from partui.reports.word.template.example import write_letter_example, write_report_example
from partui.reports.word.template.fields import fields_of
from partui.reports.word.template.filling import fill_template, read_template
from partui.reports.writing import check_report_target
from tests.places import ROOT
from tests.reports import builders, samples
from tests.reports.word.reading import everything, opened, rows_of, texts


def template(*lines: str) -> bytes:
    """A document of some paragraphs."""
    document, out = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def report() -> Progress:
    return samples.progress()


@pytest.fixture(scope="module")
def letter() -> Reminder:
    head = builders.head("Sở Nội vụ")
    head = head._replace(office=head.office._replace(name="Văn phòng UBND tỉnh"))
    late = tuple(task for task in builders.tasks(day=builders.MADE_ON) if task.code in {"1.3.2", "1.4.2"})
    earlier = {"1.3.2": EarlierLetters(1, SentReminder("a", "b", "c", builders.DAY))}
    behind = PacedTask(late[1]._replace(days=13), Pace(Fraction(3, 4), Fraction(0), Measure.NOT_BEGUN))
    step = OpenMilestone("4.2", (), "dự thảo", date(2020, 9, 30), -79)
    return Reminder(head, late, (), earlier, (behind,), (step,))


def filled(report: Progress | Reminder, *lines: str) -> list[str]:
    return texts(opened(partial(fill_template, template=template(*lines)), report))


def test_fields_stand_where_they_are_named_whatever_they_say(report: Progress) -> None:
    hostile = report._replace(head=report.head._replace(issuer="A & <b> {{ nam }} Đ"))
    said = filled(hostile, "{{ CO_QUAN }}", "{{ co_quan_cap_tren }}", "{{ hoan_thanh|so }} và {{ tong_so }}")
    assert said == ["SỞ NỘI VỤ", "A & <b> {{ nam }} Đ", f"{report.total.done:02} và 86"]
    loops = ("{%p for dong in kien_nghi %}", "{{ dong }}", "{%p endfor %}", "{% if qua_han %}có{% endif %}")
    assert filled(report, *loops)[0].startswith("[Nội dung do cơ quan lập báo cáo bổ sung]")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("{{ co_quann }}", "trường “co_quann”, báo cáo này không có; gần nhất: co_quan."),
        ("{% for n in nhiem_vu %}{{ n.tenn }}{% endfor %}", "gần nhất: ten."),
        ("{{ lan_xx_y }}", "trường “lan_xx_y”, báo cáo này không có. "),
        ("Tổng {% if qua_han %} abc", "viết sai cú pháp: Unexpected end of template"),
        ("Tổng {{ qua_han|foo }}", "(“Đầu Tổng {{ qua_han|foo }}”)"),
        ("{{ 1/0 }}", "không điền được: division by zero"),
        ("{{ tong_so() }}", "gọi lệnh của Python"),
        ("{% include 'x' %}", "không điền được"),
        ("{{ ''.__class__.__mro__ }}", "gọi lệnh của Python"),
        ("{{ 'x' * 10000000000 }}", "tính toán với chữ"),
        ("{{ 9 ** 9 ** 9 }}", "tính toán"),
        ("{{ '%9999999999d' % 1 }}", "tính toán với chữ"),
        ("{{ 'x'.center(10000000000) }}", "gọi lệnh của Python"),
        ("{{ 'x'|center(10000000000) }}", "No filter named 'center'"),
        ("{% for x in range(99999) %}{% for x in range(99999) %}{% endfor %}{% endfor %}", "gọi lệnh của Python"),
        ("{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}", "lồng nhau quá sâu"),
        ("{{ " + "(" * 3000 + "1" + ")" * 3000 + " }}", "lồng nhau quá sâu"),
    ],
)
def test_a_template_that_is_wrong_is_refused_with_a_sentence(report: Progress, line: str, said: str) -> None:
    with pytest.raises(PartuiError) as refused:
        fill_template(report, BytesIO(), template("Đầu", line))
    assert said in str(refused.value)


def test_what_is_no_word_document_is_no_template(tmp_path: Path) -> None:
    wrong = tmp_path / "mau.docx"
    wrong.write_text("x")
    damaged, locked = tmp_path / "hong.docx", tmp_path / "khoa.docx"
    whole = template("{{ co_quan }}")
    with ZipFile(BytesIO(whole)) as package:
        inside = package.getinfo("word/styles.xml").header_offset + 200
    damaged.write_bytes(whole[:inside] + bytes([whole[inside] ^ 255]) + whole[inside + 1 :])
    # The first entry of the directory says that it is encrypted.
    flags = whole.index(b"PK\x01\x02") + 8
    locked.write_bytes(whole[:flags] + b"\x01" + whole[flags + 1 :])
    for path in (wrong, damaged, locked, tmp_path, tmp_path / "xa.docx"):
        with pytest.raises(PartuiError, match=r"[Cc]hưa xuất gì\."):
            read_template(str(path))


def test_a_template_is_not_overwritten_with_what_is_made_of_it(tmp_path: Path) -> None:
    path = tmp_path / "mau.docx"
    path.write_bytes(template("{{ co_quan }}"))
    with pytest.raises(PartuiError, match="hãy xuất ra tệp khác"):
        check_report_target(ReportKind.PROGRESS, str(path), force=True, template=str(path))


def test_the_example_of_a_report_says_what_the_report_says(report: Progress) -> None:
    example = BytesIO()
    write_report_example(example)
    document = opened(partial(fill_template, template=example.getvalue()), report)
    said = everything(document)
    assert "{" not in said
    assert "UBND TỈNH ĐẮK LẮK" in said
    assert f"năm {builders.MADE_ON.year}" in said
    chapters = rows_of(document.tables[1])
    assert len(chapters) == 1 + len(report.chapters)
    tasks = [row for row in rows_of(document.tables[-1])[1:] if re.fullmatch(r"\d+(\.\d+)+", row[0])]
    assert len(tasks) >= len(report.tasks) == 86


def test_the_example_of_a_letter_says_what_the_letter_says(letter: Reminder) -> None:
    example = BytesIO()
    write_letter_example(example)
    document = opened(partial(fill_template, template=example.getvalue()), letter)
    said = everything(document)
    assert "{" not in said
    assert "V/v đôn đốc (lần 2) thực hiện" in said
    assert "đã có văn bản đôn đốc Sở Nội vụ 01 lần, gần nhất ngày 25/09/2020" in said
    rows = rows_of(document.tables[1])
    assert [row[1] for row in rows[1:]] == ["1.3.2", "1.4.2"]
    assert "Nhiệm vụ sắp đến hạn" not in said
    assert "- Mốc 4.2: dự thảo, hạn 30/09/2020, quá 79 ngày." in said
    assert "- 01 nhiệm vụ còn 13 ngày" in said


def test_the_page_on_templates_names_every_field(report: Progress, letter: Reminder) -> None:
    page = (ROOT / "docs" / "mau-bao-cao.md").read_text(encoding="utf-8")
    named = set(re.findall(r"`([a-z_]+)`", page))
    known = set()
    for each in (report, letter):
        for name, value in fields_of(each).items():
            rows = [value] if isinstance(value, dict) else value if isinstance(value, list) else []
            known |= {name, *(field for row in rows if isinstance(row, dict) for field in row)}
    assert {name for name in known if name.islower()} == named
