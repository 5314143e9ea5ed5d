"""The floor on the console: who speaks, how long still, what to do next, who waits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import QRect, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.countdown import Countdown, CountdownPhase
from app.domain.floor import Speaker
from app.domain.identity import RequestId, SiteId
from app.domain.tally import TallyKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.commands import CommandSet
from app.ui.console.parts import CommandButton, ElidedLabel, label, set_state
from app.ui.room_view import QueueView, RoomView, SpeakerView, TileView
from app.ui.text_fit import draw_text, number_font
from app.ui.theme.style import Metrics, font
from app.ui.theme.tokens import Tokens
from app.ui.wall.panels import clock_colour, clock_number, clock_words, paint_bar
from app.ui.words import translated

_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class FloorNotes:
    """What stands beside the floor, in words; empty for nothing.

    `budget` follows the used time, `suggested` says who should be next, `undone` what would be taken back.
    `names` are people the speaker's name may be chosen from; `used` is what is said of a site that waits.
    """

    budget: str = ""
    suggested: str = ""
    undone: str = ""
    is_closed: bool = False
    names: tuple[Speaker, ...] = ()
    used: Mapping[SiteId, str] = field(default_factory=dict)


class SpeakingClock(QWidget):
    """The large number, what it means, and the bar under it."""

    def __init__(self, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self._tokens = tokens
        self._metrics = Metrics(1.0)
        self._countdown: Countdown | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        self.setFixedSize(QSize(metrics.px(215), metrics.px(104)))
        self.update()

    def show_countdown(self, countdown: Countdown | None) -> None:
        """Show another reading."""
        if countdown != self._countdown:
            self._countdown = countdown
            self.setAccessibleName(
                f"{clock_words(countdown)} {clock_number(countdown)}" if countdown else self.tr("Waktu bicara")
            )
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint words, number and bar."""
        del event
        m, t, countdown = self._metrics, self._tokens, self._countdown
        if countdown is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        attention = countdown.phase is not CountdownPhase.RUNNING
        words = QRect(0, 0, self.width(), m.px(20))
        draw_text(
            painter, words, clock_words(countdown), font(m.px(12.5)), t.attention if attention else t.muted, right
        )
        number = QRect(0, m.px(20), self.width(), m.px(66))
        text = clock_number(countdown)
        draw_text(painter, number, text, number_font(text, number.width(), m.px(54), m.px(26)), t.text, right)
        bar = QRect(0, self.height() - m.px(10), self.width(), m.px(6))
        paint_bar(painter, bar, 1.0 - countdown.used_share, clock_colour(countdown, t), t)


class QueueRow(QFrame):
    """One line of the queue. It can be dragged to another place; `dropped` says how far, in pixels."""

    dropped = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "row")
        self._position = label("", "position", self)
        self._name = label("", "value", self)
        self._detail = ElidedLabel("muted", self)
        self._waiting = label("", "muted", self)
        self._grabbed_y = 0.0
        row = QHBoxLayout(self)
        row.addWidget(self._position)
        row.addWidget(self._name)
        row.addWidget(self._detail, 1)
        row.addWidget(self._waiting)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        layout = self.layout()
        if layout:
            layout.setContentsMargins(metrics.px(8), metrics.px(4), metrics.px(12), metrics.px(4))
            layout.setSpacing(metrics.px(12))
        self._name.setFont(font(metrics.px(15), 600))
        self.setFixedHeight(metrics.px(34))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a drag began."""
        self._grabbed_y = event.position().y()
        self.setCursor(Qt.CursorShape.ClosedHandCursor)
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Say how far the line was dragged."""
        self.unsetCursor()
        self.dropped.emit(round(event.position().y() - self._grabbed_y))
        event.accept()

    def show_entry(self, entry: QueueView, used: str = "") -> None:
        """Show an entry."""
        self._position.setText(str(entry.position))
        self._name.setText(entry.name)
        self._detail.show_text(" · ".join(part for part in (entry.detail, used) if part))
        self._waiting.setText(entry.waiting)
        self.setAccessibleName(f"{entry.position}. {entry.name}, {self._detail.text()}, {entry.waiting}")


