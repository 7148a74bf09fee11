"""The pictures that the README shows, against the app as it is; `make screens` draws them anew."""

import re
from pathlib import Path

from tests.places import ROOT
from tools.screens import FOLDER, write_all


async def test_the_pictures_are_of_the_app_as_it_is(tmp_path: Path) -> None:
    await write_all(tmp_path)
    drawn = {file.name: file.read_text(encoding="utf-8") for file in tmp_path.iterdir()}
    kept = {file.name: file.read_text(encoding="utf-8") for file in FOLDER.iterdir()}
    assert drawn.keys() == kept.keys()
    aged = [name for name in kept if drawn[name] != kept[name]]
    assert not aged, f"make screens: {aged}"


def test_the_pages_show_each_once_and_they_fetch_nothing() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    keys = (ROOT / "docs" / "keys.md").read_text(encoding="utf-8")
    shown = re.findall(r"\]\(docs/screens/([^)]+)", readme) + re.findall(r"\]\(screens/([^)]+)", keys)
    assert sorted(shown) == sorted(file.name for file in FOLDER.iterdir())
    for file in FOLDER.iterdir():
        picture = file.read_text(encoding="utf-8")
        assert picture.count("http") == picture.count('xmlns="http://www.w3.org/2000/svg"') == 1
        assert "url(" not in picture
