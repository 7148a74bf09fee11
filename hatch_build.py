"""Compiles the message catalogues when partui is built or installed, or in the checkout: `python hatch_build.py`."""

import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Puts a .mo beside every .po of the wheel; what it is built from may be another's and is not written to.

    An editable install is the checkout itself, and has them there.
    """

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile every catalogue."""
        root = Path(self.root)
        if version == "editable":
            try:
                compile_in(root)
            except OSError as error:
                self.app.display_warning(f"partui speaks Vietnamese only: {error}")
            return
        self._made = TemporaryDirectory()
        for source in catalogues(root):
            compiled = source.with_suffix(".mo").relative_to(root)
            made = Path(self._made.name, compiled)
            made.parent.mkdir(parents=True)
            compile_one(source, made)
            build_data["force_include"][str(made)] = compiled.as_posix()

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Remove what has been packed."""
        if version != "editable":
            self._made.cleanup()


def catalogues(root: Path) -> Iterator[Path]:
    """Return every catalogue's source."""
    return root.glob("partui/locale/*/LC_MESSAGES/partui.po")


def compile_in(root: Path) -> None:
    """Compile every catalogue beside its source; who reads one meanwhile has it whole."""
    for source in catalogues(root):
        made = source.with_suffix(f".{os.getpid()}.mo")
        compile_one(source, made)
        made.replace(source.with_suffix(".mo"))


def compile_one(source: Path, compiled: Path) -> None:
    """Compile a catalogue."""
    with source.open("rb") as file:
        catalogue = read_po(file, locale=source.parent.parent.name)
    with compiled.open("wb") as file:
        write_mo(file, catalogue)


if __name__ == "__main__":
    compile_in(Path(__file__).parent)
