"""`partui update`: many edits from a table with a column of codes."""

from typing import Annotated

from partui.cli.answers.changes import edited_lines, say_edits
from partui.cli.answers.outcomes import fault_line, outcome_lines, outcome_object
from partui.cli.command import subcommand
from partui.cli.options import AsJson, Authorship, NewAgency
from partui.cli.output import say_json, tell, tell_refusal
from partui.cli.parameters import argument
from partui.cli.session import Session
from partui.cli.values import read_source
from partui.locale import _


@subcommand("update", help=_("Sửa nhiều nhiệm vụ theo một bảng có cột mã (CSV, Excel); cả bảng là một lần sửa."))
def update(
    session: Session,
    file: Annotated[str, argument(_("TỆP|-"), read_source)],
    new_agency: NewAgency,
    authorship: Authorship,
    as_json: AsJson,
) -> int:
    """Set what a table says otherwise than the plan, and say what that was."""
    from partui.plan_io.forms.table import read_table
    from partui.store.edits.forms.tables import update_tasks

    with session.store() as store:
        table = read_table(file, store.plan, lambda _rows: None)
        who = authorship.author(new_agencies=new_agency)
        outcome = update_tasks(store.conn, store.plan, table, who, store.day)
    is_refused = bool(outcome.faults) and not session.dry_run
    if as_json:
        say_json(outcome_object(outcome, table.unknown))
    else:
        if not is_refused:
            say_edits(edited_lines(outcome.changes))
        for line in outcome_lines(outcome, table.unknown):
            tell(line)
        for fault in outcome.faults:
            tell_refusal(fault_line(fault))
    if is_refused:
        tell_refusal(_("Chưa lưu gì: sửa những ô ấy trong bảng rồi làm lại."))
    return int(is_refused)
