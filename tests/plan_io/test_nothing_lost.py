"""Tables of any make under a head of tasks: every word of their rows is in the plan, or told as left out."""

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.file import Blanks
from partui.plan_io.document import CellLine, Table, TableCell, TableRow, plain_row
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.reading import read_document
from tests.examples import examples

HEADS = ("TT", "Nhiệm vụ", "Chủ trì", "Phối hợp", "Thời hạn", "Sản phẩm", "Kinh phí")
NUMBERS = ["1", "2", "I", "a)", "1.1", "x?", "-", ""]
WORDS = ["", "Việc", "việc", "Hoạt động", "Nội dung", "Sở Nội vụ", "Quý I", "Báo cáo"]


@st.composite
def rows(draw: st.DrawFn) -> list[TableRow]:
    """Rows whose words are all different, some blank cells merged with those above, some rows merged across."""
    made = [plain_row("0", ("1", "Việc đầu", *[""] * (len(HEADS) - 2)))]
    for at in range(1, draw(st.integers(1, 7))):
        if draw(st.integers(0, 5)) == 0:
            made.append(TableRow(str(at), (TableCell((CellLine(f"Nhóm {at}"),), span=len(HEADS)),)))
            continue
        number = draw(st.sampled_from(NUMBERS))
        texts = [f"{word} {at}.{column}" if word else "" for column, word in enumerate(draw(_texts), start=1)]
        merged = draw(st.lists(st.booleans(), min_size=len(HEADS), max_size=len(HEADS)))
        cells = [
            TableCell((CellLine(text),) if text else (), column, merged=not text and merged[column])
            for column, text in enumerate([number, *texts])
        ]
        made.append(TableRow(str(at), tuple(cells)))
    return [*made, plain_row("end", ("9", "Việc cuối", *[""] * (len(HEADS) - 2)))]


_texts = st.lists(st.sampled_from(WORDS), min_size=len(HEADS) - 1, max_size=len(HEADS) - 1)


@given(body=rows(), blanks=st.sampled_from([Blanks.ABOVE, Blanks.KEEP, None]))
@examples(0.5)
def test_no_word_of_a_row_is_lost(body: list[TableRow], blanks: Blanks | None) -> None:
    table = Table([plain_row("head", HEADS), *body], blanks=blanks)
    draft = read_document([table], PlanOverrides(year=2026), lambda _rows: None)
    told = " ".join([draft.file.model_dump_json(), *(problem.text for problem in draft.problems)])
    words = [line.text for row in body for cell in row.cells if cell.column or cell.span > 1 for line in cell.lines]
    assert [text for text in words if text not in told] == []
