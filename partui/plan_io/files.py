"""Reads and writes plan files; the ending gives the format, and the content is checked against it."""

import os
import os.path
import sys
from collections.abc import Sequence
from io import BytesIO

from partui.domain.errors import PartuiError
from partui.domain.plan.file import PlanFile
from partui.domain.text import clean
from partui.files import USUAL, check_target, part_file
from partui.locale import _, official
from partui.plan_io.document import OnRow
from partui.plan_io.draft import Columns, PlanDraft, PlanOverrides
from partui.plan_io.formats import PASTED, format_of
from partui.wording.disk_errors import disk_reason

# In place of a file: what is copied and pasted into the terminal, or handed on by another program.
PASTE = "-"
# Those that a plan is written in.
ENDINGS = (".docx", ".xlsx", ".csv", ".txt", ".json")
# Those in which an empty plan may be filled in.
TEMPLATE_ENDINGS = (".docx", ".xlsx", ".csv")


def read_plan_file(path: str, overrides: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Read the plan in a file.

    Args:
        path: a file with one of the endings of FORMATS, or PASTE for what stands on standard input.
        overrides: what the officer says of the plan over what the file says.
        watch: told now and then how many rows were read; what it raises ends the reading.

    Raises:
        PartuiError: there is no such file, no such format, or no such plan in it.
    """
    if path == PASTE:
        return PASTED.read(given_content(path, PASTED.largest), overrides, watch)
    if not os.path.isfile(path):
        # Says what is there instead, before what its name lacks.
        file_content(path, PASTED.largest)
    found = format_of(path)
    draft = found.read(file_content(path, found.largest), overrides, watch)
    return draft._replace(source=path, overrides=overrides)


def read_again(draft: PlanDraft, columns: Columns) -> PlanDraft:
    """Read a plan again with corrected columns; return it unchanged if nothing differs or it was pasted.

    Args:
        columns: columns by their heads; what was said of them goes before.

    Raises:
        PartuiError: the file is not there any more, or another.
    """
    otherwise = draft.corrected_columns(columns)
    if not (otherwise and draft.source):
        return draft
    overrides = draft.overrides._replace(columns=(*draft.overrides.columns, *otherwise))
    return read_plan_file(draft.source, overrides, lambda _rows: None)


def given_content(path: str, largest: int) -> bytes:
    """Return the bytes of a file, or of standard input for PASTE, as `file_content` does."""
    if path == PASTE:
        return _checked(sys.stdin.buffer.read(largest + 1), _("Phần dán vào"), largest)
    return file_content(path, largest)


def file_content(path: str, largest: int) -> bytes:
    """Return the bytes of a file.

    Raises:
        PartuiError: there is no such file, it holds nothing, or more bytes than are allowed.
    """
    try:
        if os.path.isdir(path):
            raise PartuiError("{path} là một thư mục; hãy nêu tên tệp ở trong đó. Chưa nhập gì.", path=path)
        if os.path.exists(path) and not os.path.isfile(path):
            raise PartuiError("{path} không phải là một tệp thường; chưa nhập gì.", path=path)
        with open(path, "rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise PartuiError(
            "Không đọc được {path}: {reason}; chưa nhập gì.", path=path, reason=disk_reason(error)
        ) from None
    except ValueError:
        raise PartuiError("“{path}” không phải tên tệp.", path=clean(path)) from None
    return _checked(data, path, largest)


def _checked(data: bytes, path: str, largest: int) -> bytes:
    if not data.strip():
        raise PartuiError("{path} trống; chưa nhập gì.", path=path)
    if len(data) > largest:
        raise PartuiError("{path} lớn quá {size} MB, không phải một kế hoạch; chưa nhập gì.",
                          path=path, size=largest // 2**20)  # fmt: skip
    return data


def plan_ending(target: str, *, filled: bool = True) -> str:
    """Return the ending of a plan's target file, in lower case.

    Args:
        filled: whether the plan has rows.

    Raises:
        PartuiError: a plan, or an empty one, has no such format.
    """
    ending = os.path.splitext(target)[1].lower()
    if ending not in ENDINGS:
        raise PartuiError(
            "Không ghi được kế hoạch ra tệp đuôi “{ending}”; ghi một trong: {allowed}.",
            ending=ending,
            allowed=", ".join(ENDINGS),
        )
    if not filled and ending not in TEMPLATE_ENDINGS:
        raise PartuiError(
            "Mẫu còn trống ghi được ra {allowed}; {ending} chỉ đi cùng --filled.",
            allowed=", ".join(TEMPLATE_ENDINGS),
            ending=ending,
        )
    return ending


def check_plan_target(target: str, *, filled: bool, force: bool = False) -> None:
    """Refuse a target that a plan cannot be written to, before anything is read.

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
    """Write a plan; one without rows is a template.

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
            from partui.plan_io.csv import write_csv

            write_csv(plan, out)
        case ".txt":
            from partui.plan_io.text import write_text

            write_text(plan, out)
        case _:
            out.write(f"{plan.model_dump_json(indent=1)}\n".encode())
