"""Mark texts that the domain owns and the user interface translates.

Indonesian is the source language (see `docs/decisions/0003`), so an unmarked or
untranslated text still appears in the language of the room.

A marked text is a str that remembers its context. One that is filled in at once
(`QT_TRANSLATE_NOOP(…).format(file=name)`, as messages of errors are) remembers its template and its values too:
the user interface translates the template and fills it in again. Joined to another text it is a plain str.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping


class SourceText(str):
    """A marked text. It is equal to the same plain text and may travel between processes."""

    context = ""
    template = ""
    values: Mapping[str, object] = {}

    def format(self, *args: object, **values: object) -> str:
        """Fill in the places, and remember with what."""
        if args:
            return str.format(self, *args, **values)
        # What an earlier filling left open is filled in now.
        earlier = {key: v.format(**values) if isinstance(v, str) else v for key, v in self.values.items()}
        return _made(str.format(self, **values), self.context, self.template, {**values, **earlier})

    def in_words(self, look_up: Callable[[str, str], str]) -> str:
        """Return the text translated by `look_up(context, template)`, values that are marked texts too."""
        words = look_up(self.context, self.template)
        if not self.values:
            return words
        return words.format(
            **{k: v.in_words(look_up) if isinstance(v, SourceText) else v for k, v in self.values.items()}
        )

    def __reduce__(self) -> tuple[object, ...]:
        """Travel with all that is remembered."""
        return _made, (str(self), self.context, self.template, dict(self.values))


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name lupdate looks for
    """Return `text`, marked; `lupdate` finds the call and collects the literal."""
    return _made(text, context, text, {})


def _made(text: str, context: str, template: str, values: Mapping[str, object]) -> SourceText:
    made = SourceText(text)
    made.context, made.template, made.values = context, template, values
    return made
