"""The colours of the screens, by what they mean. Contrast is computed by a test."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from enum import StrEnum


@dataclass(slots=True)
class Tokens:
    """One theme. Every theme carries the same names; values are `#rrggbb`.

    All windows share one object and read it when they paint. So another look needs no new window: `become` it,
    then let everything be painted again. The themes of this module are only read; `Look.tokens` is a copy.

    `speaking` is the loud red of frames and marks; words in `on_speaking` stand on `speaking_plate`,
    which is dark enough to read them.
    """

    ground: str
    bar: str
    panel: str
    raised: str
    line: str
    input: str
    text: str
    secondary: str
    muted: str
    faint: str
    speaking: str
    speaking_plate: str
    on_speaking: str
    good: str
    on_good: str
    attention: str
    on_attention: str
    selection: str
    primary: str
    on_primary: str
    danger_text: str
    danger_line: str

    def become(self, other: Tokens) -> None:
        """Take over all colours of another theme."""
        for token in fields(other):
            setattr(self, token.name, getattr(other, token.name))

    @property
    def key(self) -> str:
        """Return what tells the looks apart: each has a red of its own. For what is drawn once and kept."""
        return self.speaking


DARK = Tokens(
    ground="#0b0e13",
    bar="#0f131b",
    panel="#141922",
    raised="#1b2230",
    line="#273041",
    input="#0e131c",
    text="#e8ecf2",
    secondary="#c6cfdb",
    muted="#93a0b4",
    faint="#5f6c80",
    speaking="#ff3b3b",
    speaking_plate="#dc2b2b",
    on_speaking="#ffffff",
    good="#2fbf71",
    on_good="#04150c",
    attention="#f5a524",
    on_attention="#1b1100",
    selection="#4d9fff",
    primary="#1d7a49",
    on_primary="#ffffff",
    danger_text="#ff7a7a",
    danger_line="#5c2a30",
)


LIGHT = Tokens(
    ground="#f1f4f8",
    bar="#ffffff",
    panel="#ffffff",
    raised="#e6ebf2",
    line="#c2ccd9",
    input="#ffffff",
    text="#131922",
    secondary="#2c3746",
    muted="#475364",
    faint="#808c9c",
    speaking="#e32626",
    speaking_plate="#c81e1e",
    on_speaking="#ffffff",
    good="#0e5c30",
    on_good="#ffffff",
    attention="#7d4500",
    on_attention="#ffffff",
    selection="#0b5fc0",
    primary="#176b3f",
    on_primary="#ffffff",
    danger_text="#a81f17",
    danger_line="#dba29d",
)
"""For a bright room: no grey that a projector washes out."""

HIGH_CONTRAST = Tokens(
    ground="#000000",
    bar="#000000",
    panel="#0a0a0a",
    raised="#1c1c1c",
    line="#6e6e6e",
    input="#000000",
    text="#ffffff",
    secondary="#ffffff",
    muted="#d9d9d9",
    faint="#9c9c9c",
    speaking="#ff5252",
    speaking_plate="#b80000",
    on_speaking="#ffffff",
    good="#4dff91",
    on_good="#000000",
    attention="#ffd000",
    on_attention="#000000",
    selection="#6cc3ff",
    primary="#006b33",
    on_primary="#ffffff",
    danger_text="#ffa3a3",
    danger_line="#c25a5a",
)
"""For eyes that need it, and for screens that are poor: text at 7:1 (WCAG 1.4.6)."""

COLOUR_BLIND = replace(
    DARK,
    speaking="#f0641e",
    speaking_plate="#b5450b",
    good="#56b4e9",
    on_good="#04131c",
    attention="#ffcf4d",
    selection="#ffffff",
    primary="#1c5f89",
    danger_text="#ff9a78",
    danger_line="#6b3a2a",
)
"""Red and green become vermilion and blue, blue becomes white: Okabe and Ito's palette, brighter for a dark ground."""


class Look(StrEnum):
    """The looks that may be chosen. The values stand in the file and on the command line."""

    DARK = "gelap"
    LIGHT = "terang"
    HIGH_CONTRAST = "kontras-tinggi"
    COLOUR_BLIND = "buta-warna"

    @property
    def tokens(self) -> Tokens:
        """Return its colours, in an object of their own."""
        return replace(_TOKENS[self])


def look_named(name: str) -> Look:
    """Return the look with this name, the dark one for a name that nobody knows (any more)."""
    return Look(name) if name in set(Look) else Look.DARK


_TOKENS = {
    Look.DARK: DARK,
    Look.LIGHT: LIGHT,
    Look.HIGH_CONTRAST: HIGH_CONTRAST,
    Look.COLOUR_BLIND: COLOUR_BLIND,
}


@dataclass(frozen=True, slots=True)
class Ink:
    """The colours of a printed page. Words and marks stay apart on a printer that has only black."""

    paper: str
    text: str
    muted: str
    line: str
    good: str
    attention: str


PAPER = Ink(
    paper="#ffffff",
    text="#14181f",
    muted="#4d5766",
    line="#aab3c0",
    good="#12693c",
    attention="#8f4a00",
)

UNLIT = "#000000"
"""No light at all, in every look: what a projector shows while the wall is dark."""
