"""How the tests stand against faults put in on purpose."""

import json
from pathlib import Path

from tools.mutants import counted, drawn, found, leave_out

CODES = [f"partui.domain.plan.codes.x_is_code__mutmut_{number}" for number in range(1, 41)]
EDITS = [f"partui.store.journal.edit.x_edit_tasks__mutmut_{number}" for number in range(1, 41)]


def test_ends_are_counted_by_package_and_what_was_not_run_is_not() -> None:
    ends = counted(
        [
            "    partui.domain.plan.codes.x_is_code__mutmut_1: killed",
            "    partui.domain.plan.codes.x_is_code__mutmut_2: survived",
            "    partui.domain.plan.file.x__filled__mutmut_1: timeout",
            "    partui.domain.plan.file.x__filled__mutmut_2: not checked",
            "    partui.domain.plan.file.x__filled__mutmut_3: skipped",
            "    partui.store.journal.edit.x_edit_tasks__mutmut_1: no tests",
        ]
    )
    assert ends == {
        "partui.domain.plan": {"killed": 1, "survived": 1, "timeout": 1},
        "partui.store.journal": {"no tests": 1},
    }
    assert {package: found(each) for package, each in ends.items()} == {
        "partui.domain.plan": 2,
        "partui.store.journal": 0,
    }


def test_a_sample_is_drawn_evenly_and_its_seed_draws_it_again() -> None:
    sample = drawn(CODES + EDITS, [], 20, seed=7)
    assert len(sample) == 20
    assert sample == drawn(EDITS + CODES, [], 20, seed=7) != drawn(CODES + EDITS, [], 20, seed=8)
    shares = [len(drawn(CODES + EDITS, [], 20, seed).intersection(CODES)) for seed in range(200)]
    assert 9.5 < sum(shares) / len(shares) < 10.5


def test_a_sample_is_of_what_is_meant_and_no_larger() -> None:
    assert drawn(CODES + EDITS, ["partui.domain.*"], 100, seed=7) == set(CODES)


def test_only_a_sample_is_left_to_run(tmp_path: Path) -> None:
    files = {tmp_path / "partui" / f"{name}.py.meta": names for name, names in (("codes", CODES), ("edit", EDITS))}
    (tmp_path / "partui").mkdir()
    for path, names in files.items():
        path.write_text(json.dumps({"exit_code_by_key": dict.fromkeys(names, 1), "durations_by_key": {}}), "utf-8")
    leave_out(tmp_path, [], 20, seed=7)
    ends: dict[str, int | None] = {}
    for path, names in files.items():
        meta = json.loads(path.read_text("utf-8"))
        assert meta["durations_by_key"] == {}
        assert list(meta["exit_code_by_key"]) == names
        ends |= meta["exit_code_by_key"]
    to_run = {name for name, end in ends.items() if end is None}
    assert to_run == drawn(CODES + EDITS, [], 20, seed=7)
    assert {end for name, end in ends.items() if name not in to_run} == {34}
