"""The models of the input methods send what was meant."""

import unicodedata

import pytest

from tests.typing.methods import METHODS, Method, Order, bursts, looks
from tests.typing.sentences import NUMBER, sentences


def typed(sent: list[bytes]) -> str:
    """Return what a field holds that takes keys one by one."""
    held: list[str] = []
    for character in b"".join(sent).decode():
        if character in "\x7f\x08":
            held.pop()
        else:
            held.append(character)
    return unicodedata.normalize("NFC", "".join(held))


@pytest.mark.parametrize("method", METHODS, ids=lambda method: method.name)
def test_a_field_that_takes_keys_in_order_holds_what_was_meant(method: Method) -> None:
    meant = sentences()
    assert len(meant) == NUMBER
    assert [typed(bursts(sentence, method)) for sentence in meant] == meant


@pytest.mark.parametrize(
    ("word", "order", "seen"),
    [
        ("tiếng", Order.TELEX, ["t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng"]),
        ("tiếng", Order.VNI, ["t", "ti", "tie", "tien", "tieng", "tiêng", "tiếng"]),
        ("đường", Order.TELEX, ["d", "đ", "đu", "đuo", "đươ", "đươn", "đương", "đường"]),
        ("toàn", Order.AT_ONCE, ["t", "to", "toa", "tòa", "toàn"]),
        ("Độ", Order.AT_ONCE, ["D", "Đ", "Đo", "Đô", "Độ"]),
    ],
)
def test_how_a_word_comes_about(word: str, order: Order, seen: list[str]) -> None:
    assert looks(word, order) == seen


def test_backspaces_and_letters_come_in_one_burst() -> None:
    unikey, _vni, apart, ibus, _ibus_vni, whole, openkey, nfd = (bursts("ché", method) for method in METHODS)
    assert unikey[-1] == "\x7fé".encode()
    assert apart[-1] == "\u0301".encode()
    assert ibus[-1] == "\x7f\x7f\x7fché".encode()
    assert whole == ["ché".encode()]
    assert openkey[-1] == "\u202f\x7f\x7fé".encode()
    assert nfd[-1] == "\u0301".encode()
