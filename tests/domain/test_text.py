import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.text import alphabet_key, clean, fold, for_file_name, holds, visible, with_i
from partui.wording.columns import cell_width, cut, pad

ANY_TEXT = st.text(st.characters(), max_size=60)
CONTROL_CATEGORIES = {"Cc", "Cs"}


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Sở \t Nội\n vụ ", "Sở Nội vụ"),
        (unicodedata.normalize("NFD", "Đắk Lắk"), "Đắk Lắk"),
        ("a\x1b[31mb\x00c\x9bd", "a[31mbcd"),
        ("\u202etxet\u202c \u2066x\u2069 \u200f", "txet x"),
        ("a\u200bb\ufeffc\u00add", "abcd"),
        ("a\ud800b\udfff\uffff\ufffe", "ab"),
        ("a\u00a0\u3000b\u2028c\x85d", "a b c d"),
        ("[/foo] [bold]x", "[/foo] [bold]x"),
        ("152//2017", "152//2017"),
        ("", ""),
    ],
)
def test_clean_keeps_what_can_be_read(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_keeps_lines_when_asked() -> None:
    assert clean("\n a  b \r\nc\rd \v e\u2028f \n", lines=True) == "a b\nc\nd\ne\nf"
    assert clean("một\n\nhai", lines=True) == "một\n\nhai"


def test_clean_joins_a_mark_to_its_letter_across_a_hidden_character() -> None:
    assert clean("e\u200b\u0302") == "ê"


def test_a_pile_of_marks_is_cut_down() -> None:
    assert len(clean("a" + "\u0323\u0301" * 100_000)) == 30
    assert clean("a" + "\u0332" * 30) == "a" + "\u0332" * 30
    assert clean("a" + "\u0332" * 31) == "a" + "\u0332" * 30
    # A sign that is no mark ends the pile.
    assert clean(("a" + "\u0332" * 20 + "…") * 2) == ("a" + "\u0332" * 20 + "…") * 2
    assert clean("…" + ("\u0332" * 31 + "…") * 2) == "…" + ("\u0332" * 30 + "…") * 2


def test_what_is_being_typed_keeps_its_white_space() -> None:
    assert visible(" Vie\u0302\u0323t \t Nam\n\x1b\u200b") == " Việt \t Nam\n"
    assert visible("Sở  Nội vụ") == "Sở  Nội vụ"


def test_long_text_is_cleaned_and_folded() -> None:
    assert clean("Đắk  Lắk " * 200_000) == ("Đắk Lắk " * 200_000).strip()
    assert fold("Đắk  Lắk " * 200_000) == ("dak lak " * 200_000).strip()


@given(ANY_TEXT, st.booleans())
def test_clean_is_idempotent_and_leaves_no_control(text: str, lines: bool) -> None:
    cleaned = clean(text, lines=lines)
    assert clean(cleaned, lines=lines) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    left = cleaned.replace("\n", "") if lines else cleaned
    assert not any(unicodedata.category(character) in CONTROL_CATEGORIES for character in left)
    assert json.loads(json.dumps(cleaned.encode().decode())) == cleaned


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đắk Lắk", "dak lak"),
        ("ĐÀI PHÁT THANH VÀ TRUYỀN HÌNH", "dai phat thanh va truyen hinh"),
        ("Ðà Nẵng", "da nang"),
        ("  Ưu\u00a0 tiên ", "uu tien"),
        ("Quý Ⅲ", "quy ⅲ"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(ANY_TEXT)
def test_fold_is_the_same_for_nfc_and_nfd(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", clean(text))) == fold(clean(text))


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("Sở Nội vụ", 9), ("…", 1), ("漢字", 4), ("a漢", 3), ("\u0e01\u0e34", 1), ("📅", 2), ("한", 2)],
)
def test_cell_width(text: str, cells: int) -> None:
    assert cell_width(text) == cells


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        ("Sở Nội vụ", 9, "Sở Nội vụ"),
        ("Sở Nội vụ", 8, "Sở Nội …"),
        ("Sở Nội vụ", 1, "…"),
        ("Sở Nội vụ", 0, ""),
        ("Sở Nội vụ", -3, ""),
        ("漢字漢字", 4, "漢…"),
        ("漢字漢字", 5, "漢字…"),
    ],
)
def test_cut(text: str, width: int, shown: str) -> None:
    assert cut(text, width) == shown


