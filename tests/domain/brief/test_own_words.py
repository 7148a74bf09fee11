"""The office's own words: what stands in a report, and what comes again from the one before."""

from datetime import date
from uuid import UUID

from partui.domain.brief.own_words import WORDS, OwnWords, ReportPart, read_words, words_for, words_value


def words(number: int, part: ReportPart, month: int, text: str, agency: str = "") -> OwnWords:
    return OwnWords(str(UUID(int=number)), part, agency, agency.title(), date(2020, month, 30), text)


SUMMER = words(1, ReportPart.REASONS, 6, "Ít người.\n\nMùa mưa.")
AUTUMN = words(2, ReportPart.REASONS, 9, "Vẫn ít người.")
ASKED = words(3, ReportPart.ASKED, 6, "Đề nghị thêm người.")
SILENT = words(4, ReportPart.ASKED, 9, "")
OTHERS = words(5, ReportPart.JUDGED, 6, "Tốt.", "sở y tế")
EVERY = [SILENT, AUTUMN, OTHERS, SUMMER, ASKED]


def test_a_report_has_its_own_words_else_those_of_the_last_before_it() -> None:
    june, july, october = date(2020, 6, 30), date(2020, 7, 31), date(2020, 10, 1)
    assert words_for(EVERY, "", date(2020, 6, 29)) == {}
    of_june = {ReportPart.REASONS: SUMMER, ReportPart.ASKED: ASKED}
    assert words_for(EVERY, "", june) == words_for(EVERY, "", july) == of_june
    # Nothing to say in September: what was asked for in June comes no more.
    assert words_for(EVERY, "", october) == {ReportPart.REASONS: AUTUMN}
    assert words_for(EVERY, "sở y tế", october) == {ReportPart.JUDGED: OTHERS}


def test_they_are_read_back_and_nothing_else_is() -> None:
    for each in EVERY:
        assert read_words(f"{WORDS}{each.uuid}", words_value(each)) == each
    written = words_value(SUMMER)
    for value in (None, "", "[]", "{}", written.replace("reasons", "x"), written.replace("-06-", "-16-")):
        assert read_words(f"{WORDS}{SUMMER.uuid}", value) is None
    assert SUMMER.paragraphs == ["Ít người.", "Mùa mưa."]
