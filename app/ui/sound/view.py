"""What the page "Suara" shows, as values and sentences. Nothing here knows a widget."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QLocale

from app.domain.identity import SiteId
from app.domain.sound import Bus, DeviceState, FeedLevel, SoundStatus
from app.domain.sound_processing import NoiseTreatment, SiteSound, SoundProcessing
from app.domain.text import QT_TRANSLATE_NOOP
from app.shm.status import SILENCE_DBFS
from app.ui.words import translated

_CONTEXT = "sound"
_HEARD_DBFS = -70.0
"""Below it nothing can be heard, and figures would only flicker."""

NOISE_WORDS = {
    NoiseTreatment.OFF: QT_TRANSLATE_NOOP("sound", "mati"),
    NoiseTreatment.GATE: QT_TRANSLATE_NOOP("sound", "gerbang"),
    NoiseTreatment.REDUCTION: QT_TRANSLATE_NOOP("sound", "peredam"),
}


class Weight(StrEnum):
    """How a state of a device is to be taken; the values are the style sheet's."""

    GOOD = "good"
    ATTENTION = "attention"
    PLAIN = ""


@dataclass(frozen=True, slots=True)
class SiteRow:
    """One line of the list. `is_changed`: the session file says something else."""

    site_id: SiteId
    key: str
    name: str
    sound: SiteSound
    is_changed: bool = False
    is_heard_by_operator: bool = False


@dataclass(frozen=True, slots=True)
class DeviceView:
    """One of the two devices: what it is doing, and what is wrong with the choice."""

    weight: Weight
    state: str
    warning: str = ""
    can_sound: bool = False


def number(value: float, decimals: int = 1) -> str:
    """Return a number as the language of the screen writes it, with a real minus sign."""
    whole = decimals == 0 or float(value).is_integer()
    return QLocale().toString(float(value), "f", 0 if whole else decimals).replace("-", "\N{MINUS SIGN}")


def gain_text(gain_db: float) -> str:
    """Return `+3 dB`, `−4,5 dB` or `0 dB`."""
    return f"{'+' if gain_db > 0 else ''}{number(gain_db)} dB"


def lip_sync_text(offset_ms: int) -> str:
    """Return `+120 ms`, or a dash for no offset."""
    return f"{'+' if offset_ms > 0 else ''}{number(offset_ms, 0)} ms" if offset_ms else "—"


def treatment_text(processing: SoundProcessing) -> str:
    """Return what is done to a site's sound, for a narrow column."""
    if processing.is_bypassed:
        return _text(QT_TRANSLATE_NOOP("sound", "dilewati"))
    parts = []
    if processing.levelling:
        parts.append(f"{number(processing.target_lufs)} LUFS")
    if processing.high_pass_hz:
        parts.append(f"{processing.high_pass_hz} Hz")
    if processing.hum:
        parts.append(_text(QT_TRANSLATE_NOOP("sound", "dengung")))
    if processing.noise is not NoiseTreatment.OFF:
        parts.append(_text(NOISE_WORDS[processing.noise]))
    return " · ".join(parts) or _text(QT_TRANSLATE_NOOP("sound", "tanpa olahan"))


def treatment_sentence(processing: SoundProcessing) -> str:
    """Return in one sentence what happens to a site's sound before it is heard."""
    gain = processing.gain_db
    by_hand = _text(QT_TRANSLATE_NOOP("sound", "{gain} dengan tangan")).format(gain=gain_text(gain)) if gain else ""
    if processing.is_bypassed:
        start = _text(QT_TRANSLATE_NOOP("sound", "Olahan dilewati: terdengar seperti yang dikirim lokasi"))
        return f"{start}, {by_hand}." if by_hand else f"{start}."
    parts = []
    if processing.high_pass_hz:
        source = QT_TRANSLATE_NOOP("sound", "gemuruh di bawah {hz} Hz dibuang")
        parts.append(_text(source).format(hz=processing.high_pass_hz))
    if processing.hum:
        parts.append(_text(QT_TRANSLATE_NOOP("sound", "dengung listrik dibuang")))
    if processing.noise is NoiseTreatment.GATE:
        parts.append(_text(QT_TRANSLATE_NOOP("sound", "jeda bicara dikecilkan")))
    if processing.noise is NoiseTreatment.REDUCTION:
        parts.append(_text(QT_TRANSLATE_NOOP("sound", "derau dikurangi")))
    if processing.levelling:
        source = QT_TRANSLATE_NOOP("sound", "bicara disamakan ke {lufs} LUFS")
        parts.append(_text(source).format(lufs=number(processing.target_lufs)))
    if by_hand:
        parts.append(by_hand)
    if not parts:
        return _text(QT_TRANSLATE_NOOP("sound", "Terdengar seperti yang dikirim lokasi."))
    text = ", ".join(parts)
    return f"{text[:1].upper()}{text[1:]}."


