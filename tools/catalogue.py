"""Takes every message of the code into the catalogues: `make catalogue`."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "partui"
LOCALES = PACKAGE / "locale"
# Reports go to Vietnamese offices, in Vietnamese whatever language the officer reads the program in.
OFFICIAL = "reports"
# A refusal with a class of its own gives its sentence to `super().__init__`.
KEYWORDS = {"_": None, "PartuiError": (1,), "__init__": (1,)}


def messages() -> Catalog:
    """Return every message of the code: what `_` and `PartuiError` are called with."""
    catalog = Catalog(project="partui", charset="utf-8")
    found = extract_from_dir(str(PACKAGE), [("**.py", "python")], keywords=KEYWORDS)
    for path, _line, message, _comments, _context in found:
        if Path(path).parts[0] == OFFICIAL:
            continue
        catalog.add(message, locations=[(f"partui/{Path(path).as_posix()}", 0)])
    for message in indirect_messages():
        catalog.add(message, locations=[("partui/store/faults.py", 0)])
    return catalog


def indirect_messages() -> list[str]:
    """Return the messages that the code picks from a table."""
    from partui.store.faults import SENTENCES

    return list(SENTENCES.values())


def updated(path: Path) -> bytes:
    """Return a catalogue with the code's messages; those no longer there go, new ones are empty.

    Args:
        path: a .po file.
    """
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    catalog.update(messages(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    written = io.BytesIO()
    write_po(written, catalog, omit_header=False, sort_output=True, include_lineno=False, width=120)
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if b"Date:" not in line)


def main() -> None:
    """Rewrite every catalogue."""
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/partui.po")):
        path.write_bytes(updated(path))


if __name__ == "__main__":
    main()