def test_pad_stands_the_text_on_its_side() -> None:
    assert pad("ký", 5) == "ký   "
    assert pad("ký", 5, "right") == "   ký"
    assert pad("ký", 5, "center") == " ký  "
    assert pad("漢字", 5) == "漢字 "
    assert pad("Sở Nội vụ", 3) == "Sở Nội vụ"


@given(ANY_TEXT.map(clean), st.integers(-2, 30))
def test_cut_and_pad_keep_to_the_cells(text: str, width: int) -> None:
    shown = cut(text, width)
    assert cell_width(shown) <= max(0, width)
    if cell_width(text) <= max(0, width):
        assert shown == text
    else:
        assert shown == (shown[:-1] + "…" if width > 0 else "")
        assert text.startswith(shown[:-1])
    for align in ("left", "right", "center"):
        assert cell_width(pad(shown, width, align)) == max(0, width)


@pytest.mark.parametrize(
    "in_order",
    [
        ["An", "Ăn", "Ân", "Ất", "Dung", "Đà", "Em"],
        list("aăâbcdđeêghiklmnoôơpqrstuưvxy"),
        ["ma", "mà", "mả", "mã", "má", "mạ"],
        ["ba", "ba ba", "bà", "bà con", "bả"],
        ["1.2", "1.3", "1.3.1", "1.10", "2", "10", "Sở"],
        ["0", "1", "9", "10", "99", "100", "999999999", "1000000000", "a"],
        ["d", "da", "dz", "đ", "đa", "e"],
        ["Sở Công Thương", "Sở Nội vụ", "Sở Tài chính", "Sở Tư pháp", "Sở Xây dựng"],
    ],
)
def test_alphabet(in_order: list[str]) -> None:
    capitals = [word.upper() for word in in_order]
    assert sorted(set(in_order), key=alphabet_key) == in_order
    assert sorted(set(capitals), key=alphabet_key) == capitals


def test_alphabet_takes_a_number_of_any_length() -> None:
    assert alphabet_key("0" * 9000 + "7") == alphabet_key("7")
    assert alphabet_key("9" * 9000) > alphabet_key("8" * 9000) > alphabet_key("9")


def test_alphabet_is_blind_to_the_place_of_the_tone() -> None:
    assert alphabet_key("hóa") == alphabet_key("hoá")


@given(st.lists(ANY_TEXT, max_size=5))
def test_any_texts_can_be_sorted(texts: list[str]) -> None:
    assert len(sorted(texts, key=alphabet_key)) == len(texts)


def test_pictures_of_several_signs_stay_whole() -> None:
    for picture in ("👨\u200d👩\u200d👧", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "☑\ufe0f xong"):
        assert clean(picture) == picture
    for hidden in ("a\u200db", "👩\u200d", "\u200d👩", "a\ufe0f", "x\ufe0f\u200d👩", "1\ufe0f"):
        assert "\u200d" not in clean(hidden)
        assert "\ufe0f" not in clean(hidden)


def test_a_part_of_a_files_name() -> None:
    assert for_file_name("Sở Nội vụ (15/QĐ)", 60) == "so-noi-vu-15-qd"
    assert for_file_name("Sở Nội vụ", 6) == "so-noi"
    assert for_file_name("Sở Nội vụ", 3) == "so"
    assert for_file_name("…", 60) == ""


def test_i_and_y_are_alike_where_vietnamese_writes_both() -> None:
    assert with_i("quy ky ty le cong ty vay") == "qui ki ti le cong ti vay"
    assert holds("bao cao hang quy", "hang qui")
    assert holds("ti le giai ngan", "ty le")
    assert not holds("may", "mai")
