"""`partui evidence`: the products of tasks and the documents that prove them."""

from collections.abc import Collection, Sequence
from typing import Annotated, NamedTuple

from partui.cli.answers.changes import SHORT, edited_lines, say_edits
from partui.cli.answers.tasks import product_lines
from partui.cli.command import group
from partui.cli.options import AsJson, Authorship, CodeArgument, MaybeCodeArgument
from partui.cli.output import paint, say, say_json, say_lines, screen_width, tell
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session, Store
from partui.cli.values import read_counts, read_day
from partui.domain.dates import TypedDay
from partui.domain.errors import PartuiError
from partui.domain.tasks.evidence import EVIDENCE, Evidence, TaskProofs
from partui.domain.text import clean
from partui.files import link_from_store, missing_files
from partui.locale import _, plural
from partui.store.edits.due.periods import period_typed
from partui.store.edits.evidence import put_evidence, remove_evidence
from partui.store.projection.kind import Subject
from partui.store.queries.document.evidence import plan_evidence
from partui.store.queries.document.register import known_document
from partui.store.queries.listing import TaskQuery, task_keys
from partui.store.queries.tasks import task_id, tasks_by_id
from partui.wording.columns import wrap
from partui.wording.labels import status_label
from partui.wording.task_parts import evidence_text

evidence = group("evidence", help=_("Sản phẩm của nhiệm vụ và tài liệu kiểm chứng."))


OfProducts = Annotated[
    tuple[int, ...],
    option("--product", _("SỐ"), _("Cho sản phẩm thứ mấy, như 1 hoặc 1,3; không ghi: cho cả nhiệm vụ."), read_counts,
           default=""),
]  # fmt: skip


OfPeriod = Annotated[
    str, option("--period", _("KỲ"), _("Chứng minh một kỳ của việc định kỳ: “Quý III”, “tháng 9”."), default="")
]


Another = Annotated[bool, flag("--another", _("Là tài liệu khác, dù sổ đã có một tài liệu cùng số, cùng ngày."))]


class DocumentDetails(NamedTuple):
    """What a document is, as an `Evidence` has it."""

    number: Annotated[str, option("--number", _("CHỮ"), _("Số, ký hiệu: 12/BC-SNV."), default="")]
    issued_on: Annotated[TypedDay | None, option("--issued-on", _("NGÀY"), _("Ngày ban hành."), read_day)]
    issuer: Annotated[str, option("--issuer", _("CHỮ"), _("Cơ quan ban hành."), default="")]
    summary: Annotated[str, option("--summary", _("CHỮ"), _("Trích yếu."), default="")]
    link: Annotated[str, option("--link", _("TỆP|URL"), _("Đường dẫn đến tệp, hoặc địa chỉ trên mạng."), default="")]

    def document(self, store: Store, products: tuple[int, ...], session: Session) -> Evidence:
        """Return the document; a day of issue without a year is of the plan's, a path leads there from the store's."""
        issued_on = store.day_typed(self.issued_on) if self.issued_on else None
        link = link_from_store(self.link, session.db)
        return Evidence("", "", products, self.number, issued_on, self.issuer, self.summary, link)


@evidence.subcommand("list", help=_("Sản phẩm và tài liệu kiểm chứng của từng nhiệm vụ."))
def show_evidence(
    session: Session,
    code: MaybeCodeArgument,
    missing: Annotated[bool, flag("--missing", _("Chỉ nhiệm vụ đã hoàn thành mà thiếu tài liệu kiểm chứng."))],
    as_json: AsJson,
) -> None:
    """Print the products of the plan, or of one task, and what proves them."""
    with session.store() as store:
        found = _proofs(store, code)
    if missing:
        found = [each for each in found if each.lacking]
    if as_json:
        from partui.cli.answers.tasks import proved_object

        say_json([proved_object(each) for each in found])
    elif missing and not found:
        say(_("✓ Không có nhiệm vụ hoàn thành nào thiếu tài liệu kiểm chứng."))
    else:
        lost = missing_files((each.link for proof in found for each in proof.evidence), session.db)
        say_lines(_as_lines(found, missing, lost))


