"""Mark texts that the domain owns and the user interface translates.

Indonesian is the source language (see `docs/decisions/0003`), so an unmarked or
untranslated text still appears in the language of the room.
"""

from __future__ import annotations


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return `text` unchanged; `lupdate` finds the call and collects the literal."""
    del context
    return text
