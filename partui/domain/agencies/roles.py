"""In which role an agency has a task."""

from enum import StrEnum


class Role(StrEnum):
    """In which role an agency has a task."""

    LEAD = "lead"
    IMPLEMENTER = "implementer"
    ANY = "any"
