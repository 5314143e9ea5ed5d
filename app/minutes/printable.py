"""Make any text safe to print: one rule for every document format."""

from __future__ import annotations

import re

_LINE_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")

_UNPRINTABLE = re.compile("[^\t\n\x20-\x7e\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All that is not a character of XML 1.0, section 2.2, and the C1 controls that it only discourages."""


def printable(text: str) -> str:
    """Return `text` with every line break as a newline and what XML cannot hold as U+FFFD.

    The mark stays visible on purpose: a letter that vanished without a trace would change a word.
    """
    if text.isascii() and text.isprintable():
        return text
    return _UNPRINTABLE.sub("\ufffd", _LINE_BREAKS.sub("\n", text))
