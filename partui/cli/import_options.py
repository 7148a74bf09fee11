"""The options of `partui import`: the plan's head, tables and columns, agencies, corrections."""

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated, NamedTuple

from partui.cli.interaction import choose
from partui.cli.output import can_ask
from partui.cli.parameters import option
from partui.cli.session import read_year
from partui.cli.values import read_count, read_one_of, read_path
from partui.domain.agencies.names import agency_key, find_agency
from partui.domain.errors import PartuiError
from partui.domain.plan.column_roles import ColumnRole
from partui.domain.plan.document.kinds import read_kind
from partui.domain.plan.file import Blanks
from partui.domain.plan.preview import Preview, SimilarAgency
from partui.domain.text import clean, fold
from partui.locale import _
from partui.wording.columns import cut
from partui.wording.plan.preview import similar_agency_text

_AGENCIES_SHOWN = 3
_CODES_SHOWN = 6
_LONGEST_NAME = 60


class SimilarAgencyRule(StrEnum):
    """What to do with agencies that look like a known one."""

    ASK = "ask"
    NEW = "new"
    SAME = "same"


def _read_similar_agency_rule(text: str) -> SimilarAgencyRule:
    return SimilarAgencyRule(read_one_of(text, list(SimilarAgencyRule)))


def _read_pair(text: str) -> tuple[str, str]:
    """Read a misspelt name and the correct one: `Sở Nôi vụ=Sở Nội vụ`.

    Raises:
        PartuiError: no such pair.
    """
    written, _sign, meant = (clean(part) for part in text.partition("="))
    if not (written and meant):
        raise PartuiError("“{text}” không nhận được; hãy ghi như “Sở Nôi vụ=Sở Nội vụ”", text=text)
    return written, meant


def _read_blanks(text: str) -> Blanks:
    return Blanks(read_one_of(text, list(Blanks)))


def _read_column(text: str) -> tuple[str, ColumnRole]:
    """Read a column's head and its role: `Đơn vị thực hiện=lead`.

    Raises:
        PartuiError: no such pair, or nothing that a column may be.
    """
    from partui.wording.plan.tables import role_label, role_named

    head, _sign, named = text.rpartition("=")
    role = role_named(named)
    if not clean(head) or role is None:
        raise PartuiError(
            "“{text}” không nhận được; hãy ghi như “Đơn vị thực hiện=chủ trì”, loại là một trong: {roles}",
            text=text,
            roles="; ".join(f"{role_label(role)} ({role})" for role in ColumnRole),
        )
    return clean(head), role


class PlanHeadOptions(NamedTuple):
    """The plan's head as the officer gives it, instead of the file's."""

    year: Annotated[
        int | None, option("--year", _("NĂM"), _("Năm của kế hoạch, khi tệp không ghi hoặc ghi khác."), read_year)
    ]
    number: Annotated[str, option("--number", _("SỐ"), _("Số, ký hiệu của kế hoạch."), clean, default="")]
    issued: Annotated[
        str, option("--issued", _("NGÀY"), _("Tháng hoặc ngày ban hành: 2021-01 hoặc 2021-01-15."), clean, default="")
    ]
    issuer: Annotated[str, option("--issuer", _("TÊN"), _("Cơ quan ban hành."), clean, default="")]
    title: Annotated[str, option("--title", _("TÊN"), _("Tên kế hoạch."), clean, default="")]
    kind: Annotated[
        str,
        option("--kind", _("LOẠI"), _("Loại văn bản, như Kế hoạch, Quyết định, Nghị quyết."), read_kind, default=""),
    ]


class TableOptions(NamedTuple):
    """How to read the file's tables, where the officer knows better."""

    blanks: Annotated[
        Blanks | None,
        option(
            "--blanks",
            "above|keep",
            _("Ô trống không gộp: lấy theo ô trên, hay để trống; không ghi thì theo tệp."),
            _read_blanks,
        ),
    ]
    columns: Annotated[
        tuple[tuple[str, ColumnRole], ...],
        option(
            "--column",
            _("ĐẦU CỘT=LOẠI"),
            _("Cột của tệp là gì, như “Đơn vị thực hiện=lead”; ghi được nhiều lần."),
            _read_column,
            multiple=True,
        ),
    ]
    tables: Annotated[
        tuple[int, ...],
        option(
            "--table",
            "N",
            _("Chỉ lấy nhiệm vụ ở bảng thứ N trong các bảng mà bản xem trước kể ra; ghi được nhiều lần."),
            read_count,
            multiple=True,
        ),
    ]


