"""The dossier as a .zip: the self-assessment, the table of contents and the documents."""

from collections.abc import Collection, Sequence
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from partui.domain.tasks.dossier import Dossier, MissingProof
from partui.domain.text import clean
from partui.locale import _
from partui.reports.word.assessment import write_assessment
from partui.reports.word.document import new_document, save
from partui.reports.word.letterhead import add_title
from partui.reports.word.paragraphs import add_body, add_part
from partui.reports.word.tables import WordColumn, WordRow, add_table
from partui.reports.word.words import plan_name
from partui.wording.task_parts import evidence_text, proves_text

CONTENTS, ASSESSMENT = "00-muc-luc.docx", "01-tu-danh-gia.docx"
_FILED_WIDTHS = (22, 68, 30, 45)
_MISSING_WIDTHS = (25, 25, 115)


def write_dossier(report: Dossier, out: BinaryIO) -> None:
    """Write the dossier; an unreadable file is listed as missing.

    Args:
        report: what it says.
        out: a file opened for writing bytes.
    """
    with ZipFile(out, "w", ZIP_DEFLATED, strict_timestamps=False) as packed:
        lost = set()
        for each in report.filed:
            if each.file is not None:
                try:
                    packed.write(each.file, each.name)
                except OSError:
                    lost.add(each.number)
        for name, content in zip((CONTENTS, ASSESSMENT), dossier_documents(report, lost), strict=True):
            packed.writestr(name, content)


def dossier_documents(report: Dossier, lost: Collection[str]) -> tuple[bytes, bytes]:
    """Return the table of contents and the self-assessment, as Word documents.

    Args:
        lost: the numbers of documents whose files do not come along.
    """
    made = BytesIO()
    write_assessment(report.assessment, made)
    return _contents(report, lost), made.getvalue()


def _contents(report: Dossier, lost: Collection[str]) -> bytes:
    head = report.head
    document = new_document(head, head.office, _("Mục lục hồ sơ tự đánh giá"), plan_name(head))
    add_title(document, _("MỤC LỤC"), _("Hồ sơ tài liệu kiểm chứng, xếp theo tiêu chí"), "")
    add_part(document, _("I. TÀI LIỆU"))
    if report.filed:
        columns = _columns((_("Số"), _("Tài liệu"), _("Chứng minh"), _("Tệp")), _FILED_WIDTHS)
        rows = [
            WordRow(
                (
                    each.number,
                    clean(evidence_text(each.document._replace(link=""))) or clean(each.document.link),
                    proves_text(each.proves, each.criteria),
                    _where(each.name, each.document.link, is_lost=each.number in lost),
                )
            )
            for each in report.filed
        ]
        add_table(document, columns, rows)
    else:
        add_body(document, _("Chưa có tài liệu nào."))
    add_part(document, _("II. CÒN THIẾU"))
    if report.missing:
        columns = _columns((_("Tiêu chí"), _("Nhiệm vụ"), _("Sản phẩm chưa có tài liệu kiểm chứng")), _MISSING_WIDTHS)
        add_table(document, columns, [WordRow(_missing(each)) for each in report.missing])
    else:
        add_body(document, _("Không thiếu tài liệu nào."))
    made = BytesIO()
    save(document, made)
    return made.getvalue()


def _missing(each: MissingProof) -> MissingProof:
    return each if each.code else each._replace(code="–", product=_("chưa có tài liệu, điểm và giải trình"))


def _columns(heads: Sequence[str], widths: Sequence[int]) -> list[WordColumn]:
    return [WordColumn(head, width) for head, width in zip(heads, widths, strict=True)]


def _where(name: str, link: str, *, is_lost: bool) -> str:
    """Return where a document is: in the dossier, on the web, or not included."""
    if name and not is_lost:
        return name
    if not link:
        return _("chưa có tệp")
    return clean(link) if "://" in link else _("không kèm tệp: {link}").format(link=clean(link))
