"""What the columns of a plan's tables may hold."""

from enum import StrEnum


class ColumnRole(StrEnum):
    """What a column holds, under the name that `--column` takes.

    `start` is when work begins, `person` who is answerable by name; `other` is kept with the task as it stands.
    """

    NUMBER = "number"
    TITLE = "title"
    PRODUCTS = "products"
    REQUIREMENTS = "requirements"
    DEADLINE = "deadline"
    START = "start"
    LEAD = "lead"
    IMPLEMENTERS = "implementers"
    PERSON = "person"
    MAX = "max"
    BASELINE = "baseline"
    TARGET = "target"
    SECOND_CODE = "second_code"
    OTHER = "other"


# What says something of a task: a table of tasks has some of it, and a row without any is a heading.
TASK_FIELDS = (
    ColumnRole.PRODUCTS,
    ColumnRole.REQUIREMENTS,
    ColumnRole.DEADLINE,
    ColumnRole.START,
    ColumnRole.LEAD,
    ColumnRole.IMPLEMENTERS,
    ColumnRole.PERSON,
)
