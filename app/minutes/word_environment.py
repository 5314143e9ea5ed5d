"""What evaluates the tags of a Word template: in a sandbox, strict, and with every value as text."""

from __future__ import annotations

from typing import Any

from docxtpl import InlineImage
from jinja2 import StrictUndefined, Template
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup, escape

from app.minutes.printable import printable


class WordEnvironment(SandboxedEnvironment):
    """A template comes from outside, so it is sandboxed. What was read of a template once is remembered.

    Called from: one thread at a time.
    """

    def __init__(self) -> None:
        super().__init__(autoescape=True, undefined=StrictUndefined, finalize=_as_xml_text)
        self._read: dict[str, Template] = {}

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
    return Markup(str(escape(printable(str(value)))).replace("{", "&#123;").replace("}", "&#125;"))
