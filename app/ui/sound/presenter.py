"""Between the page "Suara" and what it changes: settings, devices, the operator's ear, the session file.

Runs on: the thread of the screen, called by its clocks. Nothing here waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from app.domain.identity import SiteId
from app.domain.session import Session
from app.domain.sound import Bus, ChosenDevices, DeviceState, OutputDevice
from app.domain.sound_processing import SiteSound
from app.session.sound_desk import SoundDesk
from app.session.sound_settings import SoundSettings
from app.ui.console.window import ConsoleWindow
from app.ui.later import MainThread
from app.ui.sound.page import SoundPage
from app.ui.sound.ports import SoundDevices
from app.ui.sound.store import SoundStore
from app.ui.sound.view import SiteRow, device_view, silent_level, tone_text
from app.ui.theme.tokens import Tokens
from app.ui.words import error_text

logger = logging.getLogger(__name__)

TONE_S = 2.0
_FIGURES_EVERY = 4
"""Ticks of the state clock between two readings of the level in words."""


@dataclass(frozen=True, slots=True)
class SoundPageServices:
    """What the presenter talks to. `chosen` plays now; `remembered` is what the next start will choose."""

    session: Session
    settings: SoundSettings
    desk: SoundDesk
    devices: SoundDevices
    store: SoundStore
    later: MainThread
    chosen: ChosenDevices
    remembered: ChosenDevices


class SoundPagePresenter(QObject):
    """Opens the page and carries out what is wanted on it.

    `left_unsaved` carries the name of the session file that does not say yet what is heard.
    """

    opened = Signal()
    left_unsaved = Signal(str)

    def __init__(self, services: SoundPageServices, console: ConsoleWindow, tokens: Tokens) -> None:
        super().__init__(console)
        self._s = services
        self._console = console
        self._tokens = tokens
        self._page: SoundPage | None = None
        self._chosen = services.chosen
        self._remembered = services.remembered
        self._outputs: Sequence[OutputDevice] = ()
        self._has_listened = False
        self._is_busy = False
        self._countdown = 0
        self._tone_over = QTimer(self)
        self._tone_over.setSingleShot(True)
        self._tone_over.setInterval(round(TONE_S * 1000))
        self._tone_over.timeout.connect(self._forget_tone)
        services.settings.subscribe(self._refresh)
        services.desk.subscribe(lambda _: self._refresh())

    def open(self, site_id: SiteId | None) -> None:
        """Open the page with this site chosen, the first one if there is none."""
        if self._page is None:
            self._page = self._make_page()
            self._refresh()
            self.tick()
            self._page.show()
            self._look()
        page = self._page
        page.table.choose(site_id or page.table.chosen or self._s.session.sites[0].site_id)
        page.raise_()
        page.activateWindow()
        self.opened.emit()

    def tick(self) -> None:
        """Say what the devices are doing. Costs nothing while the page is closed."""
        page = self._page
        if page is None:
            return
        statuses = {Bus.ROOM: self._s.devices.status(), Bus.CUE: self._s.devices.cue_status()}
        for bus, line in page.devices.lines.items():
            line.show_view(device_view(bus, self._chosen.of(bus), statuses[bus], self._names_of_room()), statuses[bus])
        self._countdown -= 1
        chosen = page.table.chosen
        if self._countdown <= 0 and chosen:
            self._countdown = _FIGURES_EVERY
            level = next((level for level in self._s.devices.levels() if level.site_id == chosen), None)
            page.detail.show_figures(level)

    def tick_levels(self) -> None:
        """Move the meters. Costs nothing while the page is closed."""
        page = self._page
        if page is None:
            return
        levels = {level.site_id: level for level in self._s.devices.levels()}
        page.table.show_levels(levels)
        chosen = page.table.chosen
        if chosen:
            page.detail.show_level(levels.get(chosen) or silent_level(chosen))

    # --- the page ---------------------------------------------------------------------------

    def _make_page(self) -> SoundPage:
        page = SoundPage(self._rows(), self._tokens, self._console.metrics, self._console)
        # Whatever lies over the console: the room can be silenced.
        page.addAction(self._console.commands.action("sound.mute"))
        page.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page.table.site_chosen.connect(self._show_site)
        page.detail.changed.connect(self._change)
        page.detail.listen_wanted.connect(self._toggle_listening)
        page.detail.all_wanted.connect(self._apply_to_all)
        page.detail.usual_wanted.connect(self._reset)
        for bus, line in page.devices.lines.items():
            line.device_chosen.connect(_OnBus(self._use_device, bus))
            line.tone_wanted.connect(_OnBus(self._sound_tone, bus))
            line.show_chosen(self._chosen.of(bus))
        page.devices.show_devices(self._outputs)
        page.devices.look_wanted.connect(self._look)
        page.save_wanted.connect(self._save)
        page.read_wanted.connect(self._read)
        page.finished.connect(self._forget_page)
        return page

    def _forget_page(self) -> None:
        self._page = None
        self._tone_over.stop()
        self._stop_listening()
        self._console.activateWindow()
        if self._s.store.file_name and self._s.settings.changed:
            self.left_unsaved.emit(self._s.store.file_name)

    def _rows(self) -> list[SiteRow]:
        settings, cue = self._s.settings, self._s.desk.state.cue
        now, changed = settings.now, settings.changed
        has_file = bool(self._s.store.file_name)
        return [
            SiteRow(
                site_id=site.site_id,
                key=f"F{number}" if number <= 12 else f"⇧F{number - 12}",
                name=site.name,
                sound=now[site.site_id],
                is_changed=has_file and site.site_id in changed,
                is_heard_by_operator=site.site_id in cue,
            )
            for number, site in enumerate(self._s.session.sites, start=1)
        ]

    def _refresh(self) -> None:
        page = self._page
        if page is None:
            return
        rows = self._rows()
        page.table.show_rows(rows)
        chosen = page.table.chosen
        row = next((row for row in rows if row.site_id == chosen), None)
        if row:
            page.detail.show_row(row)
        page.detail.allow(listening=bool(self._chosen.cue))
        page.show_file(
            self._file_text(),
            has_file=bool(self._s.store.file_name),
            has_changes=bool(self._s.settings.changed),
            is_busy=self._is_busy,
        )

    def _file_text(self) -> str:
        file, changed = self._s.store.file_name, len(self._s.settings.changed)
        if not file:
            return self.tr("Sesi peragaan: perubahan berlaku sampai ruang ditutup dan tidak ditulis ke berkas.")
        if not changed:
            return self.tr("Semua pengaturan tersimpan di {file}.").format(file=file)
        text = self.tr("{count} lokasi sudah terdengar begini, tetapi belum tersimpan di {file}.")
        return text.format(count=changed, file=file)

    # --- the sites --------------------------------------------------------------------------

    def _show_site(self, site_id: str) -> None:
        # Who listens and goes on to the next site wants to hear that one.
        if self._has_listened and self._s.desk.state.cue and site_id not in self._s.desk.state.cue:
            self._s.desk.toggle_cue(SiteId(site_id))
        self._countdown = 0
        self._refresh()
        self.tick()
        self.tick_levels()

    def _change(self, sound: SiteSound) -> None:
        chosen = self._page.table.chosen if self._page else None
        if chosen:
            self._s.settings.set(chosen, sound)

    def _apply_to_all(self) -> None:
        page = self._page
        if page and page.table.chosen:
            self._s.settings.apply_to_all(page.table.chosen)
            page.say(self.tr("Olahan lokasi ini berlaku untuk semua. Penguatan dan selisih bibir tetap milik lokasi."))

    def _reset(self) -> None:
        page = self._page
        if page and page.table.chosen:
            self._s.settings.reset(page.table.chosen)
            page.say("")

    def _toggle_listening(self) -> None:
        chosen = self._page.table.chosen if self._page else None
        if chosen:
            self._s.desk.toggle_cue(chosen)
            self._has_listened = chosen in self._s.desk.state.cue
            self._refresh()

    def _stop_listening(self) -> None:
        """End what was begun on the page; what the operator began elsewhere goes on."""
        if self._has_listened:
            for site_id in self._s.desk.state.cue:
                self._s.desk.toggle_cue(site_id)
        self._has_listened = False

    # --- the devices ------------------------------------------------------------------------

    def _names_of_room(self) -> set[str]:
        """Return every name that the room's device may be chosen by."""
        status = self._s.devices.status()
        names = {status.device} if status.device else set()
        if status.state is DeviceState.FALLBACK or not self._chosen.room:
            names |= {output.name for output in self._outputs if output.is_default}
        else:
            names.add(self._chosen.room)
        return names

    def _look(self) -> None:
        if self._page:
            self._page.devices.show_looking(is_looking=True)
        self._s.later.when_done(self._s.store.devices(), self._show_outputs, self._could_not_look)

    def _show_outputs(self, outputs: Sequence[OutputDevice]) -> None:
        self._outputs = tuple(outputs)
        if self._page:
            self._page.devices.show_looking(is_looking=False)
            self._page.devices.show_devices(self._outputs)
            self._page.devices.say("" if outputs else self.tr("Tidak ada perangkat suara di komputer ini."))

    def _could_not_look(self, error: BaseException) -> None:
        logger.error("the sound devices could not be listed: %s", error)
        if self._page:
            self._page.devices.show_looking(is_looking=False)
            self._page.devices.say(error_text(error), is_trouble=True)

    def _use_device(self, bus: Bus, name: str) -> None:
        logger.info("the operator chose %s for %s", name or "no device by name", bus.value)
        self._chosen = self._chosen.with_device(bus, name)
        self._remembered = self._remembered.with_device(bus, name)
        self._s.devices.use_device(name, bus)
        if self._page:
            self._page.devices.lines[bus].show_chosen(name)
        if bus is Bus.CUE and not name:
            self._stop_listening()
        self._refresh()
        self.tick()
        self._s.later.when_done(self._s.store.remember(self._remembered), lambda _: None, self._could_not_remember)

    def _could_not_remember(self, error: BaseException) -> None:
        logger.error("the choice of sound devices is not kept: %s", error)
        if self._page:
            self._page.devices.say(error_text(error), is_trouble=True)

    def _sound_tone(self, bus: Bus) -> None:
        self._s.desk.sound_tone(bus, TONE_S)
        status = self._s.devices.status() if bus is Bus.ROOM else self._s.devices.cue_status()
        if self._page:
            self._page.devices.say(tone_text(bus, status))
        self._tone_over.start()

    def _forget_tone(self) -> None:
        if self._page:
            self._page.devices.say("")

    # --- the session file -------------------------------------------------------------------

    def _save(self) -> None:
        if self._is_busy:
            return
        wanted = self._s.settings.now

        def done(_: None) -> None:
            logger.info("the sound settings are saved in %s", self._s.store.file_name)
            self._is_busy = False
            self._s.settings.mark_stored(wanted)
            self._say(self.tr("Tersimpan di {file}.").format(file=self._s.store.file_name))

        self._begin(self.tr("Menyimpan …"))
        self._s.later.when_done(self._s.store.save(wanted), done, self._failed)

    def _read(self) -> None:
        if self._is_busy:
            return

        def done(found: Mapping[SiteId, SiteSound]) -> None:
            logger.info("the sound settings are read anew from %s", self._s.store.file_name)
            self._is_busy = False
            self._s.settings.follow_file(found)
            kept = self.tr("Perubahan yang belum disimpan tetap berlaku.") if self._s.settings.changed else ""
            text = self.tr("Dibaca ulang dari {file}.").format(file=self._s.store.file_name)
            self._say(f"{text} {kept}".strip())

        self._begin(self.tr("Membaca …"))
        self._s.later.when_done(self._s.store.read(), done, self._failed)

    def _begin(self, text: str) -> None:
        self._is_busy = True
        self._say(text)
        self._refresh()

    def _failed(self, error: BaseException) -> None:
        logger.error("the session file and the sound settings: %s", error)
        self._is_busy = False
        self._say(error_text(error), is_trouble=True)
        self._refresh()

    def _say(self, text: str, *, is_trouble: bool = False) -> None:
        if self._page:
            self._page.say(text, is_trouble=is_trouble)


class _OnBus:
    """A slot that knows its bus; a lambda in a loop would remember the last one."""

    def __init__(self, act: Callable[..., None], bus: Bus) -> None:
        self._act = act
        self._bus = bus

    def __call__(self, *arguments: object) -> None:
        # A button says whether it is checked; a list says which device.
        self._act(self._bus, *(argument for argument in arguments if isinstance(argument, str)))
