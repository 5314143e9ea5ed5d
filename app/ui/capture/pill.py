"""The pill that says whether a proposal is complete: a shape, a colour, and words for what is missing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.proposal import Completeness, Field
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.words import field_word

_MOST_NAMED = 3


class CompletenessPill(QWidget):
    """▲ kurang: it cannot be filed. ○ boleh menyusul: it can, more is asked for later. ● lengkap: nothing is missing.

    What finds no room in the line is told by the tool tip and to a screen reader.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._pill = label("", "pill", self)
        self._later = ElidedLabel("note", self)
        self._later.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._pill)
        row.addWidget(self._later, 1)

    @property
    def pill(self) -> QLabel:
        """Return the part with the colour."""
        return self._pill

    @property
    def later(self) -> str:
        """Return what is told beside it."""
        return self._later.text()

    def show_state(self, state: Completeness, *, is_empty: bool) -> None:
        """Show what is missing; while nothing is typed it is no reproach."""
        if state.at_once:
            text = self.tr("▲ kurang: {fields}")
            self._say(text.format(fields=_names(state.at_once)), "" if is_empty else "attention")
            self._later.show_text("")
        elif state.later:
            self._say(self.tr("○ cukup"), "")
            text = self.tr("boleh menyusul: {fields}")
            self._later.show_text(text.format(fields=_names(state.later, _MOST_NAMED)))
        else:
            self._say(self.tr("● lengkap"), "good")
            self._later.show_text("")
        self.setToolTip(", ".join(field_word(field) for field in state.missing))
        self._pill.setAccessibleDescription(self.toolTip())

    def _say(self, text: str, state: str) -> None:
        self._pill.setText(text)
        self._pill.setAccessibleName(text)
        set_state(self._pill, state)


def _names(fields: Sequence[Field], most: int = 0) -> str:
    shown = fields[:most] if most and len(fields) > most + 1 else fields
    names = ", ".join(_inside(field_word(field)) for field in shown)
    return f"{names} +{len(fields) - len(shown)}" if len(shown) < len(fields) else names


def _inside(word: str) -> str:
    """Return a field's name as it stands inside a sentence: RW, OPD and the like keep their letters."""
    return word if word[:2].isupper() else word[0].lower() + word[1:]
