"""The steps of the wizard: their names, and to which of them a field belongs."""

from __future__ import annotations

from dataclasses import replace
from enum import IntEnum

from app.domain.session_draft import DraftProblem, Field, SessionDraft
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import translated

CONTEXT = "wizard"

_RULES = ("session_draft", "session_file", "stream_url")
"""Where the rules of a session file keep their texts."""

_CAMERA_KEYS = frozenset({"main", "sub", "transport", "user", "credential"})


class Step(IntEnum):
    """The steps, in their order."""

    EVENT = 0
    ROSTER = 1
    CAMERAS = 2
    AGENDA = 3
    SUMMARY = 4


_NAMES = {
    Step.EVENT: QT_TRANSLATE_NOOP("wizard", "Acara"),
    Step.ROSTER: QT_TRANSLATE_NOOP("wizard", "Lokasi"),
    Step.CAMERAS: QT_TRANSLATE_NOOP("wizard", "Kamera"),
    Step.AGENDA: QT_TRANSLATE_NOOP("wizard", "Agenda dan waktu bicara"),
    Step.SUMMARY: QT_TRANSLATE_NOOP("wizard", "Ringkasan"),
}


def step_name(step: Step) -> str:
    """Return a step's name."""
    return translated(CONTEXT, _NAMES[step])


def step_of(field: Field) -> Step:
    """Return the step where a field is put in; what no step shows is told in the summary."""
    if not field:
        return Step.SUMMARY
    if field[0] == "site":
        return Step.CAMERAS if field[-1] in _CAMERA_KEYS else Step.ROSTER
    return {"chair_site": Step.ROSTER, "agenda": Step.AGENDA, "speaking": Step.AGENDA}.get(str(field[0]), Step.EVENT)


def sentence(problem: DraftProblem) -> str:
    """Return what is wrong and what the field takes, in the language of the screen."""
    return replace(problem, reason=_told(problem.reason), takes=_told(problem.takes)).sentence


def sentence_with_site(problem: DraftProblem, draft: SessionDraft) -> str:
    """Return a problem's sentence with the name of the site or of the point of the agenda it is about."""
    match problem.field:
        case ("site", int(place), *_) if place < len(draft.sites):
            name = draft.sites[place].name.strip()
        case ("agenda", int(place), *_) if place < len(draft.agenda):
            name = draft.agenda[place].title.strip() or str(place + 1)
        case _:
            name = ""
    return f"{name}: {sentence(problem)}" if name else sentence(problem)


def _told(text: str) -> str:
    """Return a text of the rules in the language of the screen, whichever of the rules it comes from."""
    said = (translated(context, text) for context in _RULES)
    return next((words for words in said if words != text), text)
