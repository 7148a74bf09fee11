"""`partui score`: the PAR Index by Phụ lục I, what is at stake, what if, and an officer's own scores."""

from decimal import Decimal
from typing import Annotated

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.command import TakesNegatives, group
from partui.cli.options import AsJson, Authorship, CodeArgument
from partui.cli.output import say_json, say_lines, screen_width
from partui.cli.parameters import argument, option
from partui.cli.session import Session
from partui.domain.scores.points import read_points
from partui.locale import _

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
    as_json: AsJson,
) -> None:
    """Print Phụ lục I with its points, as things stand or as they would stand."""
    from partui.cli.answers.scores import read_scores, scores_object

    with session.store() as store:
        printed = read_scores(store, supposed)
    if as_json:
        say_json(scores_object(printed))
    else:
        from partui.cli.answers.scores import score_lines

        say_lines(score_lines(printed, screen_width()))


score = group(
    "score", help=_("Điểm theo Phụ lục I: tự chấm, chắc chắn, dự kiến, cao nhất, nguy cơ mất điểm."), run=print_scores
)


@score.subcommand("set", help=_("Ghi điểm tự chấm của một tiêu chí; “-” để xóa."), cls=TakesNegatives)
def set_score(
    session: Session, code: CodeArgument, value: Annotated[str, argument(_("ĐIỂM"), str.strip)], authorship: Authorship
) -> None:
    """Enter an own score, or take it away, and say what was done."""
    from partui.store.edits.scores import set_own

    own = _own(value)
    with session.store() as store:
        changes = set_own(store.conn, store.plan, code, own, authorship.author())
    say_edits(edited_lines(changes))


def _own(typed: str) -> Decimal | None:
    """Read a score; one below 0 is refused with the range that the criterion has."""
    if typed in _NO_SCORE:
        return None
    return -read_points(typed[1:]) if typed.startswith("-") else read_points(typed)
