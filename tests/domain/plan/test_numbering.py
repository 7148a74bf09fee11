"""Codes made of the numbers that plans print."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.plan.codes import is_code, read_number
from partui.domain.plan.file import parse_plan
from partui.domain.plan.numbering import Doubt, PrintedRow, RowCode, number_rows
from tests.cases.plans import Case, cases
from tests.places import SEED

# Whose tasks are numbered beside its headings: 7, a), 8, 10, 12; IV is a task with tasks below.
SIDE_BY_SIDE = {"P14", "P15"}

ROWS = st.lists(
    st.builds(
        PrintedRow,
        st.one_of(
            st.sampled_from(
                ["", "-", "1", "1.", "2", "3", "I", "II", "A", "a)", "1.1", "1.1.1", "II.1", "01", "1a", "?"]
            ),
            st.text(max_size=8),
        ),
        st.booleans(),
        st.integers(0, 2),
    ),
    max_size=30,
)


def rows(printed: str) -> list[PrintedRow]:
    """Return rows written in one line: # before a heading, _ for no number, | where another table begins."""
    found: list[PrintedRow] = []
    table = 0
    for word in printed.split():
        if word == "|":
            table += 1
        else:
            number = word.lstrip("#").replace("_", "")
            found.append(PrintedRow(number, word.startswith("#"), table))
    return found


def codes(printed: str) -> str:
    return " ".join(row.code for row in number_rows(rows(printed)))


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("#I 1 2 #II 1 2", "I I.1 I.2 II II.1 II.2"),
        ("#1 #1.3 1.3.1 1.3.2 #2 2.1", "1 1.3 1.3.1 1.3.2 2 2.1"),
        ("#5 #5.1 5.1.1 5.2.1", "5 5.1 5.1.1 5.2.1"),
        ("1.1.1 1.1.2 1.2 #3 4.1", "1.1.1 1.1.2 1.2 3 4.1"),
        ("#A #I 1.1 #II 2.3 #III 3 #B #I 1.1", "A A.I A.I.1.1 A.II A.II.2.3 A.III A.III.3 B B.I B.I.1.1"),
        ("#A. #I. 1. #II. 1) #B. #I. (1)", "A A.I A.I.1 A.II A.II.1 B B.I B.I.1"),
        (
            "#III #III.1 #III.1.1 1 2 #III.1.2 3 #IV 1",
            "III III.1 III.1.1 III.1.1.1 III.1.1.2 III.1.2 III.1.2.3 IV IV.1",
        ),
        ("01 02 09 10", "01 02 09 10"),
        ("#3 a) b) c) d) đ) e) 8 #9 a)", "3 3.a 3.b 3.c 3.d 3.đ 3.e 8 9 9.a"),
        ("#I 1 1a 2 a) b)", "I I.1 I.1a I.2 I.2.a I.2.b"),
        ("#I 1 2 3 #II 4 5 #III 6", "I I.1 I.2 I.3 II II.4 II.5 III III.6"),
        ("#1 1 2 3 #2 4 5 #3 6", "1 1.1 1.2 1.3 2 2.4 2.5 3 3.6"),
        ("#1 1 2 #2 1 2", "1 1.1 1.2 2 2.1 2.2"),
        ("#I #A 1 2 #B 1 #II #A 1", "I I.A I.A.1 I.A.2 I.B I.B.1 II II.A II.A.1"),
        ("#G 1 #H 1 #I 1 #K 1", "G G.1 H H.1 I I.1 K K.1"),
        ("#I i) ii) iii) iv) #V i)", "I I.i I.ii I.iii I.iv V V.i"),
        ("#I h) i) k)", "I I.h I.i I.k"),
    ],
)
def test_a_code_is_the_path_of_the_numbers_above(printed: str, expected: str) -> None:
    assert codes(printed) == expected
    assert not any(row.doubt for row in number_rows(rows(printed)))


