"""The session of a command: file, plan and day, from the global options."""

import os.path
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, nullcontext
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from partui.cli.output import refusal, tell, work_is_done
from partui.domain.dates import TypedDay, past_day, whole_day
from partui.domain.errors import PartuiError
from partui.domain.journal.clock import moment_in_doubt, moment_text
from partui.domain.tasks.task import Day
from partui.domain.text import clean
from partui.locale import LANGUAGES, _
from partui.settings.record import EffectiveSettings, Settings, Source
from partui.store.db.connection import Connection
from partui.store.db.faults import FAULTS, explain
from partui.store.db.open import check_named, open_store, real_path, store_path
from partui.store.db.settings import day_with_notice, last_change_number, last_clock, plan_in_use

if TYPE_CHECKING:
    import click

    from partui.store.past.later import TakenFromLater

PROGRAM = "partui"
# The variable by which a shell asks what may be typed.
COMPLETION = "_PARTUI_COMPLETE"
# Heeded before the options are read: the settings stand there too.
PORTABLE = "--portable"


class Store(NamedTuple):
    """The open file with the plan worked on and the day looked at."""

    conn: Connection
    plan: int
    day: Day

    def day_typed(self, typed: TypedDay) -> date:
        """Read a typed day: in the plan's year if it has none; “hôm nay” and `-7d` from the day looked at.

        Raises:
            PartuiError: the calendar has no such day.
        """
        return whole_day(typed, self.plan, self.day.date)

    def agency(self, part: str | None) -> tuple[int | None, str]:
        """Return the agency for a part of its name, with its whole name; none if no part is given.

        Raises:
            PartuiError: no agency has such a name, or several have.
        """
        if part is None:
            return None, ""
        from partui.store.queries.agencies import agency_named

        return agency_named(self.conn, self.plan, part)


class Session(NamedTuple):
    """The global options of one command.

    Attributes:
        path: the store's file as it is named, which may be a link.
        named: whether somebody named it: by `--db`, $PARTUI_DB or in the settings.
        asked_plan: the plan's year, when one was asked for.
        as_of: the day taken as today, when one was given.
        known_on: the day after which nothing entered is regarded, when one was given.
        effective: the officer's settings.
        as_json: whether a command that writes and has no JSON of its own prints so what it changed and wrote.
        dry_run: whether a copy stands for the file, so that what would be done can be seen and nothing is.
    """

    path: str
    named: bool
    asked_plan: int | None
    as_of: TypedDay | None
    known_on: TypedDay | None = None
    effective: EffectiveSettings = EffectiveSettings()
    as_json: bool = False
    dry_run: bool = False

    @property
    def db(self) -> str:
        """The store's file, with links resolved."""
        return real_path(self.path)

    def day_in(self, year: int) -> date:
        """Return the day taken as today; without a year, it is in the given one."""
        return whole_day(self.as_of or self.known_on or date.today(), year, date.today())

    @contextmanager
    def connection(
        self,
        *,
        new: bool = False,
        empty: bool = False,
        trial: bool = False,
        mending: bool = False,
    ) -> Iterator[Connection]:
        """Open the file and close it again, after reporting faults in the settings.

        Args:
            new: whether a file that was named may be made; the one that nobody named always may.
            empty: whether a file that is made holds no plan.
            trial: whether no file is made: for one that is not there stands another until the block is through,
                as in a dry run.
            mending: whether the file may be such that `check --repair` has to put it right first.

        Raises:
            PartuiError: the file cannot be used.
        """
        for fault in self.effective.faults:
            tell(refusal(fault))
        if self.named:
            check_named(self.db, new=new)
        made = not os.path.exists(self.db)
        with (
            _passing_file()
            if made and (trial or self.dry_run)
            else _passing_copy(self.db, mending)
            if self.dry_run
            else nullcontext(self.db) as path,
            closing(open_store(path, empty=empty, mending=mending)) as conn,
        ):
            before, last = conn.total_changes, 0
            conn.may_edit = self.known_on is None
            if made and not self.named and not trial and not self.dry_run:
                _welcome(self)
            if self.dry_run:
                tell(_("Chỉ xem trước, không lưu gì:"))
            try:
                last = last_clock(conn)
                yield conn
            except (*FAULTS, OSError) as error:
                raise explain(error, _refused_file(error) or self.db) from error
            finally:
                if conn.total_changes - conn.shadow_changes > before and not self.dry_run:
                    work_is_done()
                    _tell_of_a_clock_in_doubt(last)

    @contextmanager
    def reporting_losses(self, told: str) -> Iterator[None]:
        """Report what could not be saved after the work was done, and go on.

        Args:
            told: the sentence before the reason.
        """
        try:
            yield
        except (PartuiError, *FAULTS) as error:
            tell(told)
            tell(refusal(error if isinstance(error, PartuiError) else explain(error, self.db)))

    @contextmanager
    def store(self, *, unasked: tuple[str, ...] = ()) -> Iterator[Store]:
        """Open the file with the plan worked on and the day looked at.

        Args:
            unasked: fields, families of them and tables that the command tells nothing of, so that they need not be as
                they were on the day.

        Raises:
            PartuiError: the file cannot be used or has no such plan, or nobody can know yet what is asked for.
        """
        with self.connection() as conn:
            plan = plan_in_use(conn, self.asked_plan)
            day = day_with_notice(conn, self.day_in(plan))
            known_on = past_day(whole_day(self.known_on, plan, date.today())) if self.known_on else None
            if day.date < date.today() or known_on:
                from partui.store.past.later import LookedAt
                from partui.store.past.looking import look_at

                look_at(conn, LookedAt(day.date, known_on), unasked)
            last, began = last_change_number(conn), moment_text(datetime.now(UTC))
            yield Store(conn, plan, day)
            if last_change_number(conn) > last and not self.dry_run:
                work_is_done()
            if self.as_json:
                from partui.cli.answers.changes import say_changes
                from partui.store.journal.history import changes_after

                say_changes(reversed(changes_after(conn, last, -1)), dry_run=self.dry_run)
            if last_change_number(conn) > last:
                from partui.store.past.later import taken_from_later

                _tell_what_was_taken(taken_from_later(conn, last, began))
            if known_on:
                _tell_what_was_known(known_on)


