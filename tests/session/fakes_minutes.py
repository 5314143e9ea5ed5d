"""What people do to the minutes, in memory, with the rules of the store."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import replace
from typing import TypeVar

from app.domain.errors import UserError
from app.domain.identity import SessionId
from app.domain.minutes_edit import (
    Addendum,
    MinutesEdit,
    MinutesStage,
    MinutesWork,
    SaveEdit,
    StageChange,
    check_addendum,
    check_edit,
    check_stage,
    final_locked,
)

T = TypeVar("T")


class FakeMinutesWork:
    """`trouble` fails every change from then on."""

    def __init__(self) -> None:
        self.now = MinutesWork()
        self.bodies: dict[str, str] = {}
        self.trouble: BaseException | None = None

    def work(self, session_id: SessionId) -> Future[MinutesWork]:
        del session_id
        return _done(lambda: self.now)

    def save_edit(self, save: SaveEdit, at_ms: int) -> Future[MinutesEdit]:
        def act() -> MinutesEdit:
            self._fail()
            check_edit(save.edit)
            if self.now.is_locked(save.edit.line.scope):
                raise final_locked()
            known = {edit.line: edit for edit in self.now.edits}
            before = known.get(save.edit.line)
            if (before.revision if before else 0) != save.expected:
                raise UserError("Baris ini baru saja diubah orang lain.", "Baca lagi.")
            made = replace(save.edit, revision=save.expected + 1, updated_ms=at_ms, updated_by=save.actor)
            self.now = replace(self.now, edits=tuple((known | {made.line: made}).values()))
            return made

        return _done(act)

    def change_stage(self, session_id: SessionId, change: StageChange, body: str | None = None) -> Future[StageChange]:
        del session_id

        def act() -> StageChange:
            self._fail()
            check_stage(self.now.stage(change.scope).stage, change.stage)
            is_final = change.stage is MinutesStage.FINAL
            made = replace(change, version=1) if is_final else change
            if is_final and body is not None:
                self.bodies[change.sha256] = body
            self.now = replace(self.now, stages=(*self.now.stages, made))
            return made

        return _done(act)

    def add_addendum(self, session_id: SessionId, addendum: Addendum) -> Future[None]:
        del session_id

        def act() -> None:
            self._fail()
            check_addendum(self.now.stage(addendum.scope).stage, addendum.text)
            self.now = replace(self.now, addenda=(*self.now.addenda, addendum))

        return _done(act)

    def body(self, sha256: str) -> Future[str | None]:
        return _done(lambda: self.bodies.get(sha256))

    def _fail(self) -> None:
        if self.trouble:
            raise self.trouble


def _done(act: Callable[[], T]) -> Future[T]:
    future: Future[T] = Future()
    try:
        future.set_result(act())
    except Exception as error:  # noqa: BLE001 - a store hands every error to the future
        future.set_exception(error)
    return future
