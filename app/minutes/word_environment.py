"""What evaluates the tags of a Word template: in a sandbox, strict, and with every value as text."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from docxtpl import InlineImage
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from app.minutes.printable import printable

_SPECIAL = re.compile("[&<>'\"{}]")


class WordEnvironment(SandboxedEnvironment):
    """A template comes from outside, so it is sandboxed. What was read of a template once is remembered.

    Called from: one thread at a time.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_as_xml_text)
        self._read: dict[str, Template] = {}
        self._cleaned: dict[str, str] = {}

    def cleaned(self, source: str, clean: Callable[[str], str]) -> str:
        """Return a part of a template as the library makes it ready for Jinja; `clean` does so the first time."""
        if source not in self._cleaned:
            self._cleaned[source] = clean(source)
        return self._cleaned[source]

    def from_string(self, source: Any, *args: Any, **more: Any) -> Template:  # noqa: ANN401 - as Jinja declares it
        """Return the compiled template."""
        if args or more or not isinstance(source, str):
            return super().from_string(source, *args, **more)
        if source not in self._read:
            self._read[source] = super().from_string(source)
        return self._read[source]


def _as_xml_text(value: object) -> Markup:
    """Escape a value for XML; a picture is drawn as the library draws it.

    The braces too: docxtpl turns `{_{` into `{{` all over the finished document.
    """
    if isinstance(value, InlineImage):
        return Markup(value)
    text = printable(str(value))
    if _SPECIAL.search(text) is None:
        return Markup(text)
    return Markup(str(escape(text)).replace("{", "&#123;").replace("}", "&#125;"))
