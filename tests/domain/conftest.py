"""What every test of the rules stands on."""

from collections.abc import Iterator

import pytest

from tests.refusals import whole_sentences


@pytest.fixture(autouse=True)
def _refusals_are_whole_sentences() -> Iterator[None]:
    with whole_sentences():
        yield
