"""Agencies joined into others, in chains and in circles."""

from hypothesis import given
from hypothesis import strategies as st

from partui.domain.agencies.joining import follow_joinings, settle_joinings
from partui.domain.agencies.names import agency_key
from partui.domain.journal.objects import write_object

NAMES = ["Sở A", "Sở B", "Sở C", "Sở D"]


def by_key(joined: dict[str, str]) -> dict[str, str]:
    return {agency_key(name): into for name, into in joined.items()}


def test_a_chain_is_followed_to_its_end_and_of_a_circle_the_least_stays() -> None:
    assert settle_joinings(by_key({"Sở A": "Sở B", "Sở B": "Sở C"})) == by_key({"Sở A": "Sở C", "Sở B": "Sở C"})
    assert settle_joinings(by_key({"Sở A": "Sở B", "Sở B": "Sở A"})) == by_key({"Sở B": "Sở A"})
    assert settle_joinings(by_key({"Sở D": "Sở B", "Sở B": "Sở C", "Sở C": "Sở B"})) == by_key(
        {"Sở D": "Sở B", "Sở C": "Sở B"}
    )


@given(st.dictionaries(st.sampled_from(NAMES), st.sampled_from(NAMES)))
def test_whoever_is_gone_by_stays(joined: dict[str, str]) -> None:
    joined = {name: into for name, into in joined.items() if name != into}
    found = settle_joinings(by_key(joined))
    assert not {agency_key(name) for name in found.values()} & found.keys()
    assert found.keys() <= by_key(joined).keys()


def test_cells_members_and_nothing_else_follow() -> None:
    values = {
        "leads": "Sở A; Sở C",
        "note": "Sở A",
        f"member/{agency_key('Sở A')}": "done 2020-09-30 Sở A",
        "implementers": None,
    }
    assert follow_joinings(values, {}) is values
    assert follow_joinings(values, by_key({"Sở A": "Sở B"})) == {
        "leads": "Sở B; Sở C",
        "note": "Sở A",
        f"member/{agency_key('Sở B')}": "done 2020-09-30 Sở B",
        "implementers": None,
    }
    assert follow_joinings({"member/x": "Sở A"}, {"x": "Sở B"}) == {f"member/{agency_key('Sở B')}": "Sở B"}


def test_answers_and_letters_go_along() -> None:
    joined = by_key({"Sở A": "Sở B"})
    of_a, of_c = ({"agency": agency_key(name), "name": name, "progress": "40"} for name in ("Sở A", "Sở C"))
    values = {
        "answer/1": write_object(of_a),
        "answer/2": write_object(of_c),
        "answer/3": "x",
        "form/4": write_object(of_a),
    }
    moved = write_object({**of_a, "agency": agency_key("Sở B"), "name": "Sở B"})
    assert follow_joinings(values, joined) == {**values, "answer/1": moved, "form/4": moved}