@pytest.mark.parametrize(
    ("printed", "expected", "doubt"),
    [
        ("#I 1 2 - _ 3 -", "I I.1 I.2 I.2a I.2b I.3 I.3a", Doubt.MISSING),
        ("#I _ - #II -", "I I.1 I.2 II II.1", Doubt.MISSING),
        ("_ _ _", "1 2 3", Doubt.MISSING),
        ("#_ _ _ #_ _", "A A.1 A.2 B B.1", Doubt.MISSING),
        ("1 2 | #_ 1 2 | #_ 1", "1 2 B B.1 B.2 C C.1", Doubt.MISSING),
        ("#I 1 | #_ #I 1", "I I.1 B B.I B.I.1", Doubt.MISSING),
        ("#I 1 1 2 2 2", "I I.1 I.1a I.2 I.2a I.2b", Doubt.TWICE),
        ("#IV b) b) #IV", "IV IV.b IV.b2 IVa", Doubt.TWICE),
        ("#1 1.1 1.2 1.1", "1 1.1 1.2 1.1a", Doubt.TWICE),
        ("1 2 3 1 2", "1 2 3 B.1 B.2", Doubt.ANEW),
        ("1 | 1 2 | 1", "1 B.1 B.2 C.1", Doubt.ANEW),
        ("#A #I 1 #II 1 #I 1 #II 1 #I 1", "A A.I A.I.1 A.II A.II.1 B.I B.I.1 B.II B.II.1 C.I C.I.1", Doubt.ANEW),
        ("#I 1 2 1", "I I.1 I.2 I.B.1", Doubt.ANEW),
        ("#1 1.1 1.9 1.1 1.11", "1 1.1 1.9 1.10 1.11", Doubt.ZERO),
        ("01/02/2020 CV12 3", "1 2 3", Doubt.UNREAD),
    ],
)
def test_what_the_numbers_do_not_tell_is_proposed_and_marked(printed: str, expected: str, doubt: Doubt) -> None:
    found = number_rows(rows(printed))
    assert " ".join(row.code for row in found) == expected
    assert {row.doubt for row in found if row.doubt} == {doubt}


@pytest.mark.parametrize(
    ("printed", "parts"),
    [
        ("1.", ("1",)),
        (" (2) ", ("2",)),
        ("đ)", ("đ",)),
        ("Phần II.", ("II",)),
        ("III.1", ("III", "1")),
        ("- 3", ("3",)),
        ("–", ()),
        ("", ()),
        ("Tổng", ()),
        ("1/2", ()),
    ],
)
def test_a_number_is_read_without_what_stands_round_it(printed: str, parts: tuple[str, ...]) -> None:
    assert read_number(printed) == parts


def test_the_codes_of_2020_are_what_they_are() -> None:
    seed = parse_plan(SEED.read_bytes())
    items = [PrintedRow(row.code, row.is_heading) for row in seed.items]
    criteria = [PrintedRow(row.code, is_heading=False) for row in seed.criteria]
    assert number_rows(items) == [RowCode(row.code) for row in seed.items]
    assert number_rows(criteria) == [RowCode(row.code) for row in seed.criteria]


@pytest.mark.parametrize("case", cases().values(), ids=lambda case: case.key)
def test_rows_of_other_issuers_have_codes_of_their_own_under_their_headings(case: Case) -> None:
    printed = [PrintedRow(answer.number, answer.is_heading) for answer in case.answers]
    found = [row.code for row in number_rows(printed)]
    assert len(set(found)) == len(found)
    above = ""
    for row, code in zip(printed, found, strict=True):
        if row.is_heading:
            above = code
        elif case.key not in SIDE_BY_SIDE and above:
            assert code.startswith(f"{above}.")
        if parts := read_number(row.number):
            assert code.rpartition(".")[2].startswith(parts[-1])


@given(ROWS)
def test_every_row_has_a_code_of_its_own(given_rows: list[PrintedRow]) -> None:
    found = [row.code for row in number_rows(given_rows)]
    assert len(set(found)) == len(given_rows)
    assert all(map(is_code, found))


@given(ROWS, st.sampled_from(["1", "2", "I", "a", "B", "1.1"]), st.booleans())
def test_a_row_added_below_changes_no_code_above(given_rows: list[PrintedRow], number: str, is_heading: bool) -> None:
    before = [PrintedRow("1", is_heading=False), *given_rows]
    assert number_rows([*before, PrintedRow(number, is_heading)])[:-1] == number_rows(before)
