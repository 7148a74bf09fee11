"""`partui document`: the register of documents, each with all that it proves."""

from typing import Annotated

import click

from partui.cli.answers.changes import SHORT, edited_lines, say_edits
from partui.cli.answers.tasks import document_object
from partui.cli.command import group
from partui.cli.commands.proofs.evidence import Another, DocumentDetails, OfProducts, refuse_known, tell_missing
from partui.cli.options import AsJson, Authorship, CodeArgument
from partui.cli.output import paint, say_json, say_lines, screen_width, tell, tell_lines
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.cli.values import read_count
from partui.domain.tasks.documents import ProvenItem, read_proved
from partui.domain.tasks.evidence import EVIDENCE
from partui.domain.text import clean
from partui.locale import _, plural
from partui.store.edits.documents import add_document, link_document, split_product
from partui.store.edits.evidence import places_coded, remove_evidence
from partui.store.queries.document.register import document_named, documents
from partui.wording.columns import wrap
from partui.wording.task_parts import evidence_text, proves_text

document = group("document", help=_("Sổ tài liệu: một tài liệu chứng minh nhiều nhiệm vụ, nhiều sản phẩm."))
Same = Annotated[bool, flag("--same", _("Cả mọi sản phẩm cùng tên, kể cả “A hoặc B”."))]
Criteria = Annotated[
    tuple[str, ...],
    option("--criterion", _("MÃ"), _("Tiêu chí mà tài liệu chứng minh; ghi được nhiều lần."), multiple=True),
]
UuidArgument = Annotated[str, argument(_("SỐ"), str.strip)]


@document.subcommand("list", help=_("Mọi tài liệu của kế hoạch và những gì mỗi tài liệu chứng minh."))
def show_documents(session: Session, as_json: AsJson) -> None:
    """Print the register."""
    with session.store() as store:
        found = documents(store.conn, store.plan)
    if as_json:
        say_json([document_object(each) for each in found])
        return
    width = screen_width()
    lines: list[str] = []
    for each in found:
        cited = f"{clean(evidence_text(each.details))} [{clean(each.details.uuid)[:SHORT]}]"
        lines += [paint(line, "head") for line in wrap(cited, width)]
        lines += wrap(f"  → {proves_text(map(str, each.proves), each.criteria)}", width)
    say_lines([*lines, plural("{number} tài liệu", number=len(found))])


@document.subcommand("add", help=_("Thêm một tài liệu và ghi nó chứng minh những gì."))
def add(
    session: Session,
    proves: Annotated[
        tuple[ProvenItem, ...],
        option(
            "--proves", _("MÃ[:SỐ]"), _("Nhiệm vụ, hoặc sản phẩm thứ mấy của nhiệm vụ; ghi được nhiều lần."),
            read_proved, multiple=True,
        ),
    ],
    criteria: Criteria,
    same: Same,
    details: DocumentDetails,
    another: Another,
    authorship: Authorship,
) -> None:  # fmt: skip
    """Add a document to all that it proves, and say what was done."""
    with session.store() as store:
        written = details.document(store, (), session)
        refuse_known(store, written, another=another)
        changes = add_document(store.conn, store.plan, written, proves, authorship.author(), same, criteria)
        added = document_named(store.conn, store.plan, changes[0].field.removeprefix(EVIDENCE))
    codes = [change.code for change in changes]
    tell(f"{clean(evidence_text(added.details))} [{added.details.uuid[:SHORT]}]")
    tell_lines([f"  → {proves_text(codes[: len(codes) - len(added.criteria)], added.criteria)}"])
    tell_missing(written, session)


@document.subcommand("link", help=_("Ghi một tài liệu đã có còn chứng minh những gì nữa."))
def link(
    session: Session,
    uuid: UuidArgument,
    proves: Annotated[tuple[ProvenItem, ...], argument(_("[MÃ[:SỐ]…]"), read_proved, nargs=-1)],
    products: OfProducts,
    criteria: Criteria,
    same: Same,
    authorship: Authorship,
) -> None:
    """Have a document prove more, and say what."""
    if products:
        if len(proves) != 1 or proves[0].product is not None:
            raise click.UsageError(_("--product đi cùng đúng một MÃ, không kèm “:SỐ”."))
        proves = tuple(ProvenItem(proves[0].code, number) for number in products)
    with session.store() as store:
        changes = link_document(store.conn, store.plan, uuid, proves, authorship.author(), same, criteria)
    say_edits(edited_lines(changes))


@document.subcommand(
    "remove",
    help=_("Bỏ một tài liệu khỏi mọi thứ nó chứng minh, hoặc chỉ khỏi những mục nêu tên; “partui undo” lấy lại được."),
)
def remove(
    session: Session,
    uuid: UuidArgument,
    tasks: Annotated[tuple[str, ...], argument(_("[MÃ…]"), str.strip, nargs=-1)],
    criteria: Annotated[
        tuple[str, ...],
        option("--criterion", _("MÃ"), _("Chỉ bỏ khỏi tiêu chí này; ghi được nhiều lần."), multiple=True),
    ],
    authorship: Authorship,
) -> None:
    """Take a document away, and say from what."""
    with session.store() as store:
        conn, plan, _day = store
        only = places_coded(conn, plan, tasks, criteria)
        changes = remove_evidence(conn, plan, uuid, authorship.author(), only=only)
    say_edits(edited_lines(changes))


@document.subcommand("split", help=_("Tách một sản phẩm ghép (“Báo cáo; Biên bản; Thông báo”) thành nhiều sản phẩm."))
def split(
    session: Session,
    code: CodeArgument,
    number: Annotated[int, argument(_("SẢN PHẨM"), read_count)],
    authorship: Authorship,
) -> None:
    """Split a compound product, and say what was done."""
    with session.store() as store:
        changes = split_product(store.conn, store.plan, code, number, authorship.author())
    say_edits(edited_lines(changes))
