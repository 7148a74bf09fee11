"""How the tests stand against faults put in on purpose."""

from tools.mutants import counted, found


def test_ends_are_counted_by_package_and_what_was_not_run_is_not() -> None:
    ends = counted(
        [
            "    partui.domain.plan.codes.x_is_code__mutmut_1: killed",
            "    partui.domain.plan.codes.x_is_code__mutmut_2: survived",
            "    partui.domain.plan.file.x__filled__mutmut_1: timeout",
            "    partui.domain.plan.file.x__filled__mutmut_2: not checked",
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
