"""The floor on the console: who speaks, how long still, what to do next, who waits."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.countdown import CountdownPhase
from app.domain.floor import Speaker
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.commands import CommandSet
from app.ui.console.floor_notes import FloorNotes
from app.ui.console.parts import CommandButton, ElidedLabel, label, set_state
from app.ui.console.queue_list import MOST_ROWS, QueueList
from app.ui.console.speaker_fields import SpeakerFields
from app.ui.console.speaking_clock import HoldersBoard, SpeakingClock
from app.ui.room_view import QueueView, RoomView, SpeakerView, TileView, Wait
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import translated


class FloorPanel(QFrame):
    """Takes `RoomView`s; emits the speaker's name as it is typed, and who is chosen. All else goes through commands."""

    speaker_named = Signal(str, object)
    holder_chosen = Signal(str)

    def __init__(self, commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Forum"))
        self._tokens = tokens
        self._commands = commands
        self._metrics = Metrics(1.0)
        self._view: RoomView | None = None
        self._tile: TileView | None = None
        self._heading = label(self.tr("Forum"), "heading", self)
        self._note = ElidedLabel("note", self)
        self._mark = QWidget(self)
        self._headline = ElidedLabel("speaker", self)
        self._place = ElidedLabel("secondary", self)
        self._turn = ElidedLabel("muted", self)
        self._clock = SpeakingClock(tokens, self)
        self._holders = HoldersBoard(tokens, self)
        self._holders.hide()
        self.fields = SpeakerFields(self)
        self.name, self.office, self.unsur = self.fields.name, self.fields.office, self.fields.unsur
        self._next = CommandButton(commands, "floor.next", "primary", tokens, self)
        self._extend = CommandButton(commands, "floor.extend", "", tokens, self)
        self._pause = CommandButton(commands, "floor.pause", "", tokens, self)
        self._release = CommandButton(commands, "floor.release", "", tokens, self)
        self._revoke = CommandButton(commands, "floor.revoke", "danger", tokens, self)
        self._answer = CommandButton(commands, "floor.tanggapan", "", tokens, self)
        self._grant = CommandButton(commands, "floor.grant", "", tokens, self)
        self._request = CommandButton(commands, "floor.request", "", tokens, self)
        self._cancel = CommandButton(commands, "floor.cancel", "", tokens, self)
        self._accept = CommandButton(commands, "floor.accept", "", tokens, self)
        self._deny = CommandButton(commands, "floor.deny", "", tokens, self)
        self._selected = ElidedLabel("value", self)
        self._queue_heading = label(self.tr("Antrean"), "heading", self)
        self._empty = label(self.tr("Belum ada antrean. Pilih lokasi, lalu Antrekan."), "muted", self)
        self._more = label("", "muted", self)
        self._suggested = ElidedLabel("secondary", self)
        self._undone = ElidedLabel("muted", self)
        self._notes = FloorNotes()
        self.list = QueueList(self)
        self._buttons = [
            self._next,
            self._extend,
            self._pause,
            self._release,
            self._revoke,
            self._answer,
            self._grant,
            self._request,
            self._cancel,
            self._accept,
            self._deny,
        ]
        self._build()
        self.fields.named.connect(self.speaker_named)
        self._holders.chosen.connect(self.holder_chosen)
        commands.keys_changed.connect(self._tell_notes)

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        top = QHBoxLayout()
        top.addWidget(self._heading)
        top.addStretch(1)
        top.addWidget(self._undone)
        top.addWidget(self._note)
        self._column.addLayout(top)
        who = QVBoxLayout()
        who.setSpacing(2)
        for widget in (self._headline, self._place, self._turn):
            who.addWidget(widget)
        speaker = QHBoxLayout()
        speaker.addWidget(self._mark)
        speaker.addLayout(who, 1)
        speaker.addWidget(self._clock)
        self._column.addLayout(speaker)
        self._column.addWidget(self._holders)
        self._names = QHBoxLayout()
        self._names.addWidget(self.fields, 1)
        self._names.addWidget(self._answer)
        self._column.addLayout(self._names)
        self._actions = QHBoxLayout()
        for button in (self._next, self._extend, self._pause, self._release):
            self._actions.addWidget(button)
        self._actions.addStretch(1)
        self._actions.addWidget(self._revoke)
        self._column.addLayout(self._actions)
        self._chosen = QHBoxLayout()
        self._chosen.addWidget(self._selected, 1)
        for button in (self._grant, self._request, self._accept, self._deny, self._cancel):
            self._chosen.addWidget(button)
        self._column.addLayout(self._chosen)
        queue = QHBoxLayout()
        queue.addWidget(self._queue_heading)
        queue.addStretch(1)
        queue.addWidget(self._suggested)
        queue.addWidget(self._more)
        self._column.addLayout(queue)
        self._column.addWidget(self._empty)
        self._column.addWidget(self.list)
        self._column.addStretch(1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        pad = metrics.px(16)
        self._column.setContentsMargins(pad, metrics.px(12), pad, metrics.px(12))
        self._column.setSpacing(metrics.px(8))
        self._actions.setSpacing(metrics.px(8))
        self._chosen.setSpacing(metrics.px(8))
        self._names.setSpacing(metrics.px(8))
        self.fields.set_gap(metrics.px(6))
        self._mark.setFixedWidth(metrics.px(5))
        self._clock.set_metrics(metrics)
        self._holders.set_metrics(metrics)
        self._headline.setMinimumHeight(metrics.px(34))
        self.list.set_metrics(metrics)
        for button in self._buttons:
            button.set_metrics(metrics)

    def fit(self, height: int) -> None:
        """Take at most this height, with as many lines for the queue as go into it.

        The height stays the same whether anybody waits or not: the form below must not move while
        somebody types in it.
        """
        for widget in (self._empty, self.list):
            widget.hide()
        bare = self._column.minimumSize().height() + self._column.spacing()
        rows = max(1, min(MOST_ROWS, (height - bare) // self.list.line_height))
        self.list.make_room(rows)
        # Layouts round each part by itself: a pixel or two more than the sum.
        self.setFixedHeight(bare + rows * self.list.line_height + 2)
        self._show_queue()

    def say(self, text: str) -> None:
        """Show a short note beside the heading: why a command was refused."""
        self._note.show_text(text)
        self._undone.setVisible(not text)
        set_state(self._note, "attention")

    def show_notes(self, notes: FloorNotes) -> None:
        """Show what stands beside the floor."""
        if notes == self._notes:
            return
        self._notes = notes
        self._tell_notes()
        self._queue_heading.setText(self.tr("Antrean (ditutup)") if notes.is_closed else self.tr("Antrean"))
        forum = self.tr("Forum")
        self._heading.setText(f"{forum} · {notes.mode}" if notes.mode else forum)
        self.fields.show_people(notes.names)
        self._refresh()

    def _tell_notes(self) -> None:
        """Say what is suggested and what would be undone, each with the key that does it now."""
        notes, keys = self._notes, self._commands.keys
        self._suggested.show_text(f"{notes.suggested} ({keys('floor.suggested')})" if notes.suggested else "")
        undone = self.tr("{keys}: urungkan {what}").format(keys=keys("floor.undo"), what=notes.undone)
        self._undone.show_text(undone if notes.undone else "")

    def show_view(self, view: RoomView, selected: TileView | None) -> None:
        """Show a new view."""
        self._view, self._tile = view, selected
        self._refresh()

    def _refresh(self) -> None:
        view = self._view
        if view is None:
            return
        meant = next((speaker for speaker in view.on_floor if speaker.request_id == self._notes.meant), view.speaker)
        # Who answers and who is answered are told in words; of several who have the floor each has a clock.
        several = len(view.on_floor) > (2 if view.speaker and view.speaker.kind else 1)
        self._show_speaker(meant, view.answered, view.tiles)
        self._show_holders(view.on_floor if several else (), meant)
        self._show_selected()
        self._show_queue()

    def _show_holders(self, speakers: Sequence[SpeakerView], meant: SpeakerView | None) -> None:
        self._holders.show_speakers(speakers, meant.request_id if meant else None)
        # One takes the place of the other, in the same height: nothing below moves.
        if self._holders.isHidden() == bool(speakers):
            for widget in (self._mark, self._headline, self._place, self._turn, self._clock):
                widget.setHidden(bool(speakers))
            self._holders.setVisible(bool(speakers))

    def _show_speaker(
        self, speaker: SpeakerView | None, answered: SpeakerView | None, tiles: Sequence[TileView]
    ) -> None:
        self._clock.show_countdown(speaker.countdown if speaker else None)
        mark = self._tokens.speaking if speaker else self._tokens.line
        if self._mark.property("mark") != mark:
            self._mark.setProperty("mark", mark)
            palette = self._mark.palette()
            palette.setColor(self._mark.backgroundRole(), QColor(mark))
            self._mark.setPalette(palette)
            self._mark.setAutoFillBackground(True)
        named = Speaker(speaker.name, speaker.office, speaker.unsur) if speaker else Speaker()
        self.fields.show_speaker(speaker.request_id if speaker else None, named)
        if speaker is None:
            keys = tiles[0].key if len(tiles) == 1 else f"{tiles[0].key} … {tiles[-1].key}"
            grant = self._commands.keys("floor.grant")
            self._headline.show_text(self.tr("Belum ada yang bicara"))
            self._place.show_text(self.tr("Pilih lokasi dengan {keys}, lalu {grant}.").format(keys=keys, grant=grant))
            self._turn.show_text("")
            self._pause.set_title(self.tr("Jeda"))
            return
        paused = speaker.countdown.phase is CountdownPhase.PAUSED
        self._pause.set_title(self.tr("Lanjut") if paused else self.tr("Jeda"))
        self._headline.show_text(speaker.headline)
        self._place.show_text(speaker.place)
        if speaker.kind:
            answers = self.tr("Tanggapan untuk {site}, giliran itu menunggu")
            self._turn.show_text(answers.format(site=answered.headline) if answered else speaker.kind)
            return
        turn = self.tr("Giliran ke-{turn} · terpakai {used}").format(turn=speaker.turn, used=speaker.used)
        said = f"{speaker.said} · " if speaker.said else ""
        self._turn.show_text(f"{said}{turn} {self._notes.budget}".strip())

    def _show_selected(self) -> None:
        entry, tile = self._chosen_entry(), self._tile
        if self._notes.chosen and entry:
            self._selected.show_text(", ".join(part for part in (entry.name, entry.detail) if part))
        elif tile is None:
            self._selected.show_text(self.tr("Belum ada lokasi terpilih"))
        else:
            self._selected.show_text(f"{tile.key}  {tile.name}")
        asks = entry is not None and entry.wait is Wait.CONSENT
        self._accept.setVisible(asks)
        self._deny.setVisible(asks)
        self._cancel.setVisible(entry is not None and not asks)
        self._request.setVisible(entry is None)

    def _chosen_entry(self) -> QueueView | None:
        """Return the waiting request that the buttons are about: the one that is chosen, else the site's first."""
        waiting = self._view.waiting if self._view else ()
        chosen, site = self._notes.chosen, self._tile.site_id if self._tile else None
        found = next((entry for entry in waiting if entry.request_id == chosen), None)
        return found or next((entry for entry in waiting if entry.site_id == site), None)

    def _show_queue(self) -> None:
        waiting = self._view.waiting if self._view else ()
        self._empty.setVisible(not waiting)
        self.list.setVisible(bool(waiting))
        self.list.show_entries(waiting, self._notes.used, self._notes.chosen)
        more = translated("floor_panel", QT_TRANSLATE_NOOP("floor_panel", "dan {count} lagi"))
        self._more.setText(more.format(count=self.list.left_out) if self.list.left_out else "")
