"""Plans in files of any format, read and written: the ending says the format, the content is made sure of."""

import os
import os.path
from collections.abc import Callable, Sequence
from io import BytesIO

from partui.domain.errors import PartuiError
from partui.domain.plan.file import PlanFile
from partui.domain.text import clean
from partui.files import USUAL, check_target, part_file
from partui.locale import official
from partui.plan_io.document import OnRow
from partui.plan_io.draft import PlanDraft, PlanOverrides
from partui.wording.disk_errors import disk_reason

LARGEST = 50 * 2**20
LARGEST_TEXT = 20 * 2**20

_MACROS = (".docm", ".dotm", ".xlsm", ".xltm", ".xlsb")
_OLD = (".doc", ".xls")

Reader = Callable[[bytes, PlanOverrides, OnRow], PlanDraft]


ENDINGS = (".docx", ".xlsx", ".csv", ".txt", ".json")
# Those in which an empty plan may be filled in.
TEMPLATE_ENDINGS = (".docx", ".xlsx", ".csv")


def read_plan_file(path: str, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    """Return the plan that a file holds.

    Args:
        path: the file; `.docx`, `.xlsx`, `.csv`, `.json` or `.txt`.
        told: what the officer says of the plan over what the file says.
        watch: told now and then how many rows were read; what it raises ends the reading.

    Raises:
        PartuiError: there is no such file, no such format, or no such plan in it.
    """
    read, largest = _reader(path)
    return read(file_content(path, largest), told, watch)


def _reader(path: str) -> tuple[Reader, int]:
    ending = os.path.splitext(path)[1].lower()
    readers: dict[str, tuple[Reader, int]] = {
        ".docx": (_word, LARGEST),
        ".xlsx": (_excel, LARGEST),
        ".csv": (_csv, LARGEST_TEXT),
        ".json": (_json, LARGEST_TEXT),
        ".txt": (_text, LARGEST_TEXT),
    }
    if ending in readers:
        return readers[ending]
    if ending in _MACROS:
        raise PartuiError(
            "Tệp {ending} có macro, không mở; hãy lưu lại thành .docx hoặc .xlsx. Chưa nhập gì.", ending=ending
        )
    if ending in _OLD:
        raise PartuiError(
            "Tệp {ending} thuộc dạng cũ; hãy mở rồi lưu lại thành .docx hoặc .xlsx. Chưa nhập gì.", ending=ending
        )
    raise PartuiError(
        "Không nhập được tệp đuôi “{ending}”; các đuôi nhập được: {endings}.",
        ending=clean(ending),
        endings=" ".join(readers),
    )


def file_content(path: str, largest: int) -> bytes:
    """Return what a file holds.

    Raises:
        PartuiError: there is no such file, it holds nothing, or more bytes than are allowed.
    """
    try:
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
    if not data.strip():
        raise PartuiError("{path} trống; chưa nhập gì.", path=path)
    if len(data) > largest:
        raise PartuiError("{path} lớn quá {size} MB, không phải một kế hoạch; chưa nhập gì.",
                          path=path, size=largest // 2**20)  # fmt: skip
    return data


def _word(data: bytes, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.reading import read_document
    from partui.plan_io.word.reading import read_word

    return read_document(read_word(data, watch), told, watch)


def _excel(data: bytes, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.excel.reading import read_excel
    from partui.plan_io.reading import read_document

    return read_document(read_excel(data, watch), told, watch)


def _csv(data: bytes, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.csv import read_csv
    from partui.plan_io.reading import read_document

    return read_document(read_csv(data, watch), told, watch)


def _text(data: bytes, told: PlanOverrides, watch: OnRow) -> PlanDraft:
    from partui.plan_io.hostile_files import decoded
    from partui.plan_io.text import read_scan

    return read_scan(decoded(data), told, watch)


def _json(data: bytes, told: PlanOverrides, _watch: OnRow) -> PlanDraft:
    from partui.plan_io.json import read_json

    return read_json(data, told)


def plan_ending(target: str, *, filled: bool = True) -> str:
    """Return the ending of a file that a plan is to be written to, in lower case.

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
            from partui.plan_io.csv import write_csv

            write_csv(plan, out)
        case ".txt":
            from partui.plan_io.text import write_text

            write_text(plan, out)
        case _:
            out.write(f"{plan.model_dump_json(indent=1)}\n".encode())
