"""Which agencies were sent a form of a plan."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from partui.domain.forms.sent import SENT, SentForm, read_sent, sent_value
from partui.store.projection.kind import Values
from partui.store.projection.parts.named import NamedParts, parts_among

_COLUMNS = SentForm._fields


def sent_forms_in(values: Values) -> list[SentForm]:
    """Return the forms among the values of a plan's head; no other name than a uuid's."""
    return parts_among(values, SENT, read_sent)


def sent_forms(conn: sqlite3.Connection, heads: Sequence[int]) -> dict[int, list[SentForm]]:
    """Return the forms that were sent by the ids of plans' heads, the first sent first."""
    marks = ",".join("?" * len(heads))
    found: dict[int, list[SentForm]] = {}
    for head, uuid, agency, name, sent_on, tasks in conn.execute(
        f"SELECT head_id, {', '.join(_COLUMNS)} FROM sent_form WHERE head_id IN ({marks})"
        " ORDER BY head_id, sent_on, name, uuid",
        tuple(heads),
    ):
        found.setdefault(head, []).append(SentForm(uuid, agency, name, date.fromisoformat(sent_on), tasks))
    return found


SENT_FORMS = NamedParts(SENT, "sent_form", _COLUMNS, sent_value, sent_forms_in, sent_forms, tuple, owner="head_id")
