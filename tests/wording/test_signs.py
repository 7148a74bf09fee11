import pytest
from hypothesis import given
from hypothesis import strategies as st

from partui.domain.tasks.status import Timeliness
from partui.wording.columns import cell_width
from partui.wording.labels import timeliness_sign
from partui.wording.signs import in_ascii, lacks_signs

DRAWN = "▲●○·✓!×►▼→←↑↓↶⏎…–•≡≠“”│─╭╮╰╯└█▌▁▔"


def test_every_sign_that_is_drawn_gives_way_to_one_of_ascii() -> None:
    assert in_ascii(DRAWN).isascii()
    assert len(in_ascii(DRAWN)) == len(DRAWN)


def test_the_signs_beside_a_colour_stay_different() -> None:
    plain = {in_ascii(timeliness_sign(timeliness)) for timeliness in Timeliness}
    assert len(plain) == len(Timeliness)


def test_letters_stay_as_they_are() -> None:
    assert in_ascii("▲ Đắk Lắk: quá hạn 1 ngày…") == "^ Đắk Lắk: quá hạn 1 ngày~"


@given(st.text(alphabet=st.sampled_from(DRAWN + "aĐậ ")))
def test_nothing_on_a_line_shifts(text: str) -> None:
    assert cell_width(in_ascii(text)) == cell_width(text)


@pytest.mark.parametrize(
    ("environ", "poor"),
    [
        ({"TERM": "xterm-256color", "LANG": "vi_VN.UTF-8"}, False),
        ({"TERM": "xterm-256color", "LANG": "vi_VN.utf8"}, False),
        ({"TERM": "xterm-256color"}, False),
        ({"TERM": "screen-256color", "LANG": "C.UTF-8"}, False),
        ({"TERM": "linux", "LANG": "vi_VN.UTF-8"}, True),
        ({"TERM": "vt100", "LANG": "vi_VN.UTF-8"}, True),
        ({"TERM": "xterm-256color", "LANG": "C"}, True),
        ({"TERM": "xterm-256color", "LANG": "C", "LC_CTYPE": "C.UTF-8"}, True),
        ({"TERM": "xterm-256color", "LANG": "C", "LC_CTYPE": "vi_VN.UTF-8"}, False),
        ({"TERM": "xterm-256color", "LC_CTYPE": "C.UTF-8"}, False),
        ({"TERM": "xterm-256color", "LANG": "vi_VN.UTF-8", "LC_ALL": "POSIX"}, True),
        ({"TERM": "xterm-256color", "LANG": "en_US.ISO-8859-1", "LC_ALL": ""}, True),
        ({}, False),
    ],
)
def test_which_terminals_lack_signs(environ: dict[str, str], poor: bool) -> None:
    assert lacks_signs(environ) is poor
