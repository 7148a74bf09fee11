"""`partui evidence add`: a document that proves a task, in the journal."""

from datetime import date

import click

from partui.cli.answers.changes import edited_lines
from partui.cli.answers.products import SHORT
from partui.cli.command import by_option, subcommand, why_option
from partui.cli.output import say, tell
from partui.cli.session import Session
from partui.cli.values import Read, a_count, a_date
from partui.domain.tasks.evidence import EVIDENCE, Evidence
from partui.domain.text import clean
from partui.files import names_missing_file
from partui.locale import _
from partui.store.edits.evidence import put_evidence
from partui.store.journal.edit import author
from partui.store.journal.officer import officer_name
from partui.store.queries.tasks import task_id


@subcommand("add", help=_("Thêm tài liệu kiểm chứng cho một nhiệm vụ."))
@click.argument("code", metavar=_("MÃ"))
@click.option(
    "--product", type=Read(a_count), metavar=_("SỐ"), help=_("Cho sản phẩm thứ mấy; không ghi: cho cả nhiệm vụ.")
)
@click.option("--number", metavar=_("CHỮ"), default="", help=_("Số, ký hiệu: 12/BC-SNV."))
@click.option("--issued-on", type=Read(a_date), metavar=_("NGÀY"), help=_("Ngày ban hành."))
@click.option("--issuer", metavar=_("CHỮ"), default="", help=_("Cơ quan ban hành."))
@click.option("--summary", metavar=_("CHỮ"), default="", help=_("Trích yếu."))
@click.option("--link", metavar=_("TỆP|URL"), default="", help=_("Đường dẫn đến tệp, hoặc địa chỉ trên mạng."))
@why_option
@by_option
def command(
    session: Session,
    *,
    code: str,
    product: int | None,
    number: str,
    issued_on: date | None,
    issuer: str,
    summary: str,
    link: str,
    why: str,
    by: str | None,
) -> None:
    """Add a document and say what was added; a file that is not there is kept and told of."""
    document = Evidence("", "", product, number, issued_on, issuer, summary, link)
    with session.store() as store:
        task = task_id(store.conn, store.plan, code.strip())
        changes = put_evidence(store.conn, task, document, author(officer_name(by), why))
    added = changes[0].field.removeprefix(EVIDENCE)
    say(f"{edited_lines(changes, ())[0]} [{added[:SHORT]}]")
    if names_missing_file(clean(link)):
        tell(_("Lưu ý: không thấy tệp {path}; đường dẫn vẫn được giữ.").format(path=clean(link)))
