"""Every command of the console in one table: menus, shortcuts, key caps, buttons and the help sheet read it.

While a text field has the focus somebody is typing, and a stray key must not move the floor:
then the second column of keys applies.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.words import translated

_CONTEXT = "commands"


class Group(StrEnum):
    """The headings of the menu and of the help sheet."""

    FLOOR = "floor"
    AGENDA = "agenda"
    SOUND = "sound"
    PROPOSAL = "proposal"
    WALL = "wall"
    SCREEN = "screen"
    SESSION = "session"
    SITE = "site"
    WIZARD = "wizard"


GROUP_TITLES = {
    Group.FLOOR: QT_TRANSLATE_NOOP("commands", "Forum"),
    Group.AGENDA: QT_TRANSLATE_NOOP("commands", "Agenda"),
    Group.SOUND: QT_TRANSLATE_NOOP("commands", "Suara ruang"),
    Group.PROPOSAL: QT_TRANSLATE_NOOP("commands", "Usulan"),
    Group.WALL: QT_TRANSLATE_NOOP("commands", "Layar besar"),
    Group.SCREEN: QT_TRANSLATE_NOOP("commands", "Layar"),
    Group.SESSION: QT_TRANSLATE_NOOP("commands", "Sesi"),
    Group.SITE: QT_TRANSLATE_NOOP("commands", "Pilih lokasi"),
    Group.WIZARD: QT_TRANSLATE_NOOP("commands", "Menyiapkan sesi"),
}


class Condition(StrEnum):
    """What must be true for a command to make sense now."""

    ALWAYS = "always"
    ANSWERS = "answers"
    CHAIR = "chair"
    HOLDER = "holder"
    QUEUE = "queue"
    SELECTED = "selected"
    SELECTED_SILENT = "selected_silent"
    SELECTED_WAITING = "selected_waiting"
    SUGGESTED = "suggested"
    TYPING = "typing"
    UNDO = "undo"


@dataclass(frozen=True, slots=True)
class Command:
    """One command. `keys` apply on the board, `keys_in_text` while a text field has the focus.

    `is_held`: on the board it lasts for as long as its key is down; in text its keys turn it on and off.
    """

    command_id: str
    text: str
    group: Group
    keys: str
    keys_in_text: str
    needs: Condition = Condition.ALWAYS
    is_held: bool = False

    @property
    def title(self) -> str:
        """Return the text in the language of the screen."""
        return translated(_CONTEXT, self.text)


def _site(number: int) -> Command:
    keys = f"F{number}" if number <= 12 else f"Shift+F{number - 12}"
    return Command(f"site.{number}", QT_TRANSLATE_NOOP("commands", "Pilih lokasi {number}"), Group.SITE, keys, keys)


COMMANDS: tuple[Command, ...] = (
    Command(
        "floor.grant",
        QT_TRANSLATE_NOOP("commands", "Beri kesempatan bicara"),
        Group.FLOOR,
        "Return",
        "Ctrl+Shift+Return",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.next", QT_TRANSLATE_NOOP("commands", "Berikutnya"), Group.FLOOR, "Space", "Ctrl+Space", Condition.QUEUE
    ),
    Command(
        "floor.request",
        QT_TRANSLATE_NOOP("commands", "Antrekan"),
        Group.FLOOR,
        "A",
        "Ctrl+Shift+A",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.cancel",
        QT_TRANSLATE_NOOP("commands", "Batalkan antrean"),
        Group.FLOOR,
        "Del",
        "Ctrl+Shift+Del",
        Condition.SELECTED_WAITING,
    ),
    Command("floor.extend", QT_TRANSLATE_NOOP("commands", "+1 menit"), Group.FLOOR, "+", "Ctrl++", Condition.HOLDER),
    Command("floor.pause", QT_TRANSLATE_NOOP("commands", "Jeda"), Group.FLOOR, "P", "Ctrl+P", Condition.HOLDER),
    Command("floor.release", QT_TRANSLATE_NOOP("commands", "Selesai"), Group.FLOOR, "L", "Ctrl+L", Condition.HOLDER),
    Command("floor.revoke", QT_TRANSLATE_NOOP("commands", "Tarik"), Group.FLOOR, "Esc", "Shift+Esc", Condition.HOLDER),
    Command("floor.bell", QT_TRANSLATE_NOOP("commands", "Lonceng waktu"), Group.FLOOR, "W", "Ctrl+Shift+W"),
    Command(
        "floor.speaker", QT_TRANSLATE_NOOP("commands", "Isi nama pembicara"), Group.FLOOR, "N", "", Condition.HOLDER
    ),
    Command("floor.tanggapan", QT_TRANSLATE_NOOP("commands", "Tanggapan OPD"), Group.FLOOR, "T", "Ctrl+T"),
    Command(
        "floor.next_response",
        QT_TRANSLATE_NOOP("commands", "Tanggapan berikutnya"),
        Group.FLOOR,
        "Shift+T",
        "Ctrl+Alt+T",
        Condition.ANSWERS,
    ),
    Command(
        "floor.interupsi",
        QT_TRANSLATE_NOOP("commands", "Interupsi"),
        Group.FLOOR,
        "I",
        "Ctrl+Alt+I",
        Condition.SELECTED_SILENT,
    ),
    Command("floor.arahan", QT_TRANSLATE_NOOP("commands", "Arahan pimpinan"), Group.FLOOR, "R", "Ctrl+Alt+R"),
    Command(
        "floor.suggested",
        QT_TRANSLATE_NOOP("commands", "Beri yang disarankan"),
        Group.FLOOR,
        "S",
        "Ctrl+Alt+S",
        Condition.SUGGESTED,
    ),
    Command(
        "floor.override",
        QT_TRANSLATE_NOOP("commands", "Beri walau terputus"),
        Group.FLOOR,
        "Shift+Return",
        "Ctrl+Alt+Return",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.undo", QT_TRANSLATE_NOOP("commands", "Urungkan"), Group.FLOOR, "Ctrl+Z", "Ctrl+Alt+Z", Condition.UNDO
    ),
    Command(
        "floor.re_add",
        QT_TRANSLATE_NOOP("commands", "Masukkan lagi pembicara terakhir"),
        Group.FLOOR,
        "Shift+L",
        "Ctrl+Alt+L",
    ),
    Command(
        "floor.up",
        QT_TRANSLATE_NOOP("commands", "Majukan"),
        Group.FLOOR,
        "Alt+Up",
        "Ctrl+Alt+Up",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.down",
        QT_TRANSLATE_NOOP("commands", "Mundurkan"),
        Group.FLOOR,
        "Alt+Down",
        "Ctrl+Alt+Down",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.urgent",
        QT_TRANSLATE_NOOP("commands", "Prioritas naik"),
        Group.FLOOR,
        "Shift+Alt+Up",
        "Ctrl+Shift+Up",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.less_urgent",
        QT_TRANSLATE_NOOP("commands", "Prioritas turun"),
        Group.FLOOR,
        "Shift+Alt+Down",
        "Ctrl+Shift+Down",
        Condition.SELECTED_WAITING,
    ),
    Command("floor.list", QT_TRANSLATE_NOOP("commands", "Tutup / buka antrean"), Group.FLOOR, "C", "Ctrl+Alt+C"),
    Command(
        "floor.clear",
        QT_TRANSLATE_NOOP("commands", "Bersihkan antrean"),
        Group.FLOOR,
        "Shift+Del",
        "Ctrl+Alt+Backspace",
        Condition.QUEUE,
    ),
    Command("floor.shorten", QT_TRANSLATE_NOOP("commands", "−1 menit"), Group.FLOOR, "-", "Ctrl+-", Condition.HOLDER),
    Command("floor.spread", QT_TRANSLATE_NOOP("commands", "Ratakan waktu"), Group.FLOOR, "E", "Ctrl+Alt+E"),
    Command("floor.mode", QT_TRANSLATE_NOOP("commands", "Cara bicara"), Group.FLOOR, "M", "Ctrl+Alt+M"),
    Command("agenda.forward", QT_TRANSLATE_NOOP("commands", "Acara berikutnya"), Group.AGENDA, "G", "Ctrl+Shift+G"),
    Command(
        "agenda.back", QT_TRANSLATE_NOOP("commands", "Kembali ke acara tadi"), Group.AGENDA, "Shift+G", "Ctrl+Shift+J"
    ),
    Command("sound.listen", QT_TRANSLATE_NOOP("commands", "Dengarkan"), Group.SOUND, "D", "Ctrl+D"),
    Command(
        "sound.priority",
        QT_TRANSLATE_NOOP("commands", "Prioritas pimpinan"),
        Group.SOUND,
        "K",
        "Ctrl+K",
        Condition.CHAIR,
        is_held=True,
    ),
    Command("sound.mute", QT_TRANSLATE_NOOP("commands", "Bisukan ruang"), Group.SOUND, "Ctrl+Shift+M", "Ctrl+Shift+M"),
    Command("proposal.new", QT_TRANSLATE_NOOP("commands", "Usulan baru"), Group.PROPOSAL, "Ctrl+N", "Ctrl+N"),
    Command(
        "proposal.file", QT_TRANSLATE_NOOP("commands", "Simpan dan baru"), Group.PROPOSAL, "Ctrl+Return", "Ctrl+Return"
    ),
    Command("proposal.find", QT_TRANSLATE_NOOP("commands", "Cari usulan"), Group.PROPOSAL, "Ctrl+F", "Ctrl+F"),
    Command("wall.auto", QT_TRANSLATE_NOOP("commands", "Otomatis"), Group.WALL, "0", "Ctrl+0"),
    Command("wall.semua", QT_TRANSLATE_NOOP("commands", "Semua lokasi"), Group.WALL, "1", "Ctrl+1"),
    Command("wall.sorot", QT_TRANSLATE_NOOP("commands", "Sorot lokasi terpilih"), Group.WALL, "2", "Ctrl+2"),
    Command("wall.berdua", QT_TRANSLATE_NOOP("commands", "Berdua dengan lokasi terpilih"), Group.WALL, "3", "Ctrl+3"),
    Command("wall.penuh", QT_TRANSLATE_NOOP("commands", "Lokasi terpilih selebar layar"), Group.WALL, "4", "Ctrl+4"),
    Command("wall.usulan", QT_TRANSLATE_NOOP("commands", "Usulan yang dibahas"), Group.WALL, "5", "Ctrl+5"),
    Command("wall.pesan", QT_TRANSLATE_NOOP("commands", "Pesan …"), Group.WALL, "6", "Ctrl+6"),
    Command("wall.gelap", QT_TRANSLATE_NOOP("commands", "Gelapkan"), Group.WALL, "7", "Ctrl+7"),
    Command("wall.jeda", QT_TRANSLATE_NOOP("commands", "Tutup dengan tulisan jeda"), Group.WALL, "8", "Ctrl+8"),
    Command("wall.bekukan", QT_TRANSLATE_NOOP("commands", "Bekukan"), Group.WALL, "9", "Ctrl+9"),
    Command("wall.discuss", QT_TRANSLATE_NOOP("commands", "Bahas usulan ini"), Group.WALL, "B", "Ctrl+Shift+B"),
    Command(
        "wall.displays", QT_TRANSLATE_NOOP("commands", "Pilih layar …"), Group.WALL, "Ctrl+Shift+L", "Ctrl+Shift+L"
    ),
    Command(
        "screen.board",
        QT_TRANSLATE_NOOP("commands", "Kembali ke papan"),
        Group.SCREEN,
        "",
        "Esc",
        Condition.TYPING,
    ),
    Command(
        "screen.wall", QT_TRANSLATE_NOOP("commands", "Layar besar penuh / jendela"), Group.SCREEN, "Ctrl+B", "Ctrl+B"
    ),
    Command(
        "screen.look",
        QT_TRANSLATE_NOOP("commands", "Tampilan layar"),
        Group.SCREEN,
        "Ctrl+Shift+T",
        "Ctrl+Shift+T",
    ),
    Command(
        "screen.panels", QT_TRANSLATE_NOOP("commands", "Susunan panel"), Group.SCREEN, "Ctrl+Shift+P", "Ctrl+Shift+P"
    ),
    Command("screen.menu", QT_TRANSLATE_NOOP("commands", "Menu"), Group.SCREEN, "Ctrl+M", "Ctrl+M"),
    Command("screen.help", QT_TRANSLATE_NOOP("commands", "Daftar tombol"), Group.SCREEN, "?", "Ctrl+H"),
    Command("session.check", QT_TRANSLATE_NOOP("commands", "Uji lokasi"), Group.SESSION, "Ctrl+J", "Ctrl+J"),
    Command("session.sound", QT_TRANSLATE_NOOP("commands", "Suara"), Group.SESSION, "Ctrl+U", "Ctrl+U"),
    Command("session.line_check", QT_TRANSLATE_NOOP("commands", "Uji jalur suara"), Group.SESSION, "Ctrl+G", "Ctrl+G"),
    Command(
        "session.journal",
        QT_TRANSLATE_NOOP("commands", "Catatan kejadian"),
        Group.SESSION,
        "Ctrl+Shift+K",
        "Ctrl+Shift+K",
    ),
    Command("session.agenda", QT_TRANSLATE_NOOP("commands", "Agenda"), Group.SESSION, "Ctrl+I", "Ctrl+I"),
    Command("session.attendance", QT_TRANSLATE_NOOP("commands", "Daftar hadir"), Group.SESSION, "Ctrl+R", "Ctrl+R"),
    Command("session.export", QT_TRANSLATE_NOOP("commands", "Ekspor notulen"), Group.SESSION, "Ctrl+E", "Ctrl+E"),
    Command("session.quit", QT_TRANSLATE_NOOP("commands", "Keluar"), Group.SESSION, "Ctrl+Q", "Ctrl+Q"),
    *(_site(number) for number in range(1, 17)),
)


def _step(number: int) -> Command:
    return Command(
        f"wizard.{number}",
        QT_TRANSLATE_NOOP("commands", "Langkah {number}"),
        Group.WIZARD,
        f"Alt+{number}",
        f"Alt+{number}",
    )


WIZARD_COMMANDS: tuple[Command, ...] = (
    *(_step(number) for number in range(1, 6)),
    Command("wizard.back", QT_TRANSLATE_NOOP("commands", "Kembali"), Group.WIZARD, "Ctrl+PgUp", "Ctrl+PgUp"),
    Command("wizard.next", QT_TRANSLATE_NOOP("commands", "Lanjut"), Group.WIZARD, "Ctrl+PgDown", "Ctrl+PgDown"),
    Command("wizard.save", QT_TRANSLATE_NOOP("commands", "Simpan"), Group.WIZARD, "Ctrl+S", "Ctrl+S"),
    Command(
        "wizard.open", QT_TRANSLATE_NOOP("commands", "Simpan dan buka"), Group.WIZARD, "Ctrl+Return", "Ctrl+Return"
    ),
)
"""The commands of the wizard, which has a window of its own: nobody types there while somebody has the floor."""

_KEY_WORDS = {
    "Space": QT_TRANSLATE_NOOP("commands", "Spasi"),
    "Return": QT_TRANSLATE_NOOP("commands", "Enter"),
    "Shift": QT_TRANSLATE_NOOP("commands", "Shift"),
}


def key_text(keys: str) -> str:
    """Return keys as they stand on the key caps: `Ctrl Spasi`."""
    # The last character belongs to the key itself, which may be a plus sign.
    modifiers, _, key = keys[:-1].rpartition("+")
    parts = [*filter(None, modifiers.split("+")), key + keys[-1:]]
    return " ".join(translated(_CONTEXT, _KEY_WORDS[part]) if part in _KEY_WORDS else part for part in parts)


def _sequence(keys: str) -> QKeySequence:
    # Read as portable text: as native text the keys would be looked up in the language of the screen,
    # where Indonesian has one word, Enter, for two of them.
    return QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)


class CommandSet(QObject):
    """The table brought to life for one window: a QAction for each command.

    `keys_changed` says that other keys apply now; key caps are then drawn anew.
    """

    keys_changed = Signal()
    conditions_changed = Signal()

    def __init__(
        self,
        window: QWidget,
        handlers: Mapping[str, Callable[[], None]],
        sites: int = 0,
        table: Collection[Command] = COMMANDS,
    ) -> None:
        super().__init__(window)
        self._typing = False
        self._conditions: frozenset[Condition] = frozenset({Condition.ALWAYS})
        self._actions: dict[str, QAction] = {}
        self._commands = [c for c in table if c.group is not Group.SITE or int(c.command_id[5:]) <= sites]
        self._by_id = {command.command_id: command for command in self._commands}
        for command in self._commands:
            action = QAction(window)
            action.setText(command.title.format(number=command.command_id[5:]))
            action.triggered.connect(_Trigger(window, handlers[command.command_id]))
            action.setAutoRepeat(False)
            window.addAction(action)
            self._actions[command.command_id] = action
        self._apply()

    @property
    def is_typing(self) -> bool:
        """Tell whether a text field has the focus."""
        return self._typing

    @property
    def commands(self) -> tuple[Command, ...]:
        """Return the commands of this window, in the order of the table."""
        return tuple(self._commands)

    def action(self, command_id: str) -> QAction:
        """Return the action of a command."""
        return self._actions[command_id]

    def keys(self, command_id: str) -> str:
        """Return the keys that trigger a command now, as text for a key cap."""
        command = self._by_id[command_id]
        return key_text(command.keys_in_text if self._typing else command.keys)

    def board_key(self, command_id: str) -> Qt.Key:
        """Return the key on the board, without modifiers: what has to come up for a held command to end."""
        command = self._by_id[command_id]
        # The stubs do not know that a sequence can be indexed.
        combination: QKeyCombination = _sequence(command.keys)[0]  # type: ignore[index]
        return combination.key()

    def is_enabled(self, command_id: str) -> bool:
        """Tell whether a command makes sense now."""
        return self._actions[command_id].isEnabled()

    def listen_on(self, other: QWidget, groups: Collection[Group] = tuple(Group)) -> None:
        """Let the keys of these groups mean the same in another window."""
        other.addActions([self._actions[c.command_id] for c in self._commands if c.group in groups])

    def set_typing(self, typing: bool) -> None:
        """Say whether a text field has the focus."""
        if typing != self._typing:
            self._typing = typing
            self._apply()
            self.keys_changed.emit()

    def set_conditions(self, conditions: Collection[Condition]) -> None:
        """Say what is true now; commands that need something else are disabled."""
        wanted = frozenset({*conditions, Condition.ALWAYS})
        if wanted != self._conditions:
            self._conditions = wanted
            self._apply()
            self.conditions_changed.emit()

    def _apply(self) -> None:
        for command in self._commands:
            action = self._actions[command.command_id]
            needs_met = command.needs in self._conditions or (command.needs is Condition.TYPING and self._typing)
            action.setEnabled(needs_met)
            keys = command.keys_in_text if self._typing else command.keys
            sequences = [_sequence(keys)] if keys else []
            if keys.endswith("Return"):
                sequences.append(_sequence(keys.replace("Return", "Enter")))
            action.setShortcuts(sequences)


class _Trigger:
    """Calls a handler without the `checked` flag that QAction passes along.

    A command given in another window brings the keyboard back first: a field it opens is typed into.
    A panel of the console that stands in a window of its own keeps it: somebody types there.
    """

    def __init__(self, window: QWidget, handler: Callable[[], None]) -> None:
        self._window = window
        self._handler = handler

    def __call__(self, _checked: bool = False) -> None:
        active = QApplication.activeWindow()
        keeps_keyboard = active is not None and bool(active.property("keepsKeyboard"))
        if not self._window.isActiveWindow() and not keeps_keyboard:
            self._window.activateWindow()
        self._handler()
