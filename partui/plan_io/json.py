"""A plan as JSON, in the form of `seed.json`."""

from partui.domain.errors import PartuiError
from partui.domain.plan.file import PlanHead, check_plan, parse_plan
from partui.locale import _
from partui.plan_io.document import MOST_ROWS, too_many_rows
from partui.plan_io.draft import DraftProblem, PlanDraft, PlanOverrides
from partui.plan_io.layout.missing import CRITERIA, ITEMS, lacks


def read_json(data: bytes, overrides: PlanOverrides) -> PlanDraft:
    """Read the plan in a JSON file.

    Args:
        data: the whole file, UTF-8.
        overrides: what the officer says of the plan over what the file says.

    Raises:
        PartuiError: it is no plan file; one sentence with the first thing wrong.
    """
    file = parse_plan(data)
    if max(len(file.criteria), len(file.items)) > MOST_ROWS:
        raise too_many_rows()
    if not file.items and not file.criteria:
        raise PartuiError("Tệp kế hoạch còn trống, chưa có hàng nào; chưa nhập gì.")
    said = {field: value for field, value in overrides._asdict().items() if value and field in PlanHead.model_fields}
    problems: list[DraftProblem] = []
    if overrides.year and overrides.year != file.plan.year:
        text = _("Tệp ghi năm {written}; nhập vào năm {told}.").format(written=file.plan.year, told=overrides.year)
        problems.append(DraftProblem(text))
    if said:
        file = check_plan({**file.model_dump(), "plan": {**file.plan.model_dump(), **said}})
    if overrides.blanks:
        file = file.model_copy(update={"blanks": overrides.blanks})
    problems.extend(lacks([row.code for row in file.criteria], CRITERIA))
    problems.extend(lacks([row.code for row in file.items], ITEMS))
    return PlanDraft(file, tuple(problems))
