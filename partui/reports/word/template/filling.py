"""Filling an office's own Word document with what a report says."""

import zlib
from difflib import get_close_matches
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, Macro
from jinja2.sandbox import SandboxedEnvironment
from lxml.etree import LxmlError

from partui.domain.errors import PartuiError
from partui.domain.plan.report import Progress, Reminder
from partui.domain.text import clean
from partui.reports.word.document import save
from partui.reports.word.letters.reminder import write_reminder
from partui.reports.word.template.fields import Fields, fields_of, number_words
from partui.wording.disk_errors import disk_reason

LARGEST = 20 * 2**20
_MOST_UNPACKED = 200 * 2**20
_LONGEST_PLACE = 120
# What ZipFile raises on a package that is broken or locked.
_BROKEN = (BadZipFile, zlib.error, RuntimeError, EOFError, LookupError, ValueError)
# Those that make no more of a text than is there: others pad it, or count, to any size.
_FILTERS = (
    "abs", "capitalize", "count", "d", "default", "e", "escape", "first", "float", "int", "join", "last", "length",
    "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "safe", "select", "selectattr",
    "sort", "string", "sum", "title", "trim", "unique", "upper",
)  # fmt: skip


def fill_template(report: Progress | Reminder, out: BinaryIO, template: bytes) -> None:
    """Write a report in an office's own form.

    A proposal to the province's committee and a note to the office's own units are no letters to an agency: they keep
    their form.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
        template: the office's Word document, with fields named in it.

    Raises:
        PartuiError: the document names a field that there is not, or is written otherwise than a template.
    """
    if isinstance(report, Reminder) and (report.head.is_own or report.is_proposal):
        write_reminder(report, out)
        return
    fields = fields_of(report)
    document = DocxTemplate(BytesIO(template))
    try:
        document.render(fields, _environment())
    except UndefinedError as error:
        raise _unknown_field(error, fields) from None
    except TemplateSyntaxError as error:
        raise PartuiError(
            "Mẫu viết sai cú pháp: {reason}. Chưa xuất gì; cách viết: docs/mau-bao-cao.md.", reason=_reason(error)
        ) from None
    except SecurityError:
        raise PartuiError(
            "Mẫu gọi lệnh của Python, hoặc tính toán với chữ; mẫu chỉ gọi trường, bộ lọc và tính số. Chưa xuất gì; cách"
            " viết: docs/mau-bao-cao.md."
        ) from None
    except RecursionError:
        raise PartuiError(
            "Mẫu không điền được: các câu lồng nhau quá sâu. Chưa xuất gì; cách viết: docs/mau-bao-cao.md."
        ) from None
    except (TemplateError, LxmlError, ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise PartuiError(
            "Mẫu không điền được: {reason}. Chưa xuất gì; cách viết: docs/mau-bao-cao.md.", reason=_reason(error)
        ) from None
    save(document.docx, out)


def read_template(path: str) -> bytes:
    """Return an office's own Word document.

    Args:
        path: the whole path.

    Raises:
        PartuiError: it cannot be read, or is no Word document that can be a template.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(LARGEST + 1)
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            unpacked = sum(part.file_size for part in package.infolist())
            if unpacked <= _MOST_UNPACKED and package.testzip() is not None:
                names = []
    except OSError as error:
        raise PartuiError("Không đọc được mẫu {path}: {reason}; chưa xuất gì.",
                          path=path, reason=disk_reason(error)) from None  # fmt: skip
    except _BROKEN:
        names, unpacked = [], 0
    if "word/document.xml" not in names:
        raise PartuiError(
            "Mẫu {path} hỏng, đặt mật khẩu hoặc không phải tệp Word .docx; hãy lưu lại thành .docx. Chưa xuất gì.",
            path=path,
        )
    if len(data) > LARGEST or unpacked > _MOST_UNPACKED:
        raise PartuiError("Mẫu {path} lớn quá {size} MB; chưa xuất gì.", path=path, size=LARGEST // 2**20)
    return data


class _Environment(SandboxedEnvironment):
    """What a template may do: name fields, filter, reckon and loop over what there is; nothing of any length."""

    intercepted_binops = frozenset({"*", "**", "%"})

    def is_safe_callable(self, obj: object) -> bool:
        """Call what the template itself defines, nothing of Python's."""
        return isinstance(obj, Macro)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Multiply numbers, not texts: those grow to any length."""
        if operator == "**" or not (isinstance(left, int | float) and isinstance(right, int | float)):
            raise SecurityError(operator)
        return super().call_binop(context, operator, left, right)


def _environment() -> SandboxedEnvironment:
    environment = _Environment(autoescape=True, undefined=StrictUndefined)
    environment.globals.clear()
    environment.filters = {name: environment.filters[name] for name in _FILTERS} | {"so": number_words}
    return environment


def _unknown_field(error: UndefinedError, fields: Fields) -> PartuiError:
    quoted = (error.message or "").split("'")
    name = clean(quoted[-2]) if len(quoted) > 1 else ""
    rows = (each[0] for each in fields.values() if isinstance(each, list) and each and isinstance(each[0], dict))
    known = sorted({*fields, *(field for row in rows for field in row)})
    near = get_close_matches(name.lower(), known, n=1)
    if near:
        return PartuiError(
            "Mẫu gọi trường “{name}”, báo cáo này không có; gần nhất: {near}. Chưa xuất gì; các trường:"
            " docs/mau-bao-cao.md.",
            name=name,
            near=near[0],
        )
    return PartuiError(
        "Mẫu gọi trường “{name}”, báo cáo này không có. Chưa xuất gì; các trường: docs/mau-bao-cao.md.", name=name
    )


def _reason(error: Exception) -> str:
    """Return what the library says is wrong, and of what words, where it tells."""
    said = clean(str(error)).rstrip(". ")
    around = " ".join(map(str, getattr(error, "docx_context", ())))
    words = " ".join(clean(" ".join(part.rpartition(">")[2] for part in around.split("<"))).split())
    return f"{said} (“{words[:_LONGEST_PLACE]}”)" if words else said
