"""Plans into files: the ending says the format, and a file is written whole or not at all."""

from collections.abc import Sequence
from io import BytesIO

from partui.domain.plan.file import PlanFile
from partui.files import USUAL, check_target, part_file
from partui.locale import official
from partui.plan_io.files import plan_ending


def check_plan_target(target: str, *, filled: bool, force: bool = False) -> None:
    """Refuse, before anything is read, a file that a plan cannot be written to.

    Args:
        target: the whole path.
        filled: whether it is to hold a plan's rows.
        force: whether a file that is there may be replaced.

    Raises:
        PartuiError: no format has that ending; the file is there; its folder is missing.
    """
    check_target(target, force=force)
    plan_ending(target, filled=filled)


def write_plan(plan: PlanFile, target: str, agencies: Sequence[str] = (), *, force: bool = False) -> None:
    """Write a plan, or the template that a plan without rows is.

    Args:
        target: the whole path; its ending says the format.
        agencies: names offered in the cells of agencies, where a format can.
        force: whether to put it in the place of a file that is there.

    Raises:
        PartuiError: no format has that ending; the file is there; its folder is missing or cannot be written; no room.
    """
    made = BytesIO()
    with official():
        _fill(plan_ending(target), plan, made, agencies)
    with part_file(target, USUAL, force=force) as part, open(part, "wb") as file:
        file.write(made.getbuffer())


def _fill(ending: str, plan: PlanFile, out: BytesIO, agencies: Sequence[str]) -> None:
    match ending:
        case ".docx":
            from partui.plan_io.word.writing import write_word

            write_word(plan, out)
        case ".xlsx":
            from partui.plan_io.excel.writing import write_excel

            write_excel(plan, out, agencies)
        case ".csv":
            from partui.plan_io.csv.writing import write_csv

            write_csv(plan, out)
        case ".txt":
            from partui.plan_io.text.writing import write_text

            write_text(plan, out)
        case _:
            out.write(f"{plan.model_dump_json(indent=1)}\n".encode())
