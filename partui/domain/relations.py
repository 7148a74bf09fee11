"""How a figure must stand to its bar: at least, more, at most, less, just so."""

from decimal import Decimal
from enum import StrEnum

_TYPED = {"≥": ">=", "≤": "<="}
_SHOWN = {typed: shown for shown, typed in _TYPED.items()}


class Relation(StrEnum):
    """How a figure must stand to its bar; the values are signs as the journal writes them."""

    AT_LEAST = ">="
    MORE = ">"
    AT_MOST = "<="
    LESS = "<"
    EXACTLY = "="

    @property
    def shown(self) -> str:
        """The sign as it is read."""
        return _SHOWN.get(self, self.value)

    @property
    def is_downward(self) -> bool:
        """Whether a lower figure is the better one."""
        return self in {Relation.AT_MOST, Relation.LESS}

    def holds(self, figure: Decimal, bar: Decimal) -> bool:
        """Tell whether a figure is up to a bar."""
        match self:
            case Relation.AT_LEAST:
                return figure >= bar
            case Relation.MORE:
                return figure > bar
            case Relation.AT_MOST:
                return figure <= bar
            case Relation.LESS:
                return figure < bar
            case Relation.EXACTLY:
                return figure == bar


def read_relation(sign: str) -> Relation:
    """Return what a sign says, as it is typed or as it is read.

    Raises:
        ValueError: it is none.
    """
    return Relation(_TYPED.get(sign, sign))
