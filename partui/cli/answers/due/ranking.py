"""`partui status --ranking`: the agencies side by side."""

from typing import Any

from partui.cli.output import json_number, paint, say_json, say_lines, screen_width
from partui.cli.session import Session
from partui.cli.table import Cell, TableColumn, table
from partui.domain.scorecards.ranking import AgencyRanking, PlacedCard
from partui.domain.tasks.task import Role
from partui.locale import _, pgettext
from partui.store.queries.reports.scorecards import load_ranking
from partui.wording.columns import wrap
from partui.wording.plan.scorecards import (
    against_text,
    place_text,
    ranking_title,
    scorecard_cells,
    scorecard_heads,
    scorecard_rule,
)
from partui.wording.tasks import agency_text

# On a narrow terminal these columns leave first.
_LEAVES = (0, 3, 0, 2, 0, 1, 4)


def print_ranking(
    session: Session, agency: str | None = None, role: Role = Role.LEAD, as_json: bool = False, since: str = ""
) -> None:
    """Print the agencies' scorecards in their order.

    Args:
        agency: a part of an agency's name: only its card, in the place that it has among all.
        role: in which role agencies have the tasks that count.
        as_json: as one JSON object instead of a table.
        since: a day or a snapshot that they are compared with instead of the last snapshot.
    """
    with session.store(unasked=("progress", "note")) as store:
        named, _name = store.agency(agency)
        found = load_ranking(store.conn, store.plan, store.day, since, role)
    if named is not None:
        found = found._replace(cards=tuple(each for each in found.cards if each.card.id == named))
    if as_json:
        say_json(_as_object(found, role))
    else:
        say_lines(_as_lines(found, role, screen_width(), title=named is None))


def _as_object(found: AgencyRanking, role: Role) -> dict[str, Any]:
    return {
        "plan": found.plan,
        "as_of": found.as_of.isoformat(),
        "role": role.value,
        "rule": scorecard_rule(role),
        "against": found.against or None,
        "agencies": [_card_object(each) for each in found.cards],
    }


def _card_object(placed: PlacedCard) -> dict[str, Any]:
    card = placed.card
    return {
        "place": placed.place,
        "name": card.name,
        "group": card.group,
        "total": card.tally.total,
        "by_timeliness": card.tally.by_timeliness,
        "due": card.due.due,
        "due_on_time": card.due.on_time,
        "on_time_rate": card.due.rate,
        "points_max": json_number(card.max),
        "points_at_risk": json_number(card.at_risk),
        "unproved": card.unproved,
        "letters": card.answering.letters,
        "answered": len(card.answering.days),
        "answer_days": card.answering.mean_days,
        "then": None if card.then is None else card.then._asdict(),
    }


def _as_lines(found: AgencyRanking, role: Role, width: int | None, *, title: bool) -> list[str]:
    columns = (
        TableColumn(_("Hạng"), "right"),
        TableColumn(pgettext("column", "Cơ quan"), least=16),
        *(TableColumn(head, "right", leaves=leaves) for head, leaves in zip(scorecard_heads(), _LEAVES, strict=True)),
    )
    if not found.cards:
        return [_("Cơ quan này không có nhiệm vụ nào được tính; những việc tham gia thực hiện: thêm --role any.")]
    rows = [
        (
            Cell(place_text(each)),
            Cell(agency_text(each.card.name, each.card.group)),
            *map(Cell, scorecard_cells(each.card)),
        )
        for each in found.cards
    ]
    head = [paint(ranking_title(found), "head"), ""] if title else []
    notes = " ".join(filter(None, (scorecard_rule(role), against_text(found))))
    return [*head, *table(columns, rows, width), "", *wrap(notes, width)]
