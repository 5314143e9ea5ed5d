"""The sheet of keys, made from the command table."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.commands import GROUP_TITLES, Command, CommandSet, Group, key_text
from app.ui.console.parts import SheetButton, label
from app.ui.decisions.acts import DECIDING, Act, act_key
from app.ui.theme.style import Metrics
from app.ui.words import translated

Sides = tuple[tuple[Group, ...], ...]

ROOM: Sides = (
    (Group.FLOOR, Group.SITE),
    (Group.QUEUE, Group.SOUND, Group.AGENDA),
    (Group.WALL, Group.SCREEN),
    (Group.PROPOSAL, Group.SESSION),
)
STATION: Sides = ((Group.PROPOSAL,), (Group.SCREEN, Group.SESSION))


class HelpSheet(QDialog):
    """Lists every command with both of its keys, in columns of groups. Not modal: it may stay open beside the work."""

    def __init__(self, commands: CommandSet, metrics: Metrics, parent: QWidget, columns: Sides = ROOM) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Daftar tombol"))
        column = QVBoxLayout(self)
        column.setContentsMargins(metrics.px(24), metrics.px(20), metrics.px(24), metrics.px(20))
        column.setSpacing(metrics.px(12))
        head = QHBoxLayout()
        head.setSpacing(metrics.px(16))
        head.addWidget(label(self.tr("Daftar tombol"), "title", self))
        note = label(self.tr("Selagi mengetik di isian, berlaku tombol di kolom kanan."), "muted", self)
        head.addWidget(note, 1)
        column.addLayout(head)
        sides = QHBoxLayout()
        sides.setSpacing(metrics.px(20))
        column.addLayout(sides)
        for groups in columns:
            side = QVBoxLayout()
            for group in groups:
                side.addLayout(self._group(commands, group, metrics))
            if Group.WALL in groups:
                side.addLayout(self._deciding(metrics))
            if Group.AGENDA in groups:
                rows = [(act_key(act).title, key_text(act_key(act).keys), "") for act in DECIDING]
                side.addLayout(self._grid(self.tr("Di halaman Putusan"), rows, metrics))
            side.addStretch(1)
            sides.addLayout(side)
        close = SheetButton(self.tr("Tutup"), "Esc", parent=self)
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)

    def _group(self, commands: CommandSet, group: Group, metrics: Metrics) -> QGridLayout:
        listed = [command for command in commands.commands if command.group is group]
        if group is Group.SITE:
            # Sixteen lines would say the same thing sixteen times.
            rows = [
                (self.tr("Lokasi 1 sampai {last}").format(last=len(listed)), _span(listed[0].keys, listed[-1].keys), "")
            ]
        else:
            rows = [
                (
                    self._title(commands, c),
                    key_text(c.keys) if c.keys else "",
                    key_text(c.keys_in_text) if c.keys_in_text else "",
                )
                for c in listed
            ]
        return self._grid(translated("commands", GROUP_TITLES[group]), rows, metrics)

    def _grid(self, heading: str, rows: Sequence[tuple[str, str, str]], metrics: Metrics) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(metrics.px(12))
        grid.setVerticalSpacing(metrics.px(3))
        grid.addWidget(label(heading, "heading", self), 0, 0)
        for number, (title, keys, keys_in_text) in enumerate(rows, start=1):
            grid.addWidget(label(title, "value", self), number, 0)
            for column, text in ((1, keys), (2, keys_in_text if keys_in_text != keys else "")):
                if text:
                    grid.addWidget(label(text, "keycap", self), number, column)
        grid.setColumnStretch(0, 1)
        return grid

    def _deciding(self, metrics: Metrics) -> QGridLayout:
        singly = (Act.PLACE, Act.SCORE, Act.SORT, Act.ANSWER, Act.OPEN, Act.WALL, Act.UNDO)
        up, down = (key_text(act_key(act).keys) for act in (Act.UP, Act.DOWN))
        rows = [
            (self.tr("Prioritas naik, turun"), up, down),
            *((act_key(act).title, key_text(act_key(act).keys), "") for act in singly),
            (self.tr("Bagian daftar, lokasi"), "0 … 8", "F1 … F12"),
        ]
        return self._grid(self.tr("Di halaman Putusan, lanjutan"), rows, metrics)

    def _title(self, commands: CommandSet, command: Command) -> str:
        title = commands.action(command.command_id).text()
        return self.tr("{command} (tahan)").format(command=title) if command.is_held else title


def _span(first: str, last: str) -> str:
    return key_text(first) if first == last else f"{key_text(first)} … {key_text(last)}"
