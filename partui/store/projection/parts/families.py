"""The families of what hangs on a task or a plan's head under a uuid, each with its table."""

from datetime import date
from decimal import Decimal
from typing import Any

from partui.domain.brief.own_words import WORDS, OwnWords, ReportPart, read_words, words_value
from partui.domain.forms.answers import ANSWER, Answer, AnswerState, answer_value, read_answer
from partui.domain.forms.sent import SENT, SentForm, read_sent, sent_value
from partui.domain.periods.agency_periods import AGENCY_PERIOD, AgencyPeriod, agency_period_value, read_agency_period
from partui.domain.periods.state import PeriodStatus
from partui.domain.reminders.sent import REMINDER, SentReminder, read_reminder, reminder_value
from partui.domain.targets.figures import Figure, number_text
from partui.domain.targets.readings import READING, Reading, read_reading, reading_value
from partui.domain.tasks.extensions import EXTENSION, Extension, extension_value, read_extension
from partui.domain.tasks.milestones import MILESTONE, Milestone, milestone_value, read_milestone
from partui.store.projection.parts.named import NamedParts


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _extension(uuid: str, words: str, due_on: str, granted_on: str, document: str) -> Extension:
    return Extension(uuid, words, date.fromisoformat(due_on), date.fromisoformat(granted_on), document)


def _milestone(uuid: str, words: str, due_on: str, done_on: str | None) -> Milestone:
    return Milestone(uuid, words, date.fromisoformat(due_on), _day(done_on))


def _agency_period(uuid: str, period: str, agency: str, name: str, status: str, on: str, reason: str) -> AgencyPeriod:
    return AgencyPeriod(uuid, period, agency, name, PeriodStatus(status), date.fromisoformat(on), reason)


def _reading(uuid: str, on: str, number: str, whole: str | None, unit: str, source: str) -> Reading:
    figure = Figure(Decimal(number), Decimal(whole) if whole else None, unit)
    return Reading(uuid, date.fromisoformat(on), figure, source)


def _reading_cells(reading: Reading) -> tuple[object, ...]:
    uuid, on, figure, source = reading
    whole = figure.whole and number_text(figure.whole)
    return uuid, on, number_text(figure.number), whole, figure.unit, source


def _answer(*columns: Any) -> Answer:
    answer = Answer(*columns)
    return answer._replace(state=AnswerState(answer.state))


def _reminder(uuid: str, agency: str, name: str, sent_on: str, answered_on: str | None) -> SentReminder:
    return SentReminder(uuid, agency, name, date.fromisoformat(sent_on), _day(answered_on))


def _sent_form(uuid: str, agency: str, name: str, sent_on: str, tasks: int) -> SentForm:
    return SentForm(uuid, agency, name, date.fromisoformat(sent_on), tasks)


def _report_words(uuid: str, part: str, agency: str, name: str, said_on: str, text: str) -> OwnWords:
    return OwnWords(uuid, ReportPart(part), agency, name, date.fromisoformat(said_on), text)


EXTENSIONS = NamedParts(
    EXTENSION, read_extension, extension_value,
    "extension", Extension._fields, _extension, tuple, order="granted_on, due_on, uuid",
)  # fmt: skip
MILESTONES = NamedParts(
    MILESTONE, read_milestone, milestone_value,
    "milestone", Milestone._fields, _milestone, tuple, order="due_on, words, uuid",
)  # fmt: skip
READINGS = NamedParts(
    READING, read_reading, reading_value,
    "reading", ("uuid", "taken_on", "number", "whole", "unit", "source"), _reading, _reading_cells, order="id",
)  # fmt: skip
AGENCY_PERIODS = NamedParts(
    AGENCY_PERIOD, read_agency_period, agency_period_value,
    "agency_period", ("uuid", "period", "agency", "name", "status", "said_on", "reason"),
    _agency_period, tuple, order="period, name, uuid",
)  # fmt: skip
ANSWERS = NamedParts(
    ANSWER, read_answer, answer_value,
    "answer", Answer._fields, _answer, tuple, order="name, uuid",
)  # fmt: skip
REMINDERS = NamedParts(
    REMINDER, read_reminder, reminder_value,
    "reminder", SentReminder._fields, _reminder, tuple, order="sent_on, name, uuid",
)  # fmt: skip
SENT_FORMS = NamedParts(
    SENT, read_sent, sent_value,
    "sent_form", SentForm._fields, _sent_form, tuple, order="sent_on, name, uuid", owner="head_id",
)  # fmt: skip
REPORT_WORDS = NamedParts(
    WORDS, read_words, words_value,
    "report_words", OwnWords._fields, _report_words, tuple, order="said_on, part, agency, uuid", owner="head_id",
)  # fmt: skip
