"""The manual pages: they say what the commands say."""

import re
import shutil
import subprocess

import pytest

from tests.places import ROOT
from tools.manual import PAGES, rendered


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_current(language: str) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == rendered(language), "run: make manual"


@pytest.mark.parametrize("language", PAGES)
def test_every_variable_that_is_heeded_is_named(language: str) -> None:
    read = {
        name
        for path in (ROOT / "partui").rglob("*.py")
        for name in re.findall(r"\bPARTUI_[A-Z_]+|\b(?:NO|FORCE)_COLOR\b|\bCOLUMNS\b", path.read_text(encoding="utf-8"))
    }
    page = PAGES[language].read_text(encoding="utf-8").replace("\\", "")
    assert {name for name in read if name not in page} == set()


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc")
@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_well_formed(language: str) -> None:
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error", PAGES[language]], capture_output=True, check=False)
    assert done.stdout.decode() == ""
