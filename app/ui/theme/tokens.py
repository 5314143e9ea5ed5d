"""The colours of the screens, by what they mean. Contrast is computed by a test."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Every theme carries the same names; values are `#rrggbb`.

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
