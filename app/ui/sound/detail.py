"""The chosen site: what is set for its sound, to be changed, and its level beside it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.sound import FeedLevel
from app.domain.sound_processing import (
    EARLIEST_LIP_SYNC_MS,
    LATEST_LIP_SYNC_MS,
    LOUDEST_TARGET_LUFS,
    MAX_GAIN_DB,
    MAX_HIGH_PASS_HZ,
    QUIETEST_TARGET_LUFS,
    NoiseTreatment,
    SiteSound,
    SoundProcessing,
)
from app.ui.console.parts import ElidedLabel, label, set_state
from app.ui.sound.controls import NumberRow, Scale, Segments, Switch
from app.ui.sound.level import LevelLine
from app.ui.sound.view import NOISE_WORDS, SiteRow, level_text, treatment_sentence
from app.ui.theme.style import Metrics
from app.ui.theme.tokens import Tokens
from app.ui.words import translated


class SiteDetail(QFrame):
    """Shows one `SiteRow`. `changed` carries the settings a person wants now."""

    changed = Signal(object)
    listen_wanted = Signal()
    all_wanted = Signal()
    usual_wanted = Signal()

    def __init__(self, tokens: Tokens, metrics: Metrics, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._row: SiteRow | None = None
        m = metrics
        self._key = label("", "keycap", self)
        self._name = ElidedLabel("title", self)
        self.listen = QPushButton(self.tr("Dengarkan"), self)
        self.listen.setCheckable(True)
        self.listen.setProperty("role", "switch")
        self.listen.setAccessibleName(self.tr("Dengarkan lokasi ini di headphone"))
        self._level = LevelLine(tokens, m, self)
        self._figures = label("", "figure", self)
        self._doing = label("", "advice", self)
        self._doing.setWordWrap(True)
        self._doing.setMinimumHeight(m.px(38))
        self._doing.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._note = label("", "note", self)
        self._note.setWordWrap(True)
        texts = self._texts()
        self.gain = NumberRow(texts[0], Scale(-MAX_GAIN_DB, MAX_GAIN_DB, 0.5, 1, "dB"), m, self)
        self.bypass = Switch(texts[1], m, self)
        self.levelling = Switch(texts[2], m, self)
        target = Scale(QUIETEST_TARGET_LUFS, LOUDEST_TARGET_LUFS, 0.5, 1, "LUFS")
        self.target = NumberRow(self.tr("Kenyaringan yang dituju"), target, m, self)
        self.high_pass = NumberRow(texts[3], Scale(0, MAX_HIGH_PASS_HZ, 10, 0, "Hz", self.tr("mati")), m, self)
        self.hum = Switch(texts[4], m, self)
        words = {noise.value: translated("sound", word) for noise, word in NOISE_WORDS.items()}
        self.noise = Segments(texts[5], words, m, self)
        lip_sync = Scale(EARLIEST_LIP_SYNC_MS, LATEST_LIP_SYNC_MS, 10, 0, "ms")
        self.lip_sync = NumberRow(texts[6], lip_sync, m, self)
        self.lip_sync.setToolTip(
            self.tr("Lebih dari 0 bila suara mendahului gerak bibir; kurang dari 0 bila terdengar sesudahnya.")
        )
        self.to_all = QPushButton(self.tr("Terapkan ke semua lokasi"), self)
        self.to_all.setToolTip(self.tr("Penguatan, lewati olahan, dan selisih bibir tetap milik setiap lokasi."))
        self.usual = QPushButton(self.tr("Kembalikan ke baku"), self)
        for button in (self.listen, self.to_all, self.usual):
            button.setAutoDefault(False)
        self._build(m, texts)
        self._connect()

    def _texts(self) -> tuple[str, ...]:
        return (
            self.tr("Penguatan manual"),
            self.tr("Lewati olahan"),
            self.tr("Samakan kenyaringan"),
            self.tr("Buang gemuruh di bawah"),
            self.tr("Buang dengung listrik"),
            self.tr("Peredam derau"),
            self.tr("Selisih bibir dan suara"),
        )

    def _build(self, m: Metrics, texts: tuple[str, ...]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(m.px(16), m.px(12), m.px(16), m.px(12))
        column.setSpacing(m.px(8))
        head = QHBoxLayout()
        head.setSpacing(m.px(8))
        head.addWidget(self._key)
        head.addWidget(self._name, 1)
        head.addWidget(self.listen)
        column.addLayout(head)
        column.addWidget(self._level)
        column.addWidget(self._figures)
        column.addWidget(self._doing)
        grid = QGridLayout()
        grid.setHorizontalSpacing(m.px(14))
        grid.setVerticalSpacing(m.px(8))
        levelling = QWidget(self)
        row = QHBoxLayout(levelling)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(m.px(10))
        row.addWidget(self.levelling)
        row.addWidget(self.target, 1)
        controls = (self.gain, self.bypass, levelling, self.high_pass, self.hum, self.noise, self.lip_sync)
        for number, (text, control) in enumerate(zip(texts, controls, strict=True)):
            grid.addWidget(label(text, "secondary", self), number, 0)
            is_switch = isinstance(control, Switch)
            grid.addWidget(control, number, 1, Qt.AlignmentFlag.AlignLeft if is_switch else Qt.AlignmentFlag(0))
        grid.setColumnStretch(1, 1)
        column.addLayout(grid)
        column.addWidget(self._note)
        column.addStretch(1)
        foot = QHBoxLayout()
        foot.setSpacing(m.px(8))
        foot.addWidget(self.to_all)
        foot.addWidget(self.usual)
        foot.addStretch(1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self.gain.changed.connect(lambda value: self._change(gain_db=float(value)))
        self.bypass.switched.connect(lambda is_on: self._change(is_bypassed=is_on))
        self.levelling.switched.connect(lambda is_on: self._change(levelling=is_on))
        self.target.changed.connect(lambda value: self._change(target_lufs=float(value)))
        self.high_pass.changed.connect(lambda value: self._change(high_pass_hz=round(value)))
        self.hum.switched.connect(lambda is_on: self._change(hum=is_on))
        self.noise.chosen.connect(lambda value: self._change(noise=NoiseTreatment(value)))
        self.lip_sync.changed.connect(self._change_lip_sync)
        self.listen.clicked.connect(self.listen_wanted)
        self.to_all.clicked.connect(self.all_wanted)
        self.usual.clicked.connect(self.usual_wanted)

    def show_row(self, row: SiteRow) -> None:
        """Show another site, or other settings of the same one."""
        if row == self._row:
            return
        self._row = row
        processing = row.sound.processing
        self._key.setText(row.key)
        self._name.show_text(row.name)
        self.setAccessibleName(f"{row.key} {row.name}")
        self._doing.setText(treatment_sentence(processing))
        self.listen.setChecked(row.is_heard_by_operator)
        self.gain.show_value(processing.gain_db)
        self.bypass.show_state(processing.is_bypassed)
        self.levelling.show_state(processing.levelling)
        self.target.show_value(processing.target_lufs)
        self.high_pass.show_value(processing.high_pass_hz)
        self.hum.show_state(processing.hum)
        self.noise.show_value(processing.noise.value)
        self.lip_sync.show_value(row.sound.lip_sync_ms)
        works = not processing.is_bypassed
        for control in (self.levelling, self.high_pass, self.hum, self.noise):
            control.setEnabled(works)
        self.target.setEnabled(works and processing.levelling)

    def show_level(self, level: FeedLevel) -> None:
        """Move the meter."""
        self._level.show_level(level.rms_dbfs, level.peak_dbfs)

    def show_figures(self, level: FeedLevel | None) -> None:
        """Say the level in words; slower than the meter, so that it can be read."""
        self._figures.setText(level_text(level))

    def allow(self, *, listening: bool) -> None:
        """Say what is possible: listening needs headphones."""
        self.listen.setEnabled(listening or self.listen.isChecked())
        choose = self.tr("Pilih perangkat headphone di bawah untuk mendengarkan lokasi ini.")
        self._note.setText("" if listening else choose)
        set_state(self._note, "")

    def _change(self, **changes: object) -> None:
        if self._row is None:
            return
        processing: SoundProcessing = replace(self._row.sound.processing, **changes)  # type: ignore[arg-type]  # its own fields
        self.changed.emit(replace(self._row.sound, processing=processing))

    def _change_lip_sync(self, value: float) -> None:
        if self._row is not None:
            sound: SiteSound = replace(self._row.sound, lip_sync_ms=round(value))
            self.changed.emit(sound)
