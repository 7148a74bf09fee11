"""What an agency answers, as the journal keeps it."""

import json

import pytest

from partui.domain import limits
from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value, by_agency, read_answer
from partui.domain.periods.state import LONGEST_KEY

ANSWER_OF_ALL = Answer(
    "a1", "f1", "so y te", "Sở Y tế", "done", "2020-09-30", "100", "đạt 32%", "15/QĐ-SYT", "2020-09-28",
    "Thành lập Đoàn", "thiếu người", "gia hạn", AnswerState.RETURNED, "thiếu tài liệu", "2020-Q3",
)  # fmt: skip
LEAST = {"form": "f1", "agency": "so y te", "name": "Sở Y tế", "state": "waiting"}


@pytest.mark.parametrize("answer", [ANSWER_OF_ALL, Answer("a1", "f1", "so y te", "Sở Y tế")])
def test_it_is_read_back(answer: Answer) -> None:
    assert read_answer(f"{ANSWER}a1", answer_value(answer)) == answer


def test_what_it_does_not_say_is_not_written() -> None:
    assert json.loads(answer_value(Answer("a1", "f1", "so y te", "Sở Y tế"))) == LEAST
    assert list(ANSWER_OF_ALL.said) == [
        "status", "completed_on", "progress", "measured",
        "document", "issued_on", "summary", "difficulties", "proposal",
    ]  # fmt: skip
    assert Answer("a1", "f1", "so y te", "Sở Y tế", progress="40").said == {"progress": "40"}


@pytest.mark.parametrize(
    "said",
    [
        {"form": ""}, {"agency": None}, {"state": "lost"}, {"status": "late"}, {"completed_on": "30/9/2020"},
        {"issued_on": "2020-02-30"}, {"period": "9" * (LONGEST_KEY + 1)},
    ],
)  # fmt: skip
def test_what_is_no_answer(said: dict[str, str | None]) -> None:
    assert read_answer(f"{ANSWER}a1", json.dumps(LEAST)) is not None
    assert read_answer(f"{ANSWER}a1", json.dumps(LEAST | said)) is None
    assert read_answer(f"{ANSWER}a1", None) is None


def test_texts_of_others_are_cleaned_and_bounded() -> None:
    said = {"proposal": "a\x1b\r\n b", "difficulties": "x" * (limits.NOTE + 1), "period": "9" * LONGEST_KEY}
    read = read_answer(f"{ANSWER}a1", json.dumps(LEAST | said))
    assert read is not None
    assert (read.proposal, len(read.difficulties), read.period) == ("a\nb", limits.NOTE, "9" * LONGEST_KEY)


def test_each_agency_has_its_own() -> None:
    first, second = Answer("1", "f", "a", "Sở A"), Answer("2", "g", "b", "Sở B")
    assert by_agency([("1.1", first), ("1.2", second), ("1.3", first)]) == {
        "Sở A": [("1.1", first), ("1.3", first)],
        "Sở B": [("1.2", second)],
    }
