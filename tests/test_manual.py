"""The manual pages: they say what the commands say."""

import shutil
import subprocess

import pytest

from tools.manual import PAGES, rendered


@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_current(language: str) -> None:
    assert PAGES[language].read_text(encoding="utf-8") == rendered(language), "run: make manual"


@pytest.mark.skipif(not shutil.which("mandoc"), reason="mandoc")
@pytest.mark.parametrize("language", PAGES)
def test_the_page_is_well_formed(language: str) -> None:
    done = subprocess.run(["mandoc", "-T", "lint", "-W", "error", PAGES[language]], capture_output=True, check=False)
    assert done.stdout.decode() == ""
