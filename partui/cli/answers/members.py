"""The members of the groups that have a task: how far each has come."""

from collections.abc import Sequence

from partui.cli.answers.changes import edited_lines
from partui.cli.output import say
from partui.cli.session import Store
from partui.domain.agencies.members import Member, MemberStatus
from partui.locale import _
from partui.store.edits.members import member_named, set_members
from partui.store.journal.edit import Author
from partui.store.queries.tasks import tasks_by_id
from partui.wording.members import member_line, members_text


def set_named_members(
    store: Store, tasks: Sequence[int], names: Sequence[str], said: MemberStatus, who: Author
) -> None:
    """Say of members how far they have come with tasks, and print what was changed and how many are done.

    Args:
        names: unambiguous parts of the members' names, or their abbreviations.

    Raises:
        PartuiError: a task without such a member, a status that no member can have.
    """
    day = store.day.date
    keys = list(dict.fromkeys(member_named(store.conn, tasks[0], name, day).key for name in names))
    changes = set_members(store.conn, tasks, keys, said, who, day)
    say("\n".join(edited_lines(changes, ())) or _("Không có gì thay đổi."))
    for task in tasks_by_id(store.conn, tasks, store.day):
        say(f"{task.code}: {members_text(task.members)}")


def member_lines(members: Sequence[Member]) -> list[str]:
    """Return the count and then each member, a line each."""
    return [members_text(members), *(member_line(member) for member in members)]
