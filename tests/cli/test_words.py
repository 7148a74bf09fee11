"""`partui words`: the office's own words in a report."""

from pathlib import Path

from tests.cli.conftest import Partui

THEN, NOW = ("--as-of", "2020-09-30"), ("--as-of", "2020-12-15")


def test_words_stand_in_the_report_and_are_marked_in_the_next(partui: Partui, tmp_path: Path) -> None:
    partui("snapshot", "Quý III", *THEN)
    typed = tmp_path / "loi.txt"
    typed.write_text("Ít người.\n\n=Mùa mưa* kéo dài.\n", encoding="utf-8")
    # Written later, for the report of the snapshot.
    out = partui("words", "set", "nguyen nhan", "--file", str(typed), "--snapshot", "quy iii", *NOW).err
    assert "Nguyên nhân, báo cáo đến 30/09/2020: Ít người." in out
    shown = partui("words", *NOW).out
    assert "lời của báo cáo đến 30/09/2020; cần xem lại" in shown
    assert "cần xem lại" not in partui("words", *THEN).out
    (listed,) = partui("words", "list", "--json", *NOW).json
    assert (listed["part"], listed["said_on"], listed["last_time"]) == ("reasons", "2020-09-30", True)
    written = {}
    for day in (THEN, NOW):
        target = tmp_path / "bao-cao.md"
        partui("report", "progress", str(target), "--force", *day)
        written[day] = target.read_text(encoding="utf-8").partition("## Nguyên nhân")[2].partition("##")[0]
    assert written[THEN].split("\n\n")[1] == "- Ít người.\n- \\=Mùa mưa\\* kéo dài."
    assert written[NOW].split("\n\n")[1].startswith("- \\[Lời của báo cáo đến ngày 30/09/2020; cần xem lại\\]\n- Ít")
    partui("words", "keep", *NOW)
    assert not partui("words", "list", "--json", *NOW).json[0]["last_time"]
    partui("words", "clear", "reasons", *NOW)
    assert partui("words", "list", "--json", *NOW).json == []


def test_what_cannot_be_kept_is_refused_with_a_sentence(partui: Partui) -> None:
    partui("snapshot", "Quý IV", *NOW)
    refused = partui("words", "set", "asked", "--text", "x", "--snapshot", "quy iv", *THEN)
    assert refused.code == 1
    for wrong in (("set", "asked"), ("set", "xa", "--text", "x"), ("set", "asked", "--text", " "), ("clear",)):
        assert partui("words", *wrong).code == 2
    assert partui("words", "list", "--json", *NOW).json == []
