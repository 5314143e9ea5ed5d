"""Between the console's sound strip and the sound desk: keys and clicks in, words and levels out.

Runs on: the thread of the screen.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer

from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import Bus, DeviceState, SoundStatus
from app.domain.text import QT_TRANSLATE_NOOP
from app.session.sound_desk import DeskState, SoundDesk
from app.ui.commands import Condition
from app.ui.console.bus_line import level_text
from app.ui.console.hold import Hold
from app.ui.console.matters import Matter, Weight
from app.ui.console.sound_strip import StripView
from app.ui.console.window import ConsoleWindow
from app.ui.ports import SoundSource
from app.ui.words import translated

_CONTEXT = "sound_strip"
_NOTE_MS = 5000
_SOUND_PAGE = "session.sound"
"""Where the headphones are chosen."""

_GONE = (DeviceState.MISSING, DeviceState.DOWN)


class SoundPresenter(QObject):
    """Shows how the desk stands and does what the operator asks of it."""

    def __init__(self, session: Session, desk: SoundDesk, sound: SoundSource, console: ConsoleWindow) -> None:
        super().__init__(console)
        self._session = session
        self._desk = desk
        self._sound = sound
        self._console = console
        self._commands = console.commands
        self._note = ""
        self._note_timer = QTimer(self)
        self._note_timer.setSingleShot(True)
        self._note_timer.setInterval(_NOTE_MS)
        self._note_timer.timeout.connect(lambda: self._say(""))
        self._hold = Hold(console)
        self._hold.changed.connect(self._set_priority)
        strip = console.sound
        strip.level_wanted.connect(self._set_level)
        strip.priority.pressed_down.connect(lambda: self._hold.begin(None))
        if session.chair_site is None:
            strip.priority.setToolTip(
                self.tr("Berkas sesi tidak menyebut lokasi pimpinan (chair_site), jadi tidak ada yang didahulukan.")
            )
        console.multiview.listen_wanted.connect(self.toggle)
        desk.subscribe(lambda _: self.tick())

    # --- commands ---------------------------------------------------------------------------

    def listen(self, selected: SiteId | None) -> None:
        """Listen to the selected site, or end it; say what is missing where that cannot be."""
        heard = next(iter(self._desk.state.cue), None)
        wanted = selected or heard
        if wanted is None:
            self._say(_text(QT_TRANSLATE_NOOP("sound_strip", "Pilih lokasi dahulu (F1 …), lalu dengarkan.")))
        else:
            self.toggle(wanted)

    def toggle(self, site_id: str) -> None:
        """Listen to a site on the headphones, or end it. Without headphones it says where they are chosen."""
        site = SiteId(site_id)
        if site not in self._desk.state.cue and self._sound.cue_status() is None:
            text = _text(QT_TRANSLATE_NOOP("sound_strip", "Belum ada headphone. Pilih dahulu di Suara ({keys})."))
            self._say(text.format(keys=self._commands.keys(_SOUND_PAGE)))
            return
        self._say("")
        self._desk.toggle_cue(site)

    def priority(self) -> None:
        """Give the chair priority for as long as the key is down; in a text field, until the keys come again."""
        if not self._commands.is_typing:
            self._hold.begin(self._commands.board_key("sound.priority"))
        elif self._hold.is_held:
            self._hold.end()
        else:
            self._desk.hold_priority(held=not self._desk.state.priority)

    def mute(self) -> None:
        """Silence the room, or let it hear again."""
        self._desk.mute(muted=not self._desk.state.panic)

    def conditions(self) -> set[Condition]:
        """Return what is true of the sound."""
        return {Condition.CHAIR} if self._session.chair_site else set()

    # --- what is shown ----------------------------------------------------------------------

    def tick(self) -> None:
        """Show how the desk stands."""
        self._console.sound.show_view(
            strip_view(self._session, self._desk.state, self._sound.cue_status(), self._keys(), self._note)
        )

    def tick_levels(self) -> None:
        """Move the meters of the buses. Called by the picture clock."""
        self._console.sound.show_levels(self._sound.status(), self._sound.cue_status())

    def matters(self) -> list[Matter]:
        """Return a matter while the room is muted, or hears the chair only without a key being held."""
        state = self._desk.state
        if state.panic:
            advice = _text(
                QT_TRANSLATE_NOOP("sound_strip", "Ruang tidak mendengar lokasi mana pun. {keys} membunyikannya lagi.")
            )
            title = _text(QT_TRANSLATE_NOOP("sound_strip", "Ruang dibisukan"))
            return [Matter("mute", Weight.URGENT, title, advice.format(keys=self._keys().mute))]
        if state.priority and not self._hold.is_held:
            title = _text(QT_TRANSLATE_NOOP("sound_strip", "Prioritas pimpinan masih menyala"))
            advice = _text(
                QT_TRANSLATE_NOOP("sound_strip", "Ruang hanya mendengar pimpinan. {keys} membuka lokasi lain lagi.")
            ).format(keys=self._commands.keys("sound.priority"))
            return [Matter("priority", Weight.URGENT, title, advice)]
        return []

    def _keys(self) -> StripKeys:
        return StripKeys(self._commands.keys("sound.mute"), self._commands.keys(_SOUND_PAGE))

    def _set_level(self, bus: Bus, level_db: float) -> None:
        if self._console.commands.is_allowed("sound.priority"):
            self._desk.set_level(bus, level_db)

    def _set_priority(self, held: bool) -> None:
        self._desk.hold_priority(held=held)

    def _say(self, text: str) -> None:
        self._note = text
        if text:
            self._note_timer.start()
        self.tick()


@dataclass(frozen=True, slots=True)
class StripKeys:
    """The keys that the strip's sentences name: to mute the room, and to open the page of sound and devices."""

    mute: str
    page: str