@evidence.subcommand("add", help=_("Thêm tài liệu kiểm chứng cho một nhiệm vụ."))
def add(
    session: Session,
    code: CodeArgument,
    products: OfProducts,
    period: OfPeriod,
    details: DocumentDetails,
    another: Another,
    authorship: Authorship,
) -> None:
    """Add a document and say what was added; a file that is not there is kept and told of."""
    with session.store() as store:
        task = task_id(store.conn, store.plan, code)
        key = period_typed(store.conn, task, period) if period else ""
        written = details.document(store, products, session)._replace(period=key)
        refuse_known(store, written, another=another)
        changes = put_evidence(store.conn, task, written, authorship.author())
    added = changes[0].field.removeprefix(EVIDENCE)
    tell(f"{edited_lines(changes)[0]} [{added[:SHORT]}]")
    tell_missing(written, session)


def refuse_known(store: Store, written: Evidence, *, another: bool) -> None:
    """Refuse a document that the register seems to have, unless it is said to be another one.

    Raises:
        PartuiError: it has one with the same number and day.
    """
    known = None if another else known_document(store.conn, store.plan, written)
    if known is not None:
        raise PartuiError(
            "Sổ đã có {document}; chưa lưu gì. Gắn tài liệu ấy: partui document link {uuid} MÃ; nếu là tài liệu khác,"
            " thêm --another.",
            document=clean(evidence_text(known.details)),
            uuid=known.details.uuid[:SHORT],
        )


def tell_missing(written: Evidence, session: Session) -> None:
    """Tell of a document's file that is not there."""
    for link in missing_files([written.link], session.db):
        tell(_("Lưu ý: không thấy tệp {path}; đường dẫn vẫn được giữ.").format(path=clean(link)))


@evidence.subcommand(
    "remove", help=_("Bỏ một tài liệu, khỏi một nhiệm vụ hay mọi thứ nó chứng minh; “partui undo” lấy lại được.")
)
def remove(
    session: Session, uuid: Annotated[str, argument(_("SỐ"))], code: MaybeCodeArgument, authorship: Authorship
) -> None:
    """Take a document away and say from what; the journal keeps what it said."""
    with session.store() as store:
        only = [] if code is None else [Subject("task", task_id(store.conn, store.plan, code))]
        changes = remove_evidence(store.conn, store.plan, uuid, authorship.author(), only=only)
    say_edits(edited_lines(changes))


def _proofs(store: Store, code: str | None) -> list[TaskProofs]:
    conn, plan, day = store
    keys = task_keys(conn, plan, TaskQuery(), day) if code is None else [task_id(conn, plan, code)]
    evidence = plan_evidence(conn, plan)
    return [TaskProofs(task, evidence.get(task.code, ()), day.date) for task in tasks_by_id(conn, keys, day)]


def _as_lines(found: Sequence[TaskProofs], missing: bool, lost: Collection[str]) -> list[str]:
    width = screen_width()
    lines: list[str] = []
    for each in found:
        lines += [paint(line, "head") for line in wrap(_head(each), width)]
        lines += [line for text in product_lines(each, lost) for line in wrap(f"  {text}", width)]
        lines.append("")
    unproved = sum(len(each.unproved) for each in found)
    if missing:
        total = plural(
            "Thiếu tài liệu kiểm chứng: {tasks} nhiệm vụ, {products} sản phẩm", tasks=len(found), products=unproved
        )
    else:
        products = sum(len(each.task.products) for each in found)
        total = plural(
            "{proved}/{products} sản phẩm có tài liệu kiểm chứng", products=products, proved=products - unproved
        )
        if len(found) == 1 and unproved == products:
            code = clean(found[0].task.code)
            return [*lines, total, _("Thêm: partui evidence add {code} --number SỐ").format(code=code)]
    return [*lines, total]


def _head(each: TaskProofs) -> str:
    status = status_label(each.task.status)
    if each.lacking:
        status = _("{status}, thiếu tài liệu kiểm chứng").format(status=status)
    return f"{clean(each.task.code)}  {clean(each.task.title)} ({status})"
