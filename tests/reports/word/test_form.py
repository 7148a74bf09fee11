"""The form that Nghị định 30/2020/NĐ-CP asks for, in each of the three documents."""

from collections.abc import Callable
from datetime import datetime
from functools import cache
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt
from docx.text.paragraph import Paragraph

from partui.domain.office import Office
from partui.reports.word.assessment import write_assessment
from partui.reports.word.document import new_document
from partui.reports.word.letters.reminder import write_reminder
from partui.reports.word.paragraphs import BLANK, short_rule
from partui.reports.word.progress import write_progress
from partui.reports.word.tables import WordColumn, WordRow, add_table
from tests.reports import builders
from tests.reports.word.reading import flag, opened, written

WRITERS: dict[str, Callable[[], bytes]] = {
    "progress": lambda: written(write_progress, builders.progress()),
    "reminder": lambda: written(write_reminder, builders.reminder("Sở Nội vụ")),
    "assessment": lambda: written(write_assessment, builders.assessment()),
}
WITH_ANNEX = ["progress", "assessment"]


@cache
def data(kind: str) -> bytes:
    """The bytes of one of the three documents."""
    return WRITERS[kind]()


@cache
def form(kind: str) -> Document:
    """The same opened again; only read here."""
    return docx.Document(BytesIO(data(kind)))


def runs(paragraph: Paragraph) -> list[tuple[bool | None, bool | None, float | None]]:
    return [(run.bold, run.italic, run.font.size.pt if run.font.size else None) for run in paragraph.runs]


@pytest.mark.parametrize("kind", WRITERS)
def test_first_page_is_a4_portrait_with_the_decrees_margins(kind: str) -> None:
    section = form(kind).sections[0]
    assert section.page_width is not None
    assert section.page_height is not None
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert section.orientation is WD_ORIENT.PORTRAIT
    for margin, least, most in (
        (section.top_margin, 20, 25),
        (section.bottom_margin, 20, 25),
        (section.left_margin, 30, 35),
        (section.right_margin, 15, 20),
    ):
        assert margin is not None
        # Word keeps lengths in twentieths of a point.
        assert least - 0.02 <= margin.mm <= most


@pytest.mark.parametrize("kind", WITH_ANNEX)
def test_annex_is_a4_landscape_and_counts_its_own_pages(kind: str) -> None:
    _letter, annex = form(kind).sections
    assert annex.orientation is WD_ORIENT.LANDSCAPE
    assert annex.page_width is not None
    assert annex.page_height is not None
    assert (round(annex.page_width.mm), round(annex.page_height.mm)) == (297, 210)
    assert annex._sectPr.xpath("w:pgNumType/@w:start") == ["1"]


@pytest.mark.parametrize("kind", WRITERS)
def test_pages_are_numbered_at_the_top_but_for_the_first(kind: str) -> None:
    for section in form(kind).sections:
        assert section.different_first_page_header_footer
        assert section.first_page_header.is_linked_to_previous
        (paragraph,) = section.header.paragraphs
        assert paragraph.alignment is WD_ALIGN_PARAGRAPH.CENTER
        assert [each.text for each in paragraph._p.iter(qn("w:instrText"))] == ["PAGE"]


@pytest.mark.parametrize("kind", WRITERS)
def test_every_letter_is_times_new_roman(kind: str) -> None:
    document = form(kind)
    fonts = document.styles.element.xpath("w:docDefaults//w:rFonts")[0]
    assert set(fonts.attrib.values()) == {"Times New Roman"}
    used = {paragraph.style.name for paragraph in document.paragraphs if paragraph.style}
    for name in used | {"Table Cell", "Table Head"}:
        found = document.styles[str(name)].element.xpath("w:rPr/w:rFonts")[0]
        assert set(found.attrib.values()) == {"Times New Roman"}, name
        assert len(found.attrib) == 4
    assert not document.element.xpath("//w:body//w:rFonts")


@pytest.mark.parametrize("kind", WRITERS)
def test_body_is_justified_indented_and_spaced(kind: str) -> None:
    document = form(kind)
    body = [paragraph for paragraph in document.paragraphs if paragraph.style and paragraph.style.name == "Body Text"]
    assert len(body) > 4
    body_text = document.styles["Body Text"]
    assert body_text.font.size == Pt(14)
    layout = body_text.paragraph_format
    assert layout.alignment is WD_ALIGN_PARAGRAPH.JUSTIFY
    assert Cm(1) <= layout.first_line_indent <= Cm(1.27)
    assert layout.space_after >= Pt(6)
    assert 1 <= layout.line_spacing <= 1.5


@pytest.mark.parametrize("kind", WRITERS)
def test_issuing_body_on_the_left_and_motto_on_the_right(kind: str) -> None:
    letterhead = form(kind).tables[0]
    left, right = letterhead.rows[0].cells
    assert [paragraph.text for paragraph in left.paragraphs] == ["UBND TỈNH ĐẮK LẮK", "SỞ NỘI VỤ", ""]
    assert runs(left.paragraphs[0]) == [(None, None, 12)]
    assert runs(left.paragraphs[1]) == [(True, None, 12)]
    assert [paragraph.text for paragraph in right.paragraphs] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "",
    ]
    assert runs(right.paragraphs[0]) == [(True, None, 12)]
    assert runs(right.paragraphs[1]) == [(True, None, 13)]
    for cell in (left, right):
        assert all(paragraph.alignment is WD_ALIGN_PARAGRAPH.CENTER for paragraph in cell.paragraphs[:2])
        assert len(cell.paragraphs[2]._p.xpath("w:pPr/w:pBdr/w:top")) == 1