class FloorPanel(QFrame):
    """Takes `RoomView`s; emits the speaker's name as it is typed. All else goes through commands."""

    speaker_named = Signal(object)
    move_wanted = Signal(str, int)

    def __init__(self, commands: CommandSet, tokens: Tokens, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Forum"))
        self._tokens = tokens
        self._commands = commands
        self._metrics = Metrics(1.0)
        self._request_id: RequestId | None = None
        self._named = ("", "")
        self._heading = label(self.tr("Forum"), "heading", self)
        self._note = ElidedLabel("note", self)
        self._mark = QWidget(self)
        self._headline = ElidedLabel("speaker", self)
        self._place = ElidedLabel("secondary", self)
        self._turn = ElidedLabel("muted", self)
        self._clock = SpeakingClock(tokens, self)
        self.name = QLineEdit(self)
        self.office = QLineEdit(self)
        self._next = CommandButton(commands, "floor.next", "primary", tokens, self)
        self._extend = CommandButton(commands, "floor.extend", "", tokens, self)
        self._pause = CommandButton(commands, "floor.pause", "", tokens, self)
        self._release = CommandButton(commands, "floor.release", "", tokens, self)
        self._revoke = CommandButton(commands, "floor.revoke", "danger", tokens, self)
        self._answer = CommandButton(commands, "floor.tanggapan", "", tokens, self)
        self._grant = CommandButton(commands, "floor.grant", "", tokens, self)
        self._request = CommandButton(commands, "floor.request", "", tokens, self)
        self._cancel = CommandButton(commands, "floor.cancel", "", tokens, self)
        self._selected = ElidedLabel("value", self)
        self._queue_heading = label(self.tr("Antrean"), "heading", self)
        self._empty = label(self.tr("Belum ada antrean. Pilih lokasi, lalu Antrekan."), "muted", self)
        self._more = label("", "muted", self)
        self._suggested = ElidedLabel("secondary", self)
        self._undone = ElidedLabel("muted", self)
        self._notes = FloorNotes()
        self._completer = QCompleter(self)
        self._completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._names: tuple[Speaker, ...] = ()
        self._rows = [QueueRow(self) for _ in range(_MOST_ROWS)]
        for index, queue_row in enumerate(self._rows):
            queue_row.dropped.connect(partial(self._drop, index))
        self._shown_rows = 1
        self._queue: tuple[QueueView, ...] = ()
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
        ]
        self._build()
        for edit, name in ((self.name, self.tr("Nama pembicara")), (self.office, self.tr("Jabatan atau unsur"))):
            edit.setPlaceholderText(name)
            edit.setAccessibleName(name)
            edit.setMaxLength(120)
            edit.editingFinished.connect(self._emit_speaker)
        self.name.setCompleter(self._completer)
        self._completer.activated.connect(self._take_name)

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
        names = QHBoxLayout()
        names.addWidget(self.name, 3)
        names.addWidget(self.office, 2)
        names.addWidget(self._answer)
        self._column.addLayout(names)
        self._actions = QHBoxLayout()
        for button in (self._next, self._extend, self._pause, self._release):
            self._actions.addWidget(button)
        self._actions.addStretch(1)
        self._actions.addWidget(self._revoke)
        self._column.addLayout(self._actions)
        self._chosen = QHBoxLayout()
        self._chosen.addWidget(self._selected, 1)
        for button in (self._grant, self._request, self._cancel):
            self._chosen.addWidget(button)
        self._column.addLayout(self._chosen)
        queue = QHBoxLayout()
        queue.addWidget(self._queue_heading)
        queue.addStretch(1)
        queue.addWidget(self._suggested)
        queue.addWidget(self._more)
        self._column.addLayout(queue)
        self._column.addWidget(self._empty)
        for row in self._rows:
            row.hide()
            self._column.addWidget(row)
        self._column.addStretch(1)

    def set_metrics(self, metrics: Metrics) -> None:
        """Draw for another size of the screen."""
        self._metrics = metrics
        pad = metrics.px(16)
        self._column.setContentsMargins(pad, metrics.px(12), pad, metrics.px(12))
        self._column.setSpacing(metrics.px(8))
        self._actions.setSpacing(metrics.px(8))
        self._chosen.setSpacing(metrics.px(8))
        self._mark.setFixedWidth(metrics.px(5))
        self._clock.set_metrics(metrics)
        self._headline.setMinimumHeight(metrics.px(34))
        for row in self._rows:
            row.set_metrics(metrics)
        for button in self._buttons:
            button.set_metrics(metrics)

    def fit(self, height: int) -> None:
        """Take at most this height, with as many lines for the queue as go into it.

        The height stays the same whether anybody waits or not: the form below must not move while
        somebody types in it.
        """
        for widget in (self._empty, *self._rows):
            widget.hide()
        line = self._rows[0].height() + self._column.spacing()
        bare = self._column.minimumSize().height()
        self._shown_rows = max(1, min(_MOST_ROWS, (height - bare) // line))
        # Layouts round each part by itself: a pixel or two more than the sum.
        self.setFixedHeight(bare + self._shown_rows * line + 2)
        self._show_queue(self._queue)

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
        keys = self._commands.keys
        self._suggested.show_text(f"{notes.suggested} ({keys('floor.suggested')})" if notes.suggested else "")
        undone = self.tr("{keys}: urungkan {what}").format(keys=keys("floor.undo"), what=notes.undone)
        self._undone.show_text(undone if notes.undone else "")
        self._queue_heading.setText(self.tr("Antrean (ditutup)") if notes.is_closed else self.tr("Antrean"))
        if notes.names != self._names:
            self._names = notes.names
            self._completer.setModel(QStringListModel([speaker.name for speaker in notes.names], self._completer))
        self._show_queue(self._queue)

    def _take_name(self, name: str) -> None:
        chosen = next((speaker for speaker in self._names if speaker.name == name), None)
        if chosen:
            self.office.setText(chosen.office or chosen.unsur)
            self._emit_speaker()

    def _drop(self, index: int, by_px: int) -> None:
        step = self._rows[0].height() + self._column.spacing()
        places = round(by_px / step)
        if places and index < len(self._queue):
            self.move_wanted.emit(self._queue[index].request_id, max(1, index + 1 + places))

    def show_view(self, view: RoomView, selected: TileView | None) -> None:
        """Show a new view."""
        self._show_speaker(view.speaker, view.answered, view.tiles)
        self._show_selected(selected)
        self._show_queue(view.queue)

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
        request_id = speaker.request_id if speaker else None
        named = (speaker.name, speaker.office) if speaker else ("", "")
        typing = self.name.hasFocus() or self.office.hasFocus()
        # A name that came from elsewhere (taken back, given from afar) is shown, but not over somebody's typing.
        if request_id != self._request_id or (named != self._named and not typing):
            self._request_id = request_id
            self.name.setText(named[0])
            self.office.setText(named[1])
        self._named = named
        for edit in (self.name, self.office):
            edit.setEnabled(speaker is not None)
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
        self._turn.show_text(f"{turn} {self._notes.budget}".strip())

    def _show_selected(self, selected: TileView | None) -> None:
        if selected is None:
            self._selected.show_text(self.tr("Belum ada lokasi terpilih"))
        else:
            self._selected.show_text(f"{selected.key}  {selected.name}")
        waits = selected is not None and selected.tally.kind in (TallyKind.WAITING, TallyKind.ASKING)
        self._cancel.setVisible(waits)
        self._request.setVisible(not waits)

    def _show_queue(self, queue: tuple[QueueView, ...]) -> None:
        self._queue = queue
        self._empty.setVisible(not queue)
        shown = queue[: self._shown_rows]
        for row, entry in zip(self._rows, shown, strict=False):
            row.show_entry(entry, self._notes.used.get(entry.site_id, ""))
        for index, row in enumerate(self._rows):
            row.setVisible(index < len(shown))
        left = len(queue) - len(shown)
        more = translated("floor_panel", QT_TRANSLATE_NOOP("floor_panel", "dan {count} lagi")).format(count=left)
        self._more.setText(more if left else "")

    def _emit_speaker(self) -> None:
        if self._request_id is not None:
            self.speaker_named.emit(Speaker(self.name.text().strip(), self.office.text().strip()))
