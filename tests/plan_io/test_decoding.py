"""Files in letters of before Unicode, and with bytes that are broken: converted or named, and said in the preview."""

import re
import zipfile
from pathlib import Path

import pytest

from partui.domain import old_encodings
from partui.plan_io.decoding import decoded
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.plan_io.files import read_plan_file
from tests.cases.building import ENDINGS, build
from tests.cases.plans import cases

CASE = cases()["P04"]
SAID = "Chữ của tệp theo bảng mã cũ TCVN3, đã đổi sang Unicode; hãy soát lại."


def in_tcvn3(text: str) -> str:
    signs = {letter: chr(sign) for sign, letter in old_encodings._tcvn3_table().items()}
    # Capitals with a tone are in a font of their own, where the small letters look so.
    return "".join(signs.get(letter, signs.get(letter.lower(), letter)) for letter in text)


def in_old_letters(source: Path) -> Path:
    """The same file with every letter of its texts as it was before Unicode."""
    target = source.with_stem("cũ")
    if source.suffix == ".csv":
        target.write_text(in_tcvn3(source.read_text(encoding="utf-8-sig")), encoding="utf-8")
        return target
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            if name.endswith(".xml"):
                plain = re.sub("&#([0-9]+);", lambda found: chr(int(found[1])), old.read(name).decode())
                new.writestr(name, in_tcvn3(plain))
            else:
                new.writestr(name, old.read(name))
    return target


def read(path: Path) -> PlanDraft:
    return read_plan_file(str(path), PlanOverrides(year=CASE.year), lambda _rows: None)


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_plan_in_old_letters_is_read_as_the_same_in_unicode(tmp_path: Path, ending: str) -> None:
    new = build(CASE, tmp_path, ending)
    draft = read(in_old_letters(new))
    assert draft.file.items == read(new).file.items
    assert draft.problems[0].text == SAID


def test_bytes_of_old_letters_and_of_windows() -> None:
    words = "Kế hoạch cải cách hành chính; Sở Nội vụ chủ trì, phối hợp với các sở, ban, ngành"
    notes: list[str] = []
    assert decoded(in_tcvn3(words.replace("K", "k")).encode("latin-1"), notes.append) == words.replace("K", "k")
    assert notes == [SAID]
    assert decoded("Cần Thơ, Hà Nội".encode("cp1258", "replace"), notes.append).startswith("C")
    assert notes == [SAID]


def test_a_broken_byte_is_named_with_its_line() -> None:
    text = "Kế hoạch cải cách hành chính\n" * 5
    data = bytearray(text.encode())
    data[len("Kế hoạch cải cách hành chính\n".encode()) * 2 + 1] = 0xFF
    notes: list[str] = []
    assert decoded(bytes(data), notes.append).count("Kế hoạch") == 4
    assert notes[0].endswith("(không đúng UTF-8), chỗ đầu ở dòng 3; hãy soát lại.")
