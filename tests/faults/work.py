"""Mixed work of a session, one step after another, and what each step promises once it is acknowledged."""

from __future__ import annotations

import hashlib
import random
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.data.database import fts_is_intact, open_writer, quick_check
from app.data.photo_files import PhotoFiles
from app.data.search_index import SEARCHED
from app.data.store import Store
from app.domain.attachment import JPEG, ChangeAttachment, NewAttachment, Photo
from app.domain.errors import UserError
from app.domain.floor import FloorEventKind
from app.domain.identity import AttachmentId, ProposalId, SiteId
from app.domain.presence import PresenceKind
from app.domain.proposal import ProposalState
from tests.data.samples import (
    BINTARA,
    OPENED_MS,
    PEJUANG,
    SESSION_ID,
    SteppingClock,
    floor_event,
    fold,
    presence_event,
    rows,
    save,
    save_attendee,
    session,
)

GROW_ONLY = ("floor_event", "presence_event")


@dataclass(frozen=True, slots=True)
class Promise:
    """What was acknowledged: `key` of `table` is there with this revision or a later one. Logs have the key `count`."""

    table: str
    key: str
    revision: int

    def line(self) -> str:
        return f"{self.table} {self.key} {self.revision}"


@dataclass
class Promises:
    """All that was acknowledged so far."""

    revisions: dict[tuple[str, str], int] = field(default_factory=dict)

    def add(self, promise: Promise) -> None:
        place = (promise.table, promise.key)
        if promise.table in GROW_ONLY:
            self.revisions[place] = self.revisions.get(place, 0) + promise.revision
        else:
            self.revisions[place] = max(self.revisions.get(place, 0), promise.revision)

    def copy(self) -> Promises:
        return Promises(dict(self.revisions))


class Worker:
    """One person's work on a store. Two with different names do not meet."""

    def __init__(self, store: Store, name: str, rng: random.Random) -> None:
        self._store = store
        self._name = name
        self._rng = rng
        self._proposals = 0
        self._people = 0
        self._photos: list[AttachmentId] = []
        self._site: SiteId = rng.choice((PEJUANG, BINTARA))

    def step(self) -> Promise:
        """Do one thing and wait for it; raises what the store answers."""
        choices = [self._proposal] * 6 + [self._floor] * 2 + [self._presence, self._person]
        if self._proposals:
            choices += [self._photo, self._photo]
        if self._photos:
            choices.append(self._caption)
        return self._rng.choice(choices)()

    def _proposal(self) -> Promise:
        # New ones and edits of old ones, short and long, so that pages split and the index grows.
        number = self._rng.randrange(self._proposals + 1)
        made = self._store.save_proposal(
            save(
                f"{self._name}-{number}",
                site_id=self._site,
                state=self._rng.choice((ProposalState.DRAFT, ProposalState.RECORDED)),
                lokasi=f"Gang {self._rng.randrange(10**9)} " + "mawar " * self._rng.randrange(300),
            ),
            OPENED_MS,
        ).result()
        self._proposals = max(self._proposals, number + 1)
        return Promise("proposal", made.proposal_id, made.revision)

    def _floor(self) -> Promise:
        events = [floor_event(FloorEventKind.REQUESTED, OPENED_MS, self._site)] * self._rng.randrange(1, 4)
        self._store.append_floor(SESSION_ID, events).result()
        return Promise("floor_event", "count", len(events))

    def _presence(self) -> Promise:
        self._store.append_presence(SESSION_ID, [presence_event(PresenceKind.LIVE, OPENED_MS, self._site)]).result()
        return Promise("presence_event", "count", 1)

    def _person(self) -> Promise:
        number = self._rng.randrange(self._people + 1)
        name = f"Ibu {self._rng.randrange(10**6)}"
        made = self._store.save_attendee(save_attendee(f"{self._name}-{number}", name, self._site), OPENED_MS).result()
        self._people = max(self._people, number + 1)
        return Promise("attendee", made.attendee_id, made.revision)

    def _photo(self) -> Promise:
        content = self._rng.randbytes(self._rng.randrange(1, 20_000))
        photo = Photo(content, content[:200], JPEG, 4, 3)
        proposal_id = ProposalId(f"{self._name}-{self._rng.randrange(self._proposals)}")
        attachment_id = AttachmentId(hashlib.sha256(content).hexdigest())
        try:
            made = self._store.add_attachment(
                NewAttachment(attachment_id, proposal_id, photo, "", "operator"), OPENED_MS
            ).result()
        except UserError:
            # It has as many as it can show.
            return Promise("proposal", proposal_id, 1)
        self._photos.append(made.attachment_id)
        return Promise("attachment", made.attachment_id, made.revision)

    def _caption(self) -> Promise:
        change = ChangeAttachment(
            self._rng.choice(self._photos), f"Gang {self._rng.randrange(10**6)}", self._rng.random() < 0.3, "operator"
        )
        made = self._store.change_attachment(change, OPENED_MS).result()
        return Promise("attachment", made.attachment_id, made.revision)


def open_session(store: Store) -> None:
    """Open the session that all work belongs to."""
    store.open_session(session(), OPENED_MS).result()


def check(path: Path, promises: Promises) -> None:
    """Assert that the file is whole and that nothing that was promised is lost. Changes the file: it is opened."""
    with Store.open(path, "operator", SteppingClock()) as store:
        assert store.verify().result().first_break is None
    db = open_writer(path)
    try:
        quick_check(db)
        assert fts_is_intact(db, "proposal")
        words = ", ".join(SEARCHED)
        held = ", ".join(f"c{number}" for number in range(len(SEARCHED)))
        indexed = db.execute(f"SELECT id, {held} FROM proposal_fts_content ORDER BY id").fetchall()
        assert indexed == db.execute(f"SELECT position, {words} FROM proposal ORDER BY position").fetchall()
        assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    finally:
        db.close()
    stored = _stored(path)
    found = {
        place: stored.get(place[0], {}).get(place[1], 0) for place in promises.revisions if place[0] not in GROW_ONLY
    }
    found |= {(table, "count"): len(stored[table]) for table in GROW_ONLY if (table, "count") in promises.revisions}
    lost = {place: wanted for place, wanted in promises.revisions.items() if found[place] < wanted}
    assert lost == {}
    photos = {row["sha256"] for row in rows(path, "SELECT sha256 FROM attachment")}
    assert PhotoFiles(path).damaged(photos) == ()
    _check_log(path, stored)


def _stored(path: Path) -> dict[str, dict[str, int]]:
    return {
        "proposal": _revisions(path, "SELECT proposal_id AS id, revision FROM proposal"),
        "attendee": _revisions(path, "SELECT attendee_id AS id, revision FROM attendee"),
        "attachment": _revisions(path, "SELECT attachment_id AS id, revision FROM attachment"),
        "floor_event": _revisions(path, "SELECT event_id AS id, 1 AS revision FROM floor_event"),
        "presence_event": _revisions(path, "SELECT event_id AS id, 1 AS revision FROM presence_event"),
    }


def _revisions(path: Path, sql: str) -> dict[str, int]:
    return {row["id"]: row["revision"] for row in rows(path, sql)}


def _check_log(path: Path, stored: dict[str, dict[str, int]]) -> None:
    """No row without its operations, and no operation without its row."""
    entities: dict[tuple[str, str], dict[str, Any]] = fold(rows(path, "SELECT * FROM op ORDER BY seq"))
    told = {place: entity["revision"] for place, entity in entities.items() if place[0] in stored}
    assert told == {(table, key): revision for table, keys in stored.items() for key, revision in keys.items()}
