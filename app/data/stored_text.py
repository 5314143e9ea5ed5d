"""Text as the store can keep it: what SQLite and UTF-8 have no place for is taken out at the door."""

from __future__ import annotations

_UNSTORABLE = dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}") | {0: None}
"""NUL ends a text for SQLite's functions and its index; half a surrogate pair is no character."""


def storable(text: str) -> str:
    """Return `text` without NUL, and with U+FFFD where a paste left half a character."""
    # What nearly every text is, and an import has a hundred thousand of them.
    if text.isascii() and "\0" not in text:
        return text
    return text.translate(_UNSTORABLE)
