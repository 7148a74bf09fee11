"""Scorecards of agencies: their cells, and by which rule they are put in order."""

from partui.domain.scorecards.card import LetterRecord, Scorecard
from partui.domain.scorecards.ranking import AgencyRanking, PlacedCard
from partui.domain.tasks.task import Role
from partui.domain.text import clean
from partui.locale import _, pgettext, plural
from partui.locale.formats import decimal_sign, show_date
from partui.wording.labels import NOTHING
from partui.wording.numbers import show_percent, table_points
from partui.wording.tasks import agency_text

_UP, _DOWN = "▲", "▼"


def scorecard_heads() -> tuple[str, ...]:
    """Return the heads of the columns, those of the place and the name aside."""
    return (
        _("Đúng hạn"), _("Đến hạn"), _("Quá hạn"), _("Điểm giữ"), _("Nguy cơ"), _("Thiếu TL"), _("Trả lời"),
    )  # fmt: skip


def scorecard_cells(card: Scorecard) -> tuple[str, ...]:
    """Return the cells under `scorecard_heads`."""
    return (
        show_percent(card.due.rate),
        f"{card.due.on_time}/{card.due.due}" if card.due.due else NOTHING,
        late_text(card),
        table_points(card.max) if card.max else NOTHING,
        table_points(card.at_risk) if card.at_risk else NOTHING,
        str(card.unproved) if card.unproved else NOTHING,
        _answers(card.answering),
    )


def ranking_heads() -> tuple[str, ...]:
    """Return the heads of all columns."""
    return (_("Hạng"), pgettext("column", "Cơ quan"), *scorecard_heads())


def ranked_row(placed: PlacedCard) -> tuple[str, ...]:
    """Return the cells under `ranking_heads`."""
    return (place_text(placed), agency_text(placed.card.name, placed.card.group), *scorecard_cells(placed.card))


def place_text(placed: PlacedCard) -> str:
    """Return a place; a dash for none."""
    return NOTHING if placed.place is None else str(placed.place)


def late_text(card: Scorecard) -> str:
    """Return how many are late, and how many more or fewer than before: `5 ▲2`."""
    change = _late_change(card)
    return f"{card.late} {change}".rstrip() if card.late or change else NOTHING


def _late_change(card: Scorecard) -> str:
    return "" if card.then is None else change_text(card.late, card.then.late)


def change_text(now: int, then: int) -> str:
    """Return a difference behind an arrow; blank for none."""
    return "" if now == then else f"{_UP if now > then else _DOWN}{abs(now - then)}"


def ranked_cards(found: AgencyRanking | None) -> tuple[PlacedCard, ...]:
    """Return the cards with a place, where there are at least two to compare."""
    cards = () if found is None else tuple(each for each in found.cards if each.place is not None)
    return cards if len(cards) > 1 else ()


def ranking_note(found: AgencyRanking) -> str:
    """Return the rule, and what the arrows compare with."""
    return " ".join(filter(None, (scorecard_rule(), against_text(found))))


def ranking_title(found: AgencyRanking) -> str:
    """Return what stands over the scorecards."""
    return plural(
        "Kế hoạch {plan}, tính đến {day}: xếp hạng {count} cơ quan",
        count=found.placed,
        plan=found.plan,
        day=show_date(found.as_of),
    )


def scorecard_rule(role: Role = Role.LEAD) -> str:
    """Return by which rule agencies are put in order.

    Args:
        role: in which role agencies have the tasks that count.
    """
    rule = _(
        "Xếp theo tỷ lệ đúng hạn của việc đến hạn trước ngày xem, cao trước; bằng nhau thì tỷ lệ quá hạn thấp hơn, rồi "
        "ít việc thiếu tài liệu hơn; bằng cả ba thì đồng hạng. Nhóm cơ quan không xếp hạng, thành viên được theo dõi "
        "tính riêng; chưa có việc đến hạn thì chưa xếp."
    )
    return rule if role is Role.LEAD else f"{rule} {_('Tính cả việc tham gia thực hiện.')}"


def against_text(found: AgencyRanking) -> str:
    """Return what the arrows compare with; blank where there is nothing."""
    return _("▲▼ so với {label}.").format(label=clean(found.against)) if found.against else ""


def whole_card(placed: PlacedCard) -> str:
    """Return all that a scorecard says."""
    card, due = placed.card, placed.card.due
    told = [agency_text(card.name, card.group)]
    if placed.place is not None:
        told.append(_("hạng {place}").format(place=placed.place))
    told += [
        _("đến hạn {due}, đúng hạn {on_time}").format(due=due.due, on_time=due.on_time)
        if due.due
        else _("chưa có việc đến hạn"),
        _changed(_("{late} quá hạn").format(late=card.late), _late_change(card)),
        _changed(
            _("{done} trên {total} việc hoàn thành").format(done=card.tally.done, total=card.tally.total),
            "" if card.then is None else change_text(card.tally.done, card.then.done),
        ),
        _("giữ {max} điểm, nguy cơ mất {risk}").format(max=table_points(card.max), risk=table_points(card.at_risk)),
        _("{number} việc xong thiếu tài liệu").format(number=card.unproved),
    ]
    if card.answering.letters:
        told.append(_letters(card.answering))
    return " · ".join(told)


def _changed(told: str, change: str) -> str:
    return f"{told} ({change})" if change else told


def _answers(answering: LetterRecord) -> str:
    """Return how many letters were answered, and after how many days: `2/3 · 5 ngày`."""
    if not answering.letters:
        return NOTHING
    told = f"{len(answering.days)}/{answering.letters}"
    if answering.mean_days is None:
        return told
    return pgettext("letters answered, after days", "{answered} · {days} ngày").format(
        answered=told, days=_mean(answering.mean_days)
    )


def _letters(answering: LetterRecord) -> str:
    told = plural("trả lời {answered}/{count} văn bản đôn đốc", count=answering.letters, answered=len(answering.days))
    if answering.mean_days is None:
        return told
    return _("{told}, sau trung bình {days} ngày").format(told=told, days=_mean(answering.mean_days))


def _mean(days: float) -> str:
    return decimal_sign(f"{days:.1f}").removesuffix(decimal_sign(".0"))
