"""Every command of the console in one table: menus, shortcuts, key caps, buttons and the help sheet read it.

While a text field has the focus somebody is typing, and a stray key must not move the floor:
then the second column of keys applies.
"""

from __future__ import annotations

from app.domain.text import QT_TRANSLATE_NOOP
from app.ui.command import GROUP_TITLES, Command, Condition, Group
from app.ui.proposal_commands import PROPOSAL_COMMANDS

__all__ = ["COMMANDS", "GROUP_TITLES", "WIZARD_COMMANDS", "Command", "Condition", "Group"]


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
    Command("floor.extend", QT_TRANSLATE_NOOP("commands", "+1 menit"), Group.FLOOR, "+", "Ctrl++", Condition.HOLDER),
    Command("floor.shorten", QT_TRANSLATE_NOOP("commands", "−1 menit"), Group.FLOOR, "-", "Ctrl+-", Condition.HOLDER),
    Command(
        "floor.set_time",
        QT_TRANSLATE_NOOP("commands", "Atur waktu bicara"),
        Group.FLOOR,
        "=",
        "Ctrl+=",
        Condition.HOLDER,
    ),
    Command("floor.pause", QT_TRANSLATE_NOOP("commands", "Jeda"), Group.FLOOR, "P", "Ctrl+P", Condition.HOLDER),
    Command("floor.release", QT_TRANSLATE_NOOP("commands", "Selesai"), Group.FLOOR, "L", "Ctrl+L", Condition.HOLDER),
    Command("floor.revoke", QT_TRANSLATE_NOOP("commands", "Tarik"), Group.FLOOR, "Esc", "Shift+Esc", Condition.HOLDER),
    Command("floor.bell", QT_TRANSLATE_NOOP("commands", "Lonceng waktu"), Group.FLOOR, "W", "Ctrl+Shift+W"),
    Command(
        "floor.speaker", QT_TRANSLATE_NOOP("commands", "Isi nama pembicara"), Group.FLOOR, "N", "", Condition.HOLDER
    ),
    Command(
        "floor.usulan",
        QT_TRANSLATE_NOOP("commands", "Jenis: usulan"),
        Group.FLOOR,
        "Shift+U",
        "Ctrl+Alt+U",
        Condition.SAID,
    ),
    Command(
        "floor.paparan",
        QT_TRANSLATE_NOOP("commands", "Jenis: paparan"),
        Group.FLOOR,
        "Shift+P",
        "Ctrl+Alt+P",
        Condition.SAID,
    ),
    Command(
        "floor.klarifikasi",
        QT_TRANSLATE_NOOP("commands", "Jenis: klarifikasi"),
        Group.FLOOR,
        "Shift+K",
        "Ctrl+Alt+K",
        Condition.SAID,
    ),
    Command("floor.tanggapan", QT_TRANSLATE_NOOP("commands", "Tanggapan OPD"), Group.FLOOR, "T", "Ctrl+T"),
    Command(
        "floor.interupsi",
        QT_TRANSLATE_NOOP("commands", "Interupsi"),
        Group.FLOOR,
        "I",
        "Ctrl+Alt+I",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.teknis",
        QT_TRANSLATE_NOOP("commands", "Perbaikan teknis"),
        Group.FLOOR,
        "Shift+I",
        "Ctrl+Shift+I",
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
        "floor.prepare",
        QT_TRANSLATE_NOOP("commands", "Siapkan yang berikutnya"),
        Group.FLOOR,
        "V",
        "Ctrl+Alt+V",
        Condition.SUGGESTED,
    ),
    Command(
        "floor.budget",
        QT_TRANSLATE_NOOP("commands", "Atur jatah lokasi"),
        Group.FLOOR,
        "Shift+E",
        "Ctrl+Shift+E",
        Condition.SELECTED,
    ),
    Command("floor.spread", QT_TRANSLATE_NOOP("commands", "Ratakan waktu"), Group.FLOOR, "E", "Ctrl+Alt+E"),
    Command("floor.mode", QT_TRANSLATE_NOOP("commands", "Cara bicara"), Group.FLOOR, "M", "Ctrl+Alt+M"),
    Command(
        "floor.request",
        QT_TRANSLATE_NOOP("commands", "Antrekan"),
        Group.QUEUE,
        "A",
        "Ctrl+Shift+A",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.ask",
        QT_TRANSLATE_NOOP("commands", "Catat permintaan"),
        Group.QUEUE,
        "Shift+A",
        "Ctrl+Alt+A",
        Condition.SELECTED_SILENT,
    ),
    Command(
        "floor.accept",
        QT_TRANSLATE_NOOP("commands", "Terima"),
        Group.QUEUE,
        "Y",
        "Ctrl+Alt+Y",
        Condition.SELECTED_ASKING,
    ),
    Command(
        "floor.deny", QT_TRANSLATE_NOOP("commands", "Tolak"), Group.QUEUE, "X", "Ctrl+Alt+X", Condition.SELECTED_ASKING
    ),
    Command(
        "floor.cancel",
        QT_TRANSLATE_NOOP("commands", "Batalkan antrean"),
        Group.QUEUE,
        "Del",
        "Ctrl+Shift+Del",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.queue",
        QT_TRANSLATE_NOOP("commands", "Pilih di antrean"),
        Group.QUEUE,
        "Q",
        "Ctrl+Alt+Q",
        Condition.LISTED,
    ),
    Command(
        "floor.up",
        QT_TRANSLATE_NOOP("commands", "Majukan"),
        Group.QUEUE,
        "Alt+Up",
        "Ctrl+Alt+Up",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.down",
        QT_TRANSLATE_NOOP("commands", "Mundurkan"),
        Group.QUEUE,
        "Alt+Down",
        "Ctrl+Alt+Down",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.urgent",
        QT_TRANSLATE_NOOP("commands", "Prioritas naik"),
        Group.QUEUE,
        "Shift+Alt+Up",
        "Ctrl+Shift+Up",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.less_urgent",
        QT_TRANSLATE_NOOP("commands", "Prioritas turun"),
        Group.QUEUE,
        "Shift+Alt+Down",
        "Ctrl+Shift+Down",
        Condition.SELECTED_WAITING,
    ),
    Command(
        "floor.next_response",
        QT_TRANSLATE_NOOP("commands", "Tanggapan berikutnya"),
        Group.QUEUE,
        "Shift+T",
        "Ctrl+Alt+T",
        Condition.ANSWERS,
    ),
    Command(
        "floor.re_add",
        QT_TRANSLATE_NOOP("commands", "Masukkan lagi pembicara terakhir"),
        Group.QUEUE,
        "Shift+L",
        "Ctrl+Alt+L",
    ),
    Command("floor.list", QT_TRANSLATE_NOOP("commands", "Tutup / buka antrean"), Group.QUEUE, "C", "Ctrl+Alt+C"),
    Command(
        "floor.clear",
        QT_TRANSLATE_NOOP("commands", "Bersihkan antrean"),
        Group.QUEUE,
        "Shift+Del",
        "Ctrl+Alt+Backspace",
        Condition.QUEUE,
    ),
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
    *PROPOSAL_COMMANDS,
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
    Command("session.notes", QT_TRANSLATE_NOOP("commands", "Catatan operator"), Group.SESSION, "J", "Ctrl+Alt+J"),
    Command("session.minutes", QT_TRANSLATE_NOOP("commands", "Naskah notulen"), Group.SESSION, "H", "Ctrl+Alt+H"),
    Command("session.charts", QT_TRANSLATE_NOOP("commands", "Grafik sidang"), Group.SESSION, "O", "Ctrl+Alt+O"),
    Command("session.closing", QT_TRANSLATE_NOOP("commands", "Penutupan sidang"), Group.SESSION, "Z", "Ctrl+Alt+F"),
    Command("session.agenda", QT_TRANSLATE_NOOP("commands", "Agenda"), Group.SESSION, "Ctrl+I", "Ctrl+I"),
    Command("session.decide", QT_TRANSLATE_NOOP("commands", "Putusan"), Group.SESSION, "U", "Ctrl+Shift+U"),
    Command("session.attendance", QT_TRANSLATE_NOOP("commands", "Daftar hadir"), Group.SESSION, "Ctrl+R", "Ctrl+R"),
    Command(
        "session.sending",
        QT_TRANSLATE_NOOP("commands", "Kirim ke server"),
        Group.SESSION,
        "Ctrl+Shift+S",
        "Ctrl+Shift+S",
    ),
    Command("session.export", QT_TRANSLATE_NOOP("commands", "Buat dokumen"), Group.SESSION, "Ctrl+E", "Ctrl+E"),
    Command("session.role", QT_TRANSLATE_NOOP("commands", "Peran di meja ini"), Group.SESSION, "Shift+R", "Ctrl+Alt+G"),
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
