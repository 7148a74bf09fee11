"""Plans of other issuers and years: of each, in each format, as many rows are right as ever were."""

from pathlib import Path

import pytest

from partui.domain.plan.doubts.finding import find_doubts
from partui.domain.plan.reading import read_plan
from partui.plan_io.draft import PlanOverrides
from partui.plan_io.files import read_plan_file
from tests.cases.building import ENDINGS, build
from tests.cases.plans import cases
from tests.cases.scoring import score
from tests.domain.plan.doubtful import doubtful_plan

# Headings and tasks that are wholly right in Word, Excel and CSV. They only go up: `make cases` shows what is wrong.
FLOORS = {
    "P01": (34, 34, 30),
    "P03": (89, 89, 89),
    "P04": (6, 6, 6),
    "P08": (119, 119, 119),
    "P11": (76, 76, 76),
    "P14": (147, 147, 146),
    "P15": (28, 28, 28),
    "P20": (59, 59, 59),
    "P22": (11, 11, 11),
}
# LibreOffice's files mark what is merged as Word and Excel do.
COLUMNS = {"docx": 0, "xlsx": 1, "csv": 2, "odt": 0, "ods": 1}


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_plan_is_read_worse_than_before(tmp_path: Path, ending: str) -> None:
    right = {
        key: sum(not verdict.wrong for verdict in score(case, build(case, tmp_path, ending)).verdicts)
        for key, case in cases().items()
    }
    floors = {key: floor[COLUMNS[ending]] for key, floor in FLOORS.items()}
    assert {key: max(count, floors[key]) for key, count in right.items()} == right


def test_other_plans_are_doubted_where_their_numbers_have_gaps_alone(tmp_path: Path) -> None:
    doubts = {}
    for key, case in cases().items():
        draft = read_plan_file(str(build(case, tmp_path, "csv")), PlanOverrides(), lambda _rows: None)
        doubts[key] = [(each.rule, each.code) for each in find_doubts(doubtful_plan(read_plan(draft.file)))]
    # Numbers that these plans leave out themselves.
    assert {key: found for key, found in doubts.items() if found} == {
        "P08": [("gap", "B.VI")],
        "P15": [("gap", "7"), ("gap", "10"), ("gap", "12")],
    }
