"""Everything that can be done on the page "Putusan", with its key: the buttons and the help sheet read this table.

The keys apply on the page alone, while no field has the keyboard.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import translated

_CONTEXT = "decisions"


class Act(StrEnum):
    """What is wanted for the chosen proposal, or for the page."""

    DISCUSS = "discuss"
    AGREE = "agree"
    REFUSE = "refuse"
    POSTPONE = "postpone"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    REDIRECT = "redirect"
    RESERVE = "reserve"
    REOPEN = "reopen"
    UP = "up"
    DOWN = "down"
    PLACE = "place"
    SCORE = "score"
    SORT = "sort"
    ANSWER = "answer"
    BACKGROUND = "background"
    OPEN = "open"
    WALL = "wall"
    UNDO = "undo"
    FIND = "find"


@dataclass(frozen=True, slots=True)
class ActKey:
    """One line of the table; `keys` are portable text, as in the table of commands."""

    act: Act
    text: str
    keys: str

    @property
    def title(self) -> str:
        """Return the text in the language of the screen."""
        return translated(_CONTEXT, self.text)


ACTS: tuple[ActKey, ...] = (
    ActKey(Act.DISCUSS, QT_TRANSLATE_NOOP("decisions", "Dibahas"), "B"),
    ActKey(Act.AGREE, QT_TRANSLATE_NOOP("decisions", "Disepakati"), "S"),
    ActKey(Act.REFUSE, QT_TRANSLATE_NOOP("decisions", "Belum disepakati"), "T"),
    ActKey(Act.POSTPONE, QT_TRANSLATE_NOOP("decisions", "Ditunda"), "D"),
    ActKey(Act.MERGE, QT_TRANSLATE_NOOP("decisions", "Digabung"), "G"),
    ActKey(Act.WITHDRAW, QT_TRANSLATE_NOOP("decisions", "Ditarik"), "K"),
    ActKey(Act.REDIRECT, QT_TRANSLATE_NOOP("decisions", "Dialihkan"), "A"),
    ActKey(Act.RESERVE, QT_TRANSLATE_NOOP("decisions", "Cadangan"), "C"),
    ActKey(Act.REOPEN, QT_TRANSLATE_NOOP("decisions", "Hapus putusan"), "Del"),
    ActKey(Act.PLACE, QT_TRANSLATE_NOOP("decisions", "Prioritas ke-"), "P"),
    ActKey(Act.UP, QT_TRANSLATE_NOOP("decisions", "Naik"), "Alt+Up"),
    ActKey(Act.DOWN, QT_TRANSLATE_NOOP("decisions", "Turun"), "Alt+Down"),
    ActKey(Act.SCORE, QT_TRANSLATE_NOOP("decisions", "Nilai"), "N"),
    ActKey(Act.SORT, QT_TRANSLATE_NOOP("decisions", "Urutkan menurut skor"), "U"),
    ActKey(Act.ANSWER, QT_TRANSLATE_NOOP("decisions", "Tanggapan OPD"), "O"),
    ActKey(Act.BACKGROUND, QT_TRANSLATE_NOOP("decisions", "Pengaduan"), "L"),
    ActKey(Act.OPEN, QT_TRANSLATE_NOOP("decisions", "Buka formulir"), "Return"),
    ActKey(Act.WALL, QT_TRANSLATE_NOOP("decisions", "Layar besar"), "W"),
    ActKey(Act.UNDO, QT_TRANSLATE_NOOP("decisions", "Urungkan"), "Ctrl+Z"),
    ActKey(Act.FIND, QT_TRANSLATE_NOOP("decisions", "Cari usulan"), "Ctrl+F"),
)

DECIDING = (
    *(Act.DISCUSS, Act.AGREE, Act.REFUSE, Act.POSTPONE, Act.MERGE),
    *(Act.WITHDRAW, Act.REDIRECT, Act.RESERVE, Act.REOPEN),
)
"""What says how a proposal stands; the first row of buttons."""


def act_key(act: Act) -> ActKey:
    """Return the line of an act."""
    return next(line for line in ACTS if line.act is act)
