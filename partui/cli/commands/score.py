"""`partui score`: the PAR Index by Phụ lục I, what is at risk, what if, scores entered, and how criteria score."""

from decimal import Decimal
from typing import Annotated, NamedTuple

import click

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import TakesNegatives, group
from partui.cli.options import AsJson, Authorship, CodeArgument
from partui.cli.output import say_json, say_lines, screen_width, tell, tell_lines
from partui.cli.parameters import argument, flag, option
from partui.cli.session import Session
from partui.domain.errors import PartuiError
from partui.domain.scores.points import read_points
from partui.locale import _
from partui.store.queries.document.register import documents_by_criterion

_NO_SCORE = ("", "-", "–")


def print_scores(
    session: Session,
    supposed: Annotated[
        tuple[str, ...],
        option(
            "--if-done",
            _("MÃ"),
            _("Giả định nhiệm vụ này đã hoàn thành, không lưu gì; ghi được nhiều lần."),
            multiple=True,
        ),
    ],
    best: Annotated[bool, flag("--best", _("Việc nào thêm được nhiều điểm nhất cho công sức bỏ ra."))],
    goal: Annotated[
        Decimal | None, option("--goal", _("ĐIỂM"), _("Những việc ít công sức nhất để đạt ngần ấy điểm."), read_points)
    ],
    as_json: AsJson,
) -> None:
    """Print Phụ lục I with its points, as things stand or as they would stand; or what pays most."""
    if best or goal is not None:
        _print_best(session, goal, as_json=as_json)
        return
    from partui.cli.answers.scores import read_scores, score_lines

    with session.store() as store:
        printed = read_scores(store, supposed)
        register = documents_by_criterion(store.conn, store.plan) if as_json else {}
    if as_json:
        from partui.cli.answers.scores import scores_object

        say_json(scores_object(printed, register))
    else:
        say_lines(score_lines(printed, screen_width()))


def _print_best(session: Session, goal: Decimal | None, *, as_json: bool) -> None:
    from partui.cli.answers.best import best_lines, best_object

    with session.store() as store:
        if as_json:
            say_json(best_object(store, goal))
        else:
            say_lines(best_lines(store, goal, screen_width()))


score = group(
    "score", help=_("Điểm theo Phụ lục I: tự chấm, chắc chắn, dự kiến, cao nhất, nguy cơ mất điểm."), run=print_scores
)


class OtherScores(NamedTuple):
    """Scores besides the own one, as typed."""

    appraised: Annotated[str | None, option("--appraised", _("ĐIỂM"), _("Điểm thẩm định; “-” để xóa."))]
    surveyed: Annotated[str | None, option("--surveyed", _("ĐIỂM"), _("Điểm điều tra xã hội học; “-” để xóa."))]
    explanation: Annotated[str | None, option("--explanation", _("CHỮ"), _("Giải trình; để trống: xóa."))]


@score.subcommand(
    "set", help=_("Ghi điểm tự chấm, thẩm định, điều tra của một tiêu chí; “-” để xóa."), cls=TakesNegatives
)
def set_score(
    session: Session,
    code: CodeArgument,
    value: Annotated[str | None, argument(_("ĐIỂM"), str.strip, required=False)],
    others: OtherScores,
    authorship: Authorship,
) -> None:
    """Enter scores, or take them away, and say what was done."""
    typed = {"own": value, **others._asdict()}
    fields = {
        field: None if text.strip() in _NO_SCORE and field != "explanation" else text
        for field, text in typed.items()
        if text is not None
    }
    if not fields:
        raise click.UsageError(_("Thiếu {name}.").format(name=_("ĐIỂM")))
    _set(session, code, fields, authorship)


# What may be typed of a rule, and how the journal has it.
_RULE_WORDS = {
    "scored_by": {"work": "work", "survey": "survey", "both": "both", "auto": ""},
    "on_time_only": {"counts": "", "lost": "1"},
    "counts_cancelled": {"lost": "", "counts": "1"},
}


class RuleOptions(NamedTuple):
    """How a criterion scores, as typed, by the fields of the journal."""

    scored_by: Annotated[
        str | None,
        option(
            "--kind", "work|survey|both|auto", _("Theo nhiệm vụ, điều tra xã hội học, cả hai, hay theo tên tiêu chí.")
        ),
    ]
    on_time_only: Annotated[
        str | None, option("--late", "counts|lost", _("Việc quá hạn vẫn tính điểm, hay đúng hạn mới tính."))
    ]
    counts_cancelled: Annotated[
        str | None, option("--cancelled", "lost|counts", _("Nhiệm vụ không thực hiện mất phần điểm, hay vẫn tính."))
    ]


@score.subcommand("rule", help=_("Cách tính điểm của một tiêu chí; không ghi gì thì in cách đang tính."))
def set_rule(session: Session, code: CodeArgument, rule: RuleOptions, authorship: Authorship) -> None:
    """Say how a criterion scores, or print how it does."""
    fields: dict[str, str | None] = {
        field: _one_of(typed, _RULE_WORDS[field]) for field, typed in rule._asdict().items() if typed is not None
    }
    if fields:
        _set(session, code, fields, authorship)
        return
    from partui.cli.answers.scoring import rule_lines

    with session.store() as store:
        lines = rule_lines(store, code)
    tell_lines(lines)


def _one_of(typed: str, known: dict[str, str]) -> str:
    if typed not in known:
        raise PartuiError(
            "“{text}” không nhận được; chọn một trong: {allowed}.", text=typed[:50], allowed=", ".join(known)
        )
    return known[typed]


@score.subcommand("steps", help=_("Bảng mức điểm theo hướng dẫn, như “>=30: 1; >=20: 0,5”; “-” để xóa."))
def set_steps(
    session: Session, code: CodeArgument, steps: Annotated[str, argument(_("MỨC"), str.strip)], authorship: Authorship
) -> None:
    """Say which figure gives how many points."""
    from partui.store.edits.scores import set_scoring
    from partui.store.queries.scores import criterion_row

    fields: dict[str, str | None] = {"steps": "" if steps in _NO_SCORE else steps}
    with session.store() as store:
        changes = set_scoring(store.conn, store.plan, code, fields, authorship.author())
        leaf = criterion_row(*store, code).leaf
    say_edits(edited_lines(changes))
    # Steps that no task's figure can reach.
    if steps not in _NO_SCORE and not (leaf and leaf.parts):
        tell(_("Lưu ý: không nhiệm vụ nào chấm điểm {code}; bảng mức điểm chưa tính vào đâu.").format(code=code))


@score.subcommand("share", help=_("Chia điểm của một tiêu chí cho các nhiệm vụ: 1.3.1=0,5 1.3.2=1,5; “-” để chia đều."))
def set_shares(
    session: Session,
    code: CodeArgument,
    shares: Annotated[tuple[str, ...], argument(_("MÃ=ĐIỂM…"), str.strip, nargs=-1, required=True)],
    authorship: Authorship,
) -> None:
    """Say how many points each task brings."""
    from partui.domain.scores.typed import read_shares
    from partui.store.edits.scores import share_points

    typed = read_shares(() if shares == ("-",) else shares)
    with session.store() as store:
        changes = share_points(store.conn, store.plan, code, typed, authorship.author())
    say_edits(edited_lines(changes))


def _set(session: Session, code: str, fields: dict[str, str | None], authorship: Authorship) -> None:
    from partui.store.edits.scores import set_scoring

    with session.store() as store:
        changes = set_scoring(store.conn, store.plan, code, fields, authorship.author())
    say_edits(edited_lines(changes))
