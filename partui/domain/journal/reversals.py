"""Undo and redo: which of the changes that reverse another take something back, and which bring it back."""

from collections.abc import Iterable

from partui.domain.journal.changes import Change


def find_undos(reversals: Iterable[tuple[str, str]]) -> set[str]:
    """Return which changes are undos; one that reverses an undo is a redo, one that reverses a redo an undo again.

    Args:
        reversals: the uuid of a change with that of the one it reverses, oldest first.
    """
    undos: set[str] = set()
    for uuid, reversed_one in reversals:
        if reversed_one not in undos:
            undos.add(uuid)
    return undos


def undos_among(changes: Iterable[Change]) -> set[str]:
    """Return which of some changes are undos, as far as these tell.

    Args:
        changes: oldest first.
    """
    return find_undos((change.uuid, change.undoes) for change in changes if change.undoes)
