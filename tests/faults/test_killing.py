"""A program killed at a random moment loses nothing that it has said was done; a few rounds of each here."""

import random
from pathlib import Path

import pytest

from tests.faults.killing import killed_round


@pytest.mark.parametrize("work", ["joint", "merge", "export", "restore", "migrate-8"])
def test_a_killed_program_loses_nothing(work: str, seeded: Path, tmp_path: Path) -> None:
    killed_round(work, seeded, tmp_path, random.Random(work))
