"""Which command prints which shape."""

from typing import Any, NamedTuple

from tools.json_shapes.due import Overdue, ReportWords, SilentForm, Today, WaitingLetter
from tools.json_shapes.files import AgencyContact, BackedUp, CheckedFile, ExportedFile, KeptCopy, MadeFile, Restored
from tools.json_shapes.journal import Edited, FormAnswer, JournalChange, Merged, ReturnedForm, UpdatedTable
from tools.json_shapes.plans import (
    ComparedPlans,
    ImportedMembers,
    ImportedPlan,
    ListedAgency,
    ListedPlan,
    NewPlan,
    PlanDoubt,
)
from tools.json_shapes.program import Doctor, ServerDoctor, Settings
from tools.json_shapes.proofs import ProvedTask, RegisteredDocument
from tools.json_shapes.scores import BestTasks, PlanScores
from tools.json_shapes.standings import ListedSnapshot, PlanStatus, RankedAgencies, Rollup, Trend, WholeSnapshot
from tools.json_shapes.tasks import (
    CodedPeriod,
    ExtendedTask,
    ListedMilestone,
    ListedTask,
    TargetedTask,
    WholeTask,
)


class Output(NamedTuple):
    """What a command prints with --json.

    Attributes:
        command: its words; `edit` for every command that edits or writes a file and has no output of its own.
        shape: a model, or a list of one.
    """

    command: str
    shape: Any

    @property
    def name(self) -> str:
        """The schema's name: `snapshot-list`."""
        return self.command.replace("--", "").replace(" ", "-")


EDIT = "edit"
OUTPUTS = (
    Output(EDIT, Edited),
    Output("status", PlanStatus),
    Output("status --ranking", RankedAgencies),
    Output("today", Today),
    Output("overdue", Overdue),
    Output("list", list[ListedTask]),
    Output("show", WholeTask),
    Output("update", UpdatedTable),
    Output("form", list[FormAnswer]),
    Output("form silent", list[SilentForm]),
    Output("form in", list[ReturnedForm]),
    Output("extend", list[ExtendedTask]),
    Output("period list", list[CodedPeriod]),
    Output("milestone", list[ListedMilestone]),
    Output("history", list[JournalChange]),
    Output("target", list[TargetedTask]),
    Output("evidence list", list[ProvedTask]),
    Output("document list", list[RegisteredDocument]),
    Output("score", PlanScores),
    Output("score --best", BestTasks),
    Output("snapshot list", list[ListedSnapshot]),
    Output("snapshot show", WholeSnapshot),
    Output("trend", Trend),
    Output("plan list", list[ListedPlan]),
    Output("plan new", NewPlan),
    Output("plan compare", ComparedPlans),
    Output("import", ImportedPlan),
    Output("merge", Merged),
    Output("init", MadeFile),
    Output("export", ExportedFile),
    Output("backup", BackedUp),
    Output("restore", list[KeptCopy]),
    Output("restore --yes", Restored),
    Output("check", CheckedFile),
    Output("check --plan", list[PlanDoubt]),
    Output("agency list", list[ListedAgency]),
    Output("agency contact", list[AgencyContact]),
    Output("members import", ImportedMembers),
    Output("words list", list[ReportWords]),
    Output("reminder list", list[WaitingLetter]),
    Output("rollup", Rollup),
    Output("config", Settings),
    Output("doctor", Doctor),
    Output("doctor --server", ServerDoctor),
)