class CorrectionOptions(NamedTuple):
    """Tables of what was read, and of what is to count instead."""

    given: Annotated[
        str | None,
        option(
            "--corrections", _("BẢNG"), _("Bảng sửa: chỗ đọc sai và điều đúng, lập bằng --corrections-out."), read_path
        ),
    ]
    out: Annotated[
        str | None,
        option(
            "--corrections-out",
            _("BẢNG"),
            _("Ghi bảng sửa (.csv) gồm mọi hàng đã đọc, để sửa rồi nhập lại."),
            read_path,
        ),
    ]


class MisspeltAgencies(NamedTuple):
    """What the officer says of the agencies that the store does not know.

    Attributes:
        pairs: names as the file writes them, each with the name that is meant.
        others: what becomes of the others that look like a known one; asked on a terminal when none, else new.
    """

    pairs: Annotated[
        tuple[tuple[str, str], ...],
        option(
            "--agency-as",
            _("TÊN=TÊN ĐÃ CÓ"),
            _("Cơ quan ghi sai trong tệp là cơ quan nào đã có; ghi được nhiều lần."),
            _read_pair,
            multiple=True,
        ),
    ]
    others: Annotated[
        SimilarAgencyRule | None,
        option(
            "--agencies",
            "ask|new|same",
            _("Cơ quan giống tên đã có: hỏi, coi là mới, hoặc coi là một; không ghi thì hỏi nếu có người ngồi máy."),
            _read_similar_agency_rule,
        ),
    ]

    def known_names(self, preview: Preview, known: Collection[str]) -> dict[str, str]:
        """Return a plan's misspelt agencies with the known name of each.

        Args:
            preview: the plan with every name as the file writes it.
            known: the names that the store has.

        Raises:
            PartuiError: a pair names no agency of the file or of the store.
        """
        same = dict(_checked(written, meant, preview, known) for written, meant in self.pairs)
        rest = [agency for agency in preview.alike if agency.written not in same]
        if self.others is SimilarAgencyRule.SAME:
            same.update((agency.written, agency.known) for agency in rest)
        elif self.others is SimilarAgencyRule.ASK or (self.others is None and can_ask()):
            same.update((agency.written, agency.known) for agency in rest if _are_one(agency))
        return same

    def check_settled(self, preview: Preview) -> None:
        """Refuse a plan with agencies close to a known one if nobody has said which they are, or can be asked.

        Args:
            preview: the plan with the names that count.

        Raises:
            PartuiError: there are such agencies.
        """
        if preview.alike and self.others is None and not can_ask():
            raise PartuiError(
                "Chưa nhập gì: {agencies}. Hãy thêm --agencies same nếu là một, --agencies new nếu là cơ quan mới, "
                "hoặc nêu từng tên bằng --agency-as.",
                agencies="; ".join(map(similar_agency_text, preview.alike[:_AGENCIES_SHOWN])),
            )


def _checked(written: str, meant: str, preview: Preview, known: Collection[str]) -> tuple[str, str]:
    names = [
        name for name in preview.new_agencies if agency_key(name) == agency_key(written) or fold(name) == fold(written)
    ]
    if not names:
        raise PartuiError(
            "--agency-as: tệp không có cơ quan mới nào tên “{name}”; các cơ quan mới: {names}.",
            name=written,
            names="; ".join(preview.new_agencies) or "–",
        )
    exact = next((name for name in names if agency_key(name) == agency_key(written)), names[0])
    match = find_agency(meant, list(known))
    if match.name is None:
        raise PartuiError(
            "--agency-as: không rõ “{name}” là cơ quan nào đã có; gần nhất: {names}.",
            name=meant,
            names="; ".join(match.candidates) or "–",
        )
    return exact, match.name


def _are_one(agency: SimilarAgency) -> bool:
    question = _("“{written}” ({codes}) giống “{known}” đã có. Là một (c) hay cơ quan mới (m)?").format(
        written=cut(clean(agency.written), _LONGEST_NAME),
        known=cut(clean(agency.known), _LONGEST_NAME),
        codes=", ".join(agency.codes[:_CODES_SHOWN]),
    )
    return choose(question, yes=("c", "s"), no=("m", "n"))
