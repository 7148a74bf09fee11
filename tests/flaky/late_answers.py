"""A pytest plugin: answers of the store reach the app late, as they do from a slow disk or on a busy machine.

`pytest -p tests.flaky.late_answers --answers-late=0.06 tests/tui`, each 60 ms late; with `--late-seed=7` each up to
60 ms late, by dice that the seed and the test's name decide.
"""

import asyncio
from collections.abc import Callable
from random import Random
from typing import Any

import pytest

from partui.domain.errors import PartuiError
from partui.store.thread import StoreThread


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add how late answers are, and whether dice decide it."""
    group = parser.getgroup("late answers")
    group.addoption("--answers-late", type=float, default=0.0, metavar="SECONDS", help="how late every answer is")
    group.addoption("--late-seed", default="", metavar="SEED", help="have each be up to that late, by dice")


@pytest.fixture(autouse=True)
def _late_answers(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    longest: float = request.config.getoption("--answers-late")
    seed: str = request.config.getoption("--late-seed")
    dice = Random(f"{seed} {request.node.nodeid}")
    at_once = StoreThread.ask

    async def late(store: StoreThread, question: Callable[..., Any], *args: Any, **named: Any) -> Any:
        seconds = dice.uniform(0, longest) if seed else longest
        try:
            answer = await at_once(store, question, *args, **named)
        except PartuiError:
            await asyncio.sleep(seconds)
            raise
        await asyncio.sleep(seconds)
        return answer

    monkeypatch.setattr(StoreThread, "ask", late)