def _refused_file(error: Exception) -> str | None:
    """Return the file or folder named in a system error, if any."""
    named = error.filename if isinstance(error, OSError) else None
    return os.path.abspath(os.fsdecode(named)) if isinstance(named, str | bytes) else None


@contextmanager
def _passing_file() -> Iterator[str]:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory(prefix="partui-trial-") as folder:
        yield os.path.join(folder, "partui.db")


@contextmanager
def _passing_copy(path: str, mending: bool) -> Iterator[str]:
    from partui.store.exchange.copying import copy_to

    with _passing_file() as copy, closing(open_store(path, mending=mending)) as conn:
        copy_to(conn, copy)
        yield copy


def _tell_of_a_clock_in_doubt(last: int) -> None:
    """Warn after an edit if this computer's clock is far from the previous edit's.

    Args:
        last: the greatest clock of before.
    """
    now = datetime.now(UTC)
    then = moment_in_doubt(last, now)
    if then is not None:
        from partui.wording.start import clock_doubt

        tell(clock_doubt(then, now))


def _tell_what_was_taken(taken: "Iterable[TakenFromLater]") -> None:
    """Report values counting from a later day that an edit for an earlier one has replaced."""
    from partui.locale.formats import show_date
    from partui.wording.fields import field_label, value_text

    for each in taken:
        tell(_("{code}: {field} “{value}” ghi từ {day} không còn tính nữa: lần sửa này tính từ {on}.").format(
            code=each.code, field=field_label(each.field), value=value_text(each.field, each.value),
            day=show_date(each.since), on=show_date(each.on)))  # fmt: skip


def _tell_what_was_known(day: date) -> None:
    from partui.locale.formats import show_date

    tell(_("Theo những gì tệp đã ghi đến hết ngày {day}.").format(day=show_date(day)))


def _welcome(session: Session) -> None:
    from partui.wording.start import welcome_lines

    for line in welcome_lines(clean(session.db)):
        tell(line)
    if session.effective.sources["lang"] is Source.LOCALE and session.effective.settings.lang != LANGUAGES[0]:
        tell(_("Tiếng Việt: partui config set lang vi"))


def read_year(text: str) -> int:
    """Read a plan's year as typed.

    Raises:
        PartuiError: no number of at most four digits.
    """
    if not (text.isascii() and text.isdecimal() and len(text) <= 4):  # noqa: PLR2004
        raise PartuiError("“{text}” không phải là một năm; ghi như 2020", text=text)
    return int(text)


OPTION_KEY = "partui.{}"


def remember(ctx: "click.Context", param: "click.Parameter", value: Any) -> None:
    """Keep a global option given before or after the command's name; the later one wins."""
    if value is not None:
        ctx.meta[OPTION_KEY.format(param.name)] = value


def session_of(ctx: "click.Context") -> Session:
    """Return the session for the global options before and after the command's name."""
    options = ctx.meta
    effective = effective_settings(ctx)
    chosen = options.get(OPTION_KEY.format("db")) or effective.settings.db
    return Session(
        path=store_path(chosen),
        named=bool(chosen),
        asked_plan=options.get(OPTION_KEY.format("plan")),
        as_of=options.get(OPTION_KEY.format("as_of")),
        known_on=options.get(OPTION_KEY.format("known_on")),
        effective=effective,
        as_json=bool(options.get(OPTION_KEY.format("as_json"))),
        dry_run=bool(options.get(OPTION_KEY.format("dry_run"))),
    )


def effective_settings(ctx: "click.Context") -> EffectiveSettings:
    """Return the settings, with flags over the rest."""
    effective = ctx.find_object(EffectiveSettings) or EffectiveSettings()
    flags = {name: ctx.meta[key] for name in Settings._fields if (key := OPTION_KEY.format(name)) in ctx.meta}
    return effective.over(flags, Source.FLAG)
