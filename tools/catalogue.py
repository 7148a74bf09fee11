"""Takes every message of the code into the catalogues: `make catalogue`."""

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

from tools.messages import MARKS, REFUSALS, messages_in

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "partui"
LOCALES = PACKAGE / "locale"
# Reports and plans go to Vietnamese offices, in Vietnamese whatever language the officer reads the program in; why one
# is not written is said in the officer's.
OFFICIAL = ("reports/**", "plan_io/**/writing.py", "plan_io/forms/mailing.py", "plan_io/forms/paper.py")


def messages() -> Catalog:
    """Return every message of the code; one that is counted has a form for one and a form for many."""
    catalog = Catalog(project="partui", charset="utf-8")
    official = {path for pattern in OFFICIAL for path in PACKAGE.glob(pattern)}
    official |= {path for folder in official if folder.is_dir() for path in folder.glob("*.py")}
    for path in sorted(PACKAGE.rglob("*.py")):
        for text, counted, context in messages_in(path, REFUSALS if path in official else MARKS):
            catalog.add((text, text) if counted else text, context=context)
    for message in indirect_messages():
        catalog.add(message)
    return catalog


def indirect_messages() -> list[str]:
    """Return the messages that the code picks from a table."""
    from partui.domain.plan.file import fault_sentences
    from partui.settings.faults import allowed_texts
    from partui.store.db.faults import SENTENCES
    from partui.wording.disk_errors import disk_reasons

    return [*SENTENCES.values(), *allowed_texts(), *disk_reasons(), *fault_sentences()]


def updated(path: Path) -> bytes:
    """Return a catalogue with the code's messages; those no longer there go, new ones are empty.

    Args:
        path: a .po file.
    """
    with path.open("rb") as file:
        catalog = read_po(file, locale=path.parent.parent.name)
    catalog.update(messages(), no_fuzzy_matching=True)
    catalog.obsolete.clear()
    for message in catalog:
        if message.id and message.fuzzy:
            # It has become one that is counted, or ceased to be: both its forms are to be written anew.
            message.flags.discard("fuzzy")
            message.string = "" if isinstance(message.id, str) else ("",) * catalog.num_plurals
    written = io.BytesIO()
    write_po(written, catalog, omit_header=False, sort_output=True, no_location=True, width=120)
    return b"".join(line for line in written.getvalue().splitlines(keepends=True) if b"Date:" not in line)


def main() -> None:
    """Rewrite every catalogue."""
    for path in sorted(LOCALES.glob("*/LC_MESSAGES/partui.po")):
        path.write_bytes(updated(path))


if __name__ == "__main__":
    main()
