"""The office that signs reports: asked for at the first report, named as missing where nobody can be asked."""

from partui.cli.interaction import ask
from partui.cli.output import can_ask, tell, tell_lines
from partui.cli.session import Session, Store
from partui.domain.office import office_in_head
from partui.domain.plan.document.head import PlanWords
from partui.domain.text import clean
from partui.locale import _
from partui.store.edits.plan_head import read_head, set_head
from partui.store.journal.writing import Author


def ask_office(session: Session, store: Store, who: Author) -> None:
    """Ask once who signs, where somebody can be asked and it is not said yet, and keep it with the plan.

    Args:
        who: who writes the report, now.

    Raises:
        PartuiError: what was typed cannot be kept.
    """
    head = _head_without(store)
    if head is None or session.dry_run or not can_ask() or not store.conn.may_edit:
        return
    usual = head.signing
    tell_lines([_("Văn bản đầu tiên của kế hoạch này: ai ký? Enter giữ phần trong ngoặc; chỉ hỏi một lần.")])
    name = clean(_asked(_("Cơ quan ký"), usual.name)) or usual.name
    symbol = office_in_head(name).symbol
    set_head(
        store.conn,
        store.plan,
        {
            "office": name,
            "office_symbol": _asked(_("Viết tắt cơ quan"), symbol) or symbol,
            "signing_post": _asked(_("Chức vụ người ký"), " / ".join(usual.chief)),
            "signed_by": _asked(_("Họ tên người ký"), _("để trống")),
            "signing_place": _asked(_("Địa danh"), _("theo cơ quan ban hành")),
        },
        who,
    )


def tell_of_no_office(store: Store) -> None:
    """Tell what stands in a report where nobody has said who signs it."""
    head = _head_without(store)
    if head is not None:
        told = _(
            "! Chưa ghi cơ quan ký: văn bản để {office}, {post}, chỗ tên người ký để chấm. Ghi một lần: "
            "partui plan set --office TÊN --post CHỨC_VỤ --signed-by TÊN --place ĐỊA_DANH"
        )
        tell(told.format(office=head.signing.name, post=" / ".join(head.signing.chief)))


def _head_without(store: Store) -> PlanWords | None:
    """Return what the plan says of itself; none where it says who signs."""
    head = read_head(store.conn, store.plan, known_since=True)
    return None if head.names_office else head


def _asked(question: str, usual: str) -> str:
    return ask(f"{question} [{usual}]").strip()