def strip_view(
    session: Session, desk: DeskState, cue: SoundStatus | None, keys: StripKeys, note: str = ""
) -> StripView:
    """Say in words how the desk stands. `cue` is the operator's device, None if none is chosen."""
    state = ""
    if desk.panic:
        state = _text(QT_TRANSLATE_NOOP("sound_strip", "RUANG DIBISUKAN"))
    elif desk.priority:
        state = _text(QT_TRANSLATE_NOOP("sound_strip", "Prioritas pimpinan: lokasi lain ditutup"))
    unmute = _text(QT_TRANSLATE_NOOP("sound_strip", "Bunyikan ruang"))
    mute = translated("commands", "Bisukan ruang")
    return StripView(
        room=_room_words(session, desk, keys.mute),
        cue=_cue_words(session, desk, cue, keys.page),
        room_db=desk.room_db,
        cue_db=desk.cue_db,
        cue_warns=cue is not None and cue.state in _GONE,
        is_muted=desk.panic,
        is_priority=desk.priority,
        state=state,
        note=note,
        mute_title=unmute if desk.panic else mute,
    )


def _room_words(session: Session, desk: DeskState, mute_keys: str) -> str:
    if desk.panic:
        text = _text(QT_TRANSLATE_NOOP("sound_strip", "Dibisukan. {keys} membunyikan lagi."))
        return text.format(keys=mute_keys)
    chair = _text(QT_TRANSLATE_NOOP("sound_strip", "Pimpinan"))
    names = [chair if site_id == desk.chair else session.site(site_id).name for site_id in desk.open_sites]
    nobody = _text(QT_TRANSLATE_NOOP("sound_strip", "tidak ada"))
    words = _text(QT_TRANSLATE_NOOP("sound_strip", "Terbuka: {names}")).format(names=", ".join(names) or nobody)
    if desk.bed_db is None or desk.priority:
        return words
    bed = _text(QT_TRANSLATE_NOOP("sound_strip", "lainnya {level}")).format(level=level_text(desk.bed_db))
    return f"{words} · {bed}"


def _cue_words(session: Session, desk: DeskState, cue: SoundStatus | None, keys: str) -> str:
    if cue is None:
        text = _text(QT_TRANSLATE_NOOP("sound_strip", "Belum dipilih ({keys})"))
        return text.format(keys=keys)
    if cue.state in _GONE:
        return _text(QT_TRANSLATE_NOOP("sound_strip", "Headphone tidak ditemukan"))
    names = ", ".join(site.name for site in session.sites if site.site_id in desk.cue)
    nobody = _text(QT_TRANSLATE_NOOP("sound_strip", "tidak ada"))
    return _text(QT_TRANSLATE_NOOP("sound_strip", "Dengar: {names}")).format(names=names or nobody)


def _text(source: str) -> str:
    return translated(_CONTEXT, source)
