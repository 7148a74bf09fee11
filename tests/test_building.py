"""What is built from a checkout, which may be one that may not be written to."""

import shutil
from gettext import GNUTranslations
from pathlib import Path
from zipfile import ZipFile

import pytest
from hatchling.builders.wheel import WheelBuilder

from tools.pythons import ROOT

COMPILED = "partui/locale/en/LC_MESSAGES/partui.mo"


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout as it comes, with nothing compiled."""
    left_out = shutil.ignore_patterns(".*", "tests", "benchmarks", "*.mo", "__pycache__", "screens")
    return Path(shutil.copytree(ROOT, tmp_path / "checkout", ignore=left_out))


def files(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "__pycache__" not in path.parts}


def test_a_wheel_has_the_catalogues_and_leaves_the_checkout_alone(checkout: Path, tmp_path: Path) -> None:
    before = files(checkout)
    (wheel,) = WheelBuilder(str(checkout)).build(directory=str(tmp_path / "out"), versions=["standard"])
    with ZipFile(wheel) as packed:
        assert {COMPILED, "partui/_data/seed.json", "partui/_data/docs/huong-dan.md", "partui/__main__.py"} <= set(
            packed.namelist()
        )
        with packed.open(COMPILED) as file:
            assert GNUTranslations(file).gettext("Quá hạn") == "Overdue"
    assert files(checkout) == before


def test_an_editable_install_has_the_catalogues_in_the_checkout(checkout: Path, tmp_path: Path) -> None:
    list(WheelBuilder(str(checkout)).build(directory=str(tmp_path / "out"), versions=["editable"]))
    with (checkout / COMPILED).open("rb") as file:
        assert GNUTranslations(file).gettext("Quá hạn") == "Overdue"