@pytest.mark.parametrize("kind", WRITERS)
def test_number_and_day_are_left_to_fill(kind: str) -> None:
    number, day = form(kind).tables[0].rows[1].cells
    symbol = "/SNV-CCHC" if kind == "reminder" else "/BC-SNV"
    assert number.paragraphs[0].text == f"Số:{BLANK}{symbol}"
    assert day.text == f"Đắk Lắk, ngày{BLANK}tháng{BLANK}năm 2020"
    assert runs(day.paragraphs[0]) == [(None, True, 13)]


@pytest.mark.parametrize("kind", WRITERS)
def test_line_below_the_motto_is_as_long_as_the_motto(kind: str) -> None:
    table = form(kind).tables[0]
    line = table.rows[0].cells[1].paragraphs[2].paragraph_format
    assert line.left_indent is not None
    assert line.right_indent is not None
    # The motto measures 166.6 points.
    assert 97 - line.left_indent.mm - line.right_indent.mm == pytest.approx(158.6 * 25.4 / 72, abs=0.5)


def test_line_below_a_name_is_a_third_to_a_half_of_it() -> None:
    # SỞ NỘI VỤ in bold of 12 points measures 66 points.
    assert 1 / 3 <= short_rule("SỞ NỘI VỤ", 12, 68) / (66 * 25.4 / 72) <= 1 / 2
    assert short_rule("Á" * 500, 12, 68) <= 68 / 2


@pytest.mark.parametrize("kind", WRITERS)
def test_recipients_on_the_left_and_signature_on_the_right(kind: str) -> None:
    table = next(table for table in form(kind).tables if "Nơi nhận" in table.rows[0].cells[0].text)
    left, right = table.rows[0].cells
    assert runs(left.paragraphs[0]) == [(True, True, 12)]
    listed = left.paragraphs[1:]
    assert all(paragraph.text.startswith("- ") for paragraph in listed)
    assert all(runs(paragraph)[0][2] == 11 for paragraph in listed)
    assert [paragraph.text[-1] for paragraph in listed] == [";"] * (len(listed) - 1) + ["."]
    assert listed[-1].text == "- Lưu: VT, CCHC."
    post, name = right.paragraphs
    assert post.text == "GIÁM ĐỐC"
    assert runs(post)[0][0]
    assert set(name.text) == {"."}
    assert flag(table, "w:cantSplit") == [True]


@pytest.mark.parametrize("kind", WRITERS)
def test_tables_repeat_their_head_and_split_no_row(kind: str) -> None:
    ruled = [table for table in form(kind).tables if table.style and table.style.name == "Table Grid"]
    assert ruled
    for table in ruled:
        heads = flag(table, "w:tblHeader")
        assert heads == [True] + [False] * (len(heads) - 1)
        assert all(flag(table, "w:cantSplit"))


@pytest.mark.parametrize("kind", WRITERS)
def test_tables_fit_the_page(kind: str) -> None:
    document = form(kind)
    *portrait, last = document.tables
    if kind == "reminder":
        portrait.append(last)
    else:
        assert sum(int(width) for width in last._tbl.xpath("w:tblGrid/w:gridCol/@w:w")) <= Mm(252).twips + 10
    for table in portrait:
        widths = [int(width) for width in table._tbl.xpath("w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) == pytest.approx(Mm(165).twips, abs=10)


@pytest.mark.parametrize("kind", WRITERS)
def test_properties_name_the_document_and_who_issues_it(kind: str) -> None:
    properties = form(kind).core_properties
    assert properties.title
    assert "nâng cao Chỉ số cải cách hành chính" in properties.subject
    assert properties.author == properties.last_modified_by == "Sở Nội vụ"
    assert properties.comments == ""
    assert properties.created is not None
    assert properties.created.replace(tzinfo=None) == datetime(2020, 10, 2)


@pytest.mark.parametrize("kind", WRITERS)
def test_same_report_gives_same_bytes(kind: str) -> None:
    assert data(kind) == WRITERS[kind]()
    with ZipFile(BytesIO(data(kind))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not [name for name in parts.namelist() if "thumbnail" in name]


def test_another_office_may_sign() -> None:
    office = Office("Sở Tư pháp", "STP", "VP", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"), "Lê Văn An", "Buôn Ma Thuột", "02")

    report = builders.progress(builders.tasks()[:3])
    document = opened(write_progress, report._replace(head=report.head._replace(office=office)))
    letterhead = document.tables[0]
    assert letterhead.rows[0].cells[0].paragraphs[1].text == "SỞ TƯ PHÁP"
    assert letterhead.rows[1].cells[0].text == f"Số:{BLANK}/BC-STP"
    signing = next(table for table in document.tables if "Nơi nhận" in table.rows[0].cells[0].text)
    assert signing.rows[0].cells[0].paragraphs[-1].text == "- Lưu: VT, VP (02)."
    assert [line.text for line in signing.rows[0].cells[1].paragraphs] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Lê Văn An"]
    assert letterhead.rows[1].cells[1].text.startswith("Buôn Ma Thuột, ngày")


@pytest.mark.parametrize(("count", "kept"), [(3, [0, 1]), (30, [0, 1, 28])])
def test_a_small_table_stays_on_its_page_and_a_long_one_ends_in_two_rows(count: int, kept: list[int]) -> None:
    document = new_document(builders.head(), builders.head().office, "", "")
    add_table(
        document,
        [WordColumn("Mã", 20), WordColumn("Tên", 60)],
        [WordRow((str(number), "Tên")) for number in range(count)],
    )
    rows = document.tables[0].rows[1:]
    keeps = [row.cells[0].paragraphs[0].paragraph_format.keep_with_next for row in rows]
    assert [at for at, keep in enumerate(keeps) if keep] == kept
