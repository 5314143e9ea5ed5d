"""The list of attendance of the running session: typed, imported, marked; who of the hall may answer."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Executor, Future
from dataclasses import replace
from pathlib import Path

from app.domain.attendance import (
    Attendee,
    AttendeeFields,
    Quorum,
    SaveAttendee,
    SessionQuorum,
    known_unsur,
    namesakes,
    respondents,
    same_name,
    session_quorum,
    site_quorum,
)
from app.domain.attendance_import import AttendanceList, ImportPlan, ListedPerson, plan_import
from app.domain.identity import AttendeeId, SiteId, uuid7
from app.domain.session import Session
from app.domain.site import HALL, Participant
from app.session.ports import AttendanceStore, Clock

ReadList = Callable[[Path, SiteId | None], AttendanceList]
"""Reads a file; people without a site of their own sit at the one that is named. Raises AppError with advice."""


def listed_participants(session: Session) -> AttendanceList:
    """Return the people whom the session file names, as a list that can be taken over again and again."""
    people: list[ListedPerson] = []
    for site in session.sites:
        for person in site.participants:
            unsur = known_unsur(person.name) or known_unsur(person.office)
            fields = AttendeeFields(name=person.name, unsur=unsur.value if unsur else "", office=person.office)
            people.append(ListedPerson(len(people) + 1, site.site_id, fields))
    return AttendanceList(tuple(people))


class Attendance:
    """Runs on: the thread of the screen. Futures are done when the change is durable.

    `people` and what is read from it follow each future that is done; whoever waits for one sees its effect.
    """

    def __init__(
        self,
        session: Session,
        clock: Clock,
        store: AttendanceStore,
        actor: str,
        past: Iterable[Attendee],
        read: ReadList,
        executor: Executor,
    ) -> None:
        self._session = session
        self._clock = clock
        self._store = store
        self._actor = actor
        self._read = read
        self._executor = executor
        self._lock = threading.Lock()
        self._people = {person.attendee_id: person for person in past}

    def sign_as(self, actor: str) -> None:
        """Let everything from now on be signed by this role."""
        self._actor = actor

    @property
    def people(self) -> tuple[Attendee, ...]:
        """Return everybody on the list, struck out or not, oldest entry first."""
        with self._lock:
            return tuple(self._people.values())

    def know(self, people: Iterable[Attendee]) -> None:
        """Know the list as it is stored now: another station wrote into it. Called from: any thread."""
        with self._lock:
            self._people = {person.attendee_id: person for person in people}

    @property
    def places(self) -> tuple[SiteId, ...]:
        """Return where people may sit: the sites in their order, and the hall."""
        return (*(site.site_id for site in self._session.sites), HALL)

    def respondents(self) -> tuple[Attendee, ...]:
        """Return who of OPD and DPRD is in the hall now and may answer."""
        return respondents(self.people)

    def speakers(self, site_id: SiteId) -> tuple[Participant, ...]:
        """Return who is there now and may be given the floor: in the hall, who may answer for the city."""
        there = self.respondents() if site_id == HALL else tuple(p for p in self.people if p.site_id == site_id)
        return tuple(
            Participant(person.fields.name, person.fields.office or person.fields.organisation, person.fields.unsur)
            for person in there
            if person.is_present
        )

    def quorum(self, site_id: SiteId) -> Quorum:
        """Count one site by the rules of the session file."""
        return site_quorum(self._session.attendance, site_id, self.people)

    def session_quorum(self) -> SessionQuorum:
        """Count the whole session by the rules of the session file."""
        sites = [site.site_id for site in self._session.sites]
        return session_quorum(self._session.attendance, sites, self.people)

    def find(self, text: str = "", site_id: SiteId | None = None) -> tuple[Attendee, ...]:
        """Return who is not struck out and has every word of `text` in name, unsur, office or organisation."""
        words = same_name(text).split()
        return tuple(
            person
            for person in self.people
            if not person.is_struck
            and (site_id is None or person.site_id == site_id)
            and all(word in _searched(person.fields) for word in words)
        )

    def namesakes(self, site_id: SiteId, name: str, but: AttendeeId | None = None) -> list[Attendee]:
        """Return who of the same name is on the site's list already."""
        return namesakes(self.people, site_id, name, but)

    def add(self, site_id: SiteId, fields: AttendeeFields, *, is_present: bool = True) -> Future[Attendee]:
        """Put somebody on the list, there from now on unless told otherwise."""
        now_ms = self._clock.now_ms()
        return self._save(
            SaveAttendee(
                AttendeeId(uuid7(now_ms)),
                self._session.session_id,
                site_id,
                fields,
                self._actor,
                present_ms=now_ms if is_present else None,
            )
        )

    def correct(
        self, attendee_id: AttendeeId, fields: AttendeeFields, site_id: SiteId | None = None
    ) -> Future[Attendee]:
        """Say something else about a person, or that he sits elsewhere. Raises KeyError if nobody has the id."""
        save = self._unchanged(attendee_id)
        return self._save(replace(save, fields=fields, site_id=site_id or save.site_id))

    def toggle_present(self, attendee_id: AttendeeId) -> Future[Attendee]:
        """Mark somebody as there; who is there leaves now; who left is there again. KeyError if unknown."""
        save, now_ms = self._unchanged(attendee_id), self._clock.now_ms()
        if save.present_ms is None:
            return self._save(replace(save, present_ms=now_ms))
        return self._save(replace(save, left_ms=now_ms if save.left_ms is None else None))

    def absent(self, attendee_id: AttendeeId) -> Future[Attendee]:
        """Take back that somebody was there: he never was. Raises KeyError if nobody has the id."""
        return self._save(replace(self._unchanged(attendee_id), present_ms=None, left_ms=None))

    def strike(self, attendee_id: AttendeeId, *, is_struck: bool = True) -> Future[Attendee]:
        """Strike an entry out that was a mistake, or take that back. Raises KeyError if nobody has the id."""
        return self._save(replace(self._unchanged(attendee_id), is_struck=is_struck))

    def preview(self, path: Path, site_id: SiteId | None) -> Future[tuple[AttendanceList, ImportPlan]]:
        """Read a list and work out what it would do; nothing is written."""
        return self._executor.submit(self._preview, path, site_id)

    def take_over(self, listed: AttendanceList, *, is_present: bool = False) -> Future[ImportPlan]:
        """Write a list that was read. The plan is made again against what is stored by then."""
        done: Future[ImportPlan] = Future()
        now_ms = self._clock.now_ms()
        written = self._store.import_attendees(
            self._session.session_id, listed, now_ms, present_ms=now_ms if is_present else None
        )

        def read_again(future: Future[ImportPlan]) -> None:
            error = future.exception()
            if error is not None:
                done.set_exception(error)
                return
            self._store.attendees(self._session.session_id).add_done_callback(
                lambda read: self._replaced(read, future.result(), done)
            )

        written.add_done_callback(read_again)
        return done

    def _preview(self, path: Path, site_id: SiteId | None) -> tuple[AttendanceList, ImportPlan]:
        """Runs on: the executor's thread."""
        listed = self._read(path, site_id)
        return listed, plan_import(listed, self.people)

    def _unchanged(self, attendee_id: AttendeeId) -> SaveAttendee:
        with self._lock:
            person = self._people[attendee_id]
        return SaveAttendee(
            person.attendee_id,
            person.session_id,
            person.site_id,
            person.fields,
            self._actor,
            person.present_ms,
            person.left_ms,
            person.is_struck,
        )

    def _save(self, save: SaveAttendee) -> Future[Attendee]:
        future = self._store.save_attendee(save, self._clock.now_ms())
        # Before anybody else's callback: who is told finds it in the list.
        future.add_done_callback(self._saved)
        return future

    def _saved(self, future: Future[Attendee]) -> None:
        """Take over what was stored. Called from: the store's thread. A failure is told to who asked."""
        if future.exception() is None:
            person = future.result()
            with self._lock:
                self._people[person.attendee_id] = person

    def _replaced(self, read: Future[tuple[Attendee, ...]], plan: ImportPlan, done: Future[ImportPlan]) -> None:
        """Called from: the store's thread."""
        error = read.exception()
        if error is not None:
            done.set_exception(error)
            return
        with self._lock:
            for person in read.result():
                known = self._people.get(person.attendee_id)
                # A save that came between the import and this reading is newer.
                if known is None or known.revision <= person.revision:
                    self._people[person.attendee_id] = person
        done.set_result(plan)


def _searched(fields: AttendeeFields) -> str:
    return same_name(f"{fields.name} {fields.unsur} {fields.office} {fields.organisation}")
