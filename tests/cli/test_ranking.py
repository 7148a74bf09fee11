"""`partui status --ranking`: agencies side by side, the rule said, one of them in its place."""

from tests.cli.conftest import Partui

THEN = ("--as-of", "2020-12-31")


def test_the_best_comes_first_and_the_rule_is_said(partui: Partui) -> None:
    partui("set", "1.1", "--leads", "Sở Tư pháp", "--why", "thử", "--on", "1/1/2020")
    partui(
        "set", "1.1", "--status", "done", "--completed-on", "20/6/2020", "--deadline", "Ngày 30/6", "--on", "1/1/2020"
    )
    partui("snapshot", "Quý II", "--as-of", "2020-07-01")
    lines = partui("status", "--ranking", *THEN).out.splitlines()
    assert lines[0] == "Kế hoạch 2020, tính đến 31/12/2020: xếp hạng 2 cơ quan"
    assert lines[2].split()[:3] == ["Hạng", "Cơ", "quan"]
    assert lines[3].split()[:6] == ["1", "Sở", "Tư", "pháp", "100,0%", "1/1"]
    assert lines[4].split()[:4] == ["2", "Sở", "Nội", "vụ"]
    assert "▲" in lines[4]
    assert "UBND cấp huyện (nhóm)" in "\n".join(lines)
    assert lines[-1].startswith("Xếp theo tỷ lệ đúng hạn")
    assert lines[-1].endswith("▲▼ so với “Quý II” (01/07/2020).")


def test_json_and_one_agency_in_its_place(partui: Partui) -> None:
    found = partui("status", "--ranking", "--json", *THEN).json
    first = found["agencies"][0]
    assert (first["place"], first["name"], found["against"], found["role"]) == (1, "Sở Nội vụ", None, "lead")
    assert first["on_time_rate"] == first["due_on_time"] / first["due"]
    assert [each["place"] for each in found["agencies"] if each["group"]] == [None] * 3
    one = partui("status", "--ranking", "--json", "--agency", "so noi vu", *THEN).json
    assert one["agencies"] == [first]


def test_who_only_carries_out_is_counted_with_its_role(partui: Partui) -> None:
    partui("agency", "set", "UBND cấp huyện", "--member", "UBND huyện Lắk", "--as-of", "2020-01-01")
    partui("set", "1.3.2", "--member", "lak", "--status", "done", "--completed-on", "1/8/2020")
    assert "thêm --role any" in partui("status", "--ranking", "--agency", "huyen lak", *THEN).out
    found = partui("status", "--ranking", "--role", "any", "--agency", "huyen lak", "--json", *THEN).json
    assert [(each["name"], each["due"], each["on_time_rate"]) for each in found["agencies"]] == [
        ("UBND huyện Lắk", 1, 1.0)
    ]
    partui("status", "--ranking", "--role", "any", "--since", "1/9", *THEN).refused(2)
