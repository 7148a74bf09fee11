"""TCVN3 and VNI letters are known and converted; what is Unicode, or another language, is never touched."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain import old_encodings
from partui.domain.old_encodings import in_unicode, old_encoding
from tests.places import SCAN

TCVN3 = "KÕ ho¹ch c¶i c¸ch hµnh chÝnh; Së Néi vô chñ tr×, phèi hîp víi c¸c së, ban, ngµnh; c¸c x·, ph\u00adêng §¾k L¾k"
VNI = (
    "Keá hoaïch caûi caùch haønh chính; Sôû Noäi vuï chuû trì, phoái hôïp vôùi caùc sôû, ban, ngaønh; "
    "caùc xaõ, phöôøng Ñaék Laék"
)
UNICODE = "Kế hoạch cải cách hành chính; Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành; các xã, phường Đắk Lắk"
PLAN = unicodedata.normalize("NFC", SCAN.read_text(encoding="utf-8"))
WORDS = sorted({word for word in PLAN.split() if word.isalpha()})


@pytest.mark.parametrize(("name", "text"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_old_letters_become_unicode(name: str, text: str) -> None:
    found = old_encoding(text.split())
    assert found is not None
    assert (found.name, found.convert(text)) == (name, UNICODE)


def test_every_letter_of_a_whole_plan_comes_back() -> None:
    signs = {letter: chr(sign) for sign, letter in old_encodings._tcvn3_table().items()}
    # Capitals with a tone are in a font of their own, where the small letters look so.
    written = "".join(signs.get(letter, signs.get(letter.lower(), letter)) for letter in PLAN)
    found = old_encoding([written])
    assert found is not None
    assert found.convert(written).lower() == PLAN.lower()
    pairs, _pattern = old_encodings._vni_pairs()
    written = "".join({letter: sign for sign, letter in pairs.items()}.get(letter, letter) for letter in PLAN)
    found = old_encoding([written])
    assert found is not None
    assert found.convert(written) == PLAN


@given(st.lists(st.sampled_from(WORDS), max_size=60), st.booleans())
def test_vietnamese_in_unicode_is_never_taken_for_old_letters(words: list[str], apart: bool) -> None:
    assert old_encoding([unicodedata.normalize("NFD" if apart else "NFC", " ".join(words))]) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Plan 2021",
        "Công an Hà Nam, là trà và hoà khoá hàng tháng thông tin, bê tông, công ty, hóa, xà phòng, hòa bình",
        "été à la préfecture où l'élève français déjà reçu, à côté, événement, naïve, tête",
        "Größe für über Öffnung schön Mädchen Käse fährt Tür",
        "søster på ærø blå grøn køb hår båd; señor niño año España mañana corazón",
        "© 2020 ® ½ § µm £ ¥ ¤ « » ÷ ×",
    ],
)
def test_other_text_is_let_be(text: str) -> None:
    assert old_encoding([text]) is None


def test_a_text_that_is_typed_is_read_where_it_is_long_enough_to_be_known() -> None:
    assert in_unicode("B¸o c¸o kÕt qu¶ thùc hiÖn kÕ ho¹ch c¶i c¸ch hµnh chÝnh") == (
        "Báo cáo kết quả thực hiện kế hoạch cải cách hành chính"
    )
    for text in ("Báo cáo kết quả thực hiện", "naïve café", "¸", ""):
        assert in_unicode(text) == text