def level_text(level: FeedLevel | None) -> str:
    """Return a feed's level as it reaches the mixer, or that there is none."""
    if level is None or level.peak_dbfs < _HEARD_DBFS:
        return _text(QT_TRANSLATE_NOOP("sound", "tidak ada suara"))
    source = QT_TRANSLATE_NOOP("sound", "Yang terdengar: rata-rata {rms} dBFS, puncak {peak} dBFS")
    return _text(source).format(rms=number(level.rms_dbfs, 0), peak=number(level.peak_dbfs, 0))


def silent_level(site_id: SiteId) -> FeedLevel:
    """Return the level of a feed of which nothing is known."""
    return FeedLevel(site_id, SILENCE_DBFS, SILENCE_DBFS, 0.0, 0)


def device_view(bus: Bus, wanted: str, status: SoundStatus | None, of_room: Collection[str] = ()) -> DeviceView:
    """Return how one device is to be shown; `of_room` are the names that the room's device goes by."""
    if status is None:
        return DeviceView(
            Weight.PLAIN, _text(QT_TRANSLATE_NOOP("sound", "Belum dipilih: “Dengarkan” tidak terdengar."))
        )
    warning = ""
    if bus is Bus.CUE and wanted and wanted in of_room:
        warning = _text(
            QT_TRANSLATE_NOOP("sound", "Sama dengan perangkat ruang: yang Anda dengarkan ikut terdengar di ruang.")
        )
    weight, source = _STATES[status.state]
    if status.state is DeviceState.PLAYING and not wanted:
        source = _DEFAULT_PLAYS
    if status.state is DeviceState.MISSING and (bus is Bus.CUE or wanted):
        source = _NAMED_MISSING
    state = _text(source).format(device=status.device, wanted=wanted)
    return DeviceView(weight, state, warning, status.state in (DeviceState.PLAYING, DeviceState.FALLBACK))


def tone_text(bus: Bus, status: SoundStatus | None) -> str:
    """Return which loudspeaker should sound now."""
    if bus is Bus.ROOM:
        source = QT_TRANSLATE_NOOP("sound", "Nada uji 2 detik: harus terdengar dari pengeras suara ruang ({device}).")
    else:
        source = QT_TRANSLATE_NOOP("sound", "Nada uji 2 detik: harus terdengar hanya di headphone Anda ({device}).")
    return _text(source).format(device=status.device if status else "")


_DEFAULT_PLAYS = QT_TRANSLATE_NOOP("sound", "Memutar lewat perangkat bawaan: {device}.")
_NAMED_MISSING = QT_TRANSLATE_NOOP("sound", "{wanted} tidak ada. Menyala sendiri begitu dipasang.")
_STATES = {
    DeviceState.STARTING: (Weight.PLAIN, QT_TRANSLATE_NOOP("sound", "Sedang dibuka …")),
    DeviceState.PLAYING: (Weight.GOOD, QT_TRANSLATE_NOOP("sound", "Memutar: {device}.")),
    DeviceState.FALLBACK: (
        Weight.ATTENTION,
        QT_TRANSLATE_NOOP("sound", "Memakai perangkat bawaan ({device}) karena {wanted} tidak ada."),
    ),
    DeviceState.MISSING: (
        Weight.ATTENTION,
        QT_TRANSLATE_NOOP("sound", "Tidak ada perangkat suara. Menyala sendiri begitu dipasang."),
    ),
    DeviceState.DOWN: (
        Weight.ATTENTION,
        QT_TRANSLATE_NOOP("sound", "Pemutar suara berhenti; dimulai ulang otomatis."),
    ),
}


def _text(source: str) -> str:
    return translated(_CONTEXT, source)
