"""An error as the log has it: where it came from, and nothing of the plan."""

import re

import pytest

from partui.domain.errors import PartuiError
from partui.log import trace


def caught(error: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise error from cause
    except type(error) as raised:
        return raised


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ValueError("max() iterable argument is empty"), "ValueError: max() iterable argument is empty"),
        (KeyError("1.3.1"), "KeyError: '1.3.1'"),
        (KeyError("A.II.2.3"), "KeyError: 'A.II.2.3'"),
        (KeyError("Sở Nội vụ"), "KeyError: …"),
        (KeyError("bao cao thang 9"), "KeyError: …"),
        (ValueError("invalid literal for int() with base 10: 'ba muoi'"),
         "ValueError: invalid literal for int() with base 10: …"),
        (ValueError('no "Sở Nội vụ" in task.leads'), "ValueError: no … in task.leads"),
        (ValueError("it isn't there: 'a b', it can't be"), "ValueError: it isn't there: …, it can't be"),
        (ValueError("một\n'hai\nba' 4"), "ValueError: …\n… 4"),
        (FileNotFoundError(2, "No such file", "/nhà/Kế hoạch.docx"), "FileNotFoundError: [Errno 2] No such file: …"),
        (PartuiError("Không có {name}.", name="Sở Nội vụ"), "PartuiError: Không có {name}."),
    ],
)  # fmt: skip
def test_what_an_error_says_of_the_plan_is_left_out(error: Exception, said: str) -> None:
    told = trace(caught(error))
    assert told.endswith(f"\n{said}")
    assert 'test_log_trace.py", line ' in told


def test_what_led_to_it_comes_first() -> None:
    told = trace(caught(TypeError("b"), caught(KeyError("a"))))
    assert told.index("KeyError: 'a'") < told.index("led to") < told.index("TypeError: b")


def test_what_was_being_dealt_with_is_told_unless_that_was_hidden() -> None:
    error = TypeError("b")
    error.__context__ = KeyError("a")
    assert trace(error) == "KeyError: 'a'\nled to\nTypeError: b"
    error.__suppress_context__ = True
    assert trace(error) == "TypeError: b"


def test_errors_that_led_to_one_another_are_told_once() -> None:
    first, second = TypeError("b"), KeyError("a")
    first.__context__, second.__context__ = second, first
    assert trace(first) == "KeyError: 'a'\nled to\nTypeError: b"


def test_every_error_of_a_group_is_told() -> None:
    told = trace(ExceptionGroup("two", [KeyError("a"), TypeError("b")]))
    assert {"KeyError: 'a'", "TypeError: b"} < set(told.splitlines())


def test_an_endless_message_is_cut() -> None:
    assert re.fullmatch("ValueError: x{400}", trace(ValueError("x" * 1_000_000)))
