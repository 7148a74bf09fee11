"""What a table tells its owner."""

from textual.message import Message
from textual.widget import Widget


class TableMessage(Message, namespace="virtual_table"):
    """A message from a table.

    Args:
        table: the table that it comes from.
    """

    def __init__(self, table: Widget) -> None:
        super().__init__()
        self.table = table

    @property
    def control(self) -> Widget:
        """The table, so that a handler can be chosen by a selector."""
        return self.table


class RowsWanted(TableMessage, namespace="virtual_table"):
    """The table lacks rows; the owner answers with one `put_rows`, empty when it has none of them.

    Args:
        table: the table that asks.
        keys: the rows asked for, in the table's order.
    """

    def __init__(self, table: Widget, keys: tuple[int, ...]) -> None:
        super().__init__(table)
        self.keys = keys


class CursorMoved(TableMessage, namespace="virtual_table"):
    """The cursor stands on another row.

    Args:
        table: the table.
        key: the row's key, or None when there are no rows.
    """

    def __init__(self, table: Widget, key: int | None) -> None:
        super().__init__(table)
        self.key = key


class RowChosen(TableMessage, namespace="virtual_table"):
    """Enter was pressed, or the cursor's row clicked.

    Args:
        table: the table.
        key: the row's key.
    """

    def __init__(self, table: Widget, key: int) -> None:
        super().__init__(table)
        self.key = key


class HeadClicked(TableMessage, namespace="virtual_table"):
    """The head of a column was clicked.

    Args:
        table: the table.
        column_key: the column's key.
    """

    def __init__(self, table: Widget, column_key: str) -> None:
        super().__init__(table)
        self.column_key = column_key
