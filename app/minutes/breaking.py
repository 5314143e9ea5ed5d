"""Fit texts into the columns of a page: break words that are longer than a line, split cells taller than a page.

Widths are estimates that err on the wide side; the page itself is set by the PDF's template.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

_LETTER_MM_PER_PT = 0.215
"""A wide letter of the shipped sans: 0.61 em. Words that are mostly `W` may still reach into the padding."""

_BREAK = "\u200b"
"""Zero width space: where a word may be broken that is longer than its column."""

_JOINER = "\u200d"
_WIDE_FROM = 0x1F000


def letters(room_mm: float, size_pt: float) -> int:
    """Return how many letters of this size surely fit beside each other."""
    return max(1, int(room_mm / (_LETTER_MM_PER_PT * size_pt)))


def breakable(text: str, most: int) -> str:
    """Return `text` with a place to break in every word that is longer than `most` letters: nothing is cut off."""
    if len(text) <= most and text.isascii():
        return text
    return "\n".join(" ".join(_BREAK.join(_parts(word, most)) for word in line.split(" ")) for line in text.split("\n"))


def pieces(text: str, most: int, lines: int) -> list[str]:
    """Return `text` in pieces of so many lines of `most` letters, one piece if it is short; joined they are the text.

    White space where it was split is left out.
    """
    if len(text) * 2 <= most * lines and "\n" not in text:
        return [text]
    wrapped = [line for paragraph in text.split("\n") for line in _wrapped(paragraph, most)]
    if len(wrapped) <= lines:
        return [text]
    return ["\n".join(_joined(wrapped[at : at + lines])) for at in range(0, len(wrapped), lines)]


def _joined(wrapped: list[tuple[str, bool]]) -> Iterator[str]:
    """Put the lines of a paragraph together again: the page breaks them where it likes."""
    paragraph = ""
    for text, is_last in wrapped:
        paragraph += text
        if is_last:
            yield paragraph
            paragraph = ""
    if paragraph:
        yield paragraph


def _wrapped(paragraph: str, most: int) -> list[tuple[str, bool]]:
    """Return the lines of a paragraph, each with whether it is the last."""
    lines, line, width = list[str](), "", 0
    for number, word in enumerate(paragraph.split(" ")):
        for part_number, part in enumerate(_parts(word, most)):
            gap = " " if number and not part_number else ""
            size = _breadth(part)
            if line and width + size + len(gap) > most:
                lines.append(line + gap)
                line, width = "", 0
                gap = ""
            line += gap + part
            width += size + len(gap)
    lines.append(line)
    return [(text, at == len(lines) - 1) for at, text in enumerate(lines)]


def _parts(word: str, most: int) -> list[str]:
    """Return a word in parts of which each fits into a line."""
    if _breadth(word) <= most:
        return [word]
    step = max(1, most // 3)
    parts, part, width = list[str](), "", 0
    for sign in word:
        # A mark belongs to the letter before it; a joiner holds both its neighbours.
        is_held = category(sign) in ("Mn", "Me", "Mc", "Cf") or part.endswith(_JOINER)
        size = _breadth(sign)
        if part and width + size > step and not is_held:
            parts.append(part)
            part, width = "", 0
        part += sign
        width += size
    return [*parts, part]


def _breadth(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(2 if ord(sign) >= _WIDE_FROM or east_asian_width(sign) in "WF" else 1 for sign in text)
