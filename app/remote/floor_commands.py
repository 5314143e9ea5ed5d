"""The commands of the floor. Whether one fits the state of the floor is decided there, not here."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.floor_commands import (
    Cancel,
    ClearQueue,
    CloseList,
    Extend,
    FloorRefused,
    Move,
    Next,
    NextResponse,
    OpenList,
    Pause,
    Release,
    Resume,
    Revoke,
    SetMode,
    SetPriority,
    SetTime,
    Undo,
)
from app.domain.floor_state import FloorMode, FloorRequest, Priority, Speaker, TurnKind
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.arguments import Argument, Given, Kind
from app.remote.command import SITE, RemoteCommand, RoomControls


def _waiting(room: RoomControls, given: Given) -> FloorRequest:
    request = room.floor.state.waiting_request(given.site())
    if request is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))
    return request


def _pause(room: RoomControls, _: Given) -> None:
    turn = room.floor.state.speaking
    room.floor.execute(Resume() if turn and turn.is_paused else Pause())


def _suggested(room: RoomControls, _: Given) -> None:
    suggestion = room.floor.suggestion()
    if suggestion is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada lokasi yang dapat disarankan."))
    room.floor.grant(suggestion.site_id)


def _name_speaker(room: RoomControls, given: Given) -> None:
    if room.floor.state.speaking is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))
    room.floor.name_speaker(_speaker(given))


def _speaker(given: Given) -> Speaker:
    return Speaker(given.text("name"), given.text("office"))


def _between(kind: TurnKind) -> Callable[[RoomControls, Given], object]:
    return lambda room, given: room.floor.interpose(_speaker(given), kind, given.site())


def _list(room: RoomControls, given: Given) -> None:
    room.floor.execute(OpenList() if given.flag("open") else CloseList())


def _mode(room: RoomControls, given: Given) -> None:
    room.floor.execute(SetMode(FloorMode(given.text("mode")), given.number("limit")))


_EXTRA = Argument(
    "seconds", Kind.NUMBER, QT_TRANSLATE_NOOP("remote", "Tambahan waktu dalam detik."), 60, lowest=-600, highest=600
)
_ALLOTTED = Argument(
    "seconds", Kind.NUMBER, QT_TRANSLATE_NOOP("remote", "Seluruh waktu bicara dalam detik."), lowest=10, highest=3600
)
_NAME = Argument("name", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nama pembicara."))
_ANY_NAME = Argument("name", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nama pembicara; boleh kosong."), "")
_OFFICE = Argument("office", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Jabatan pembicara; boleh kosong."), "")
_OVERRIDE = Argument(
    "override", Kind.FLAG, QT_TRANSLATE_NOOP("remote", "true: juga bila lokasi tidak tersambung."), default=False
)
_WHERE = Argument(
    "site", Kind.PLACE, QT_TRANSLATE_NOOP("remote", "Lokasi seperti pada floor.grant, atau RUANG untuk ruang sidang.")
)
_IN_HALL = Argument("site", Kind.PLACE, _WHERE.help, "RUANG")
_OPEN = Argument("open", Kind.FLAG, QT_TRANSLATE_NOOP("remote", "true membuka antrean, false menutupnya."))
_PLACE = Argument(
    "position", Kind.NUMBER, QT_TRANSLATE_NOOP("remote", "Tempat baru dalam antrean, 1 paling depan."), 1, 1, 99
)
_PRIORITY = Argument(
    "priority",
    Kind.NUMBER,
    QT_TRANSLATE_NOOP("remote", "0 paling rendah, 2 biasa, 4 paling tinggi."),
    lowest=0,
    highest=4,
)
_MODE = Argument(
    "mode",
    Kind.CHOICE,
    QT_TRANSLATE_NOOP("remote", "Cara memberi kesempatan bicara."),
    choices=tuple(mode.value for mode in FloorMode),
)
_LIMIT = Argument(
    "limit", Kind.NUMBER, QT_TRANSLATE_NOOP("remote", "Berapa lokasi boleh bicara sekaligus."), 1, lowest=1, highest=16
)

FLOOR_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand(
        "floor.bell",
        QT_TRANSLATE_NOOP("remote", "Lonceng waktu: mati, berbunyi, berbunyi dan berbicara"),
        lambda room, _: room.bell.switch(),
    ),
    RemoteCommand(
        "floor.grant",
        QT_TRANSLATE_NOOP("commands", "Beri kesempatan bicara"),
        lambda room, given: room.floor.grant(given.site(), override=given.flag("override")),
        (SITE, _OVERRIDE),
    ),
    RemoteCommand(
        "floor.override",
        QT_TRANSLATE_NOOP("commands", "Beri walau terputus"),
        lambda room, given: room.floor.grant(given.site(), override=True),
        (SITE,),
    ),
    RemoteCommand("floor.suggested", QT_TRANSLATE_NOOP("commands", "Beri yang disarankan"), _suggested),
    RemoteCommand(
        "floor.next", QT_TRANSLATE_NOOP("commands", "Berikutnya"), lambda room, _: room.floor.execute(Next())
    ),
    RemoteCommand(
        "floor.next_response",
        QT_TRANSLATE_NOOP("remote", "Tanggapan berikutnya"),
        lambda room, _: room.floor.execute(NextResponse()),
    ),
    RemoteCommand(
        "floor.request",
        QT_TRANSLATE_NOOP("commands", "Antrekan"),
        lambda room, given: room.floor.request(given.site()),
        (SITE,),
    ),
    RemoteCommand(
        "floor.cancel",
        QT_TRANSLATE_NOOP("commands", "Batalkan antrean"),
        lambda room, given: room.floor.execute(Cancel(_waiting(room, given).request_id)),
        (SITE,),
    ),
    RemoteCommand(
        "floor.move",
        QT_TRANSLATE_NOOP("remote", "Pindahkan dalam antrean"),
        lambda room, given: room.floor.execute(Move(_waiting(room, given).request_id, given.number("position"))),
        (SITE, _PLACE),
    ),
    RemoteCommand(
        "floor.priority",
        QT_TRANSLATE_NOOP("remote", "Ubah prioritas"),
        lambda room, given: room.floor.execute(
            SetPriority(_waiting(room, given).request_id, Priority(given.number("priority")))
        ),
        (SITE, _PRIORITY),
    ),
    RemoteCommand(
        "floor.clear",
        QT_TRANSLATE_NOOP("remote", "Kosongkan antrean"),
        lambda room, _: room.floor.execute(ClearQueue()),
    ),
    RemoteCommand("floor.list", QT_TRANSLATE_NOOP("remote", "Buka atau tutup antrean"), _list, (_OPEN,)),
    RemoteCommand(
        "floor.extend",
        QT_TRANSLATE_NOOP("remote", "Tambah waktu bicara"),
        lambda room, given: room.floor.execute(Extend(given.number("seconds"))),
        (_EXTRA,),
    ),
    RemoteCommand(
        "floor.shorten",
        QT_TRANSLATE_NOOP("commands", "−1 menit"),
        lambda room, _: room.floor.execute(Extend(-60)),
    ),
    RemoteCommand(
        "floor.set_time",
        QT_TRANSLATE_NOOP("remote", "Tetapkan waktu bicara"),
        lambda room, given: room.floor.execute(SetTime(given.number("seconds"))),
        (_ALLOTTED,),
    ),
    RemoteCommand(
        "floor.spread",
        QT_TRANSLATE_NOOP("remote", "Ratakan waktu"),
        lambda room, given: room.floor.spread_overrun(given.site()),
        (SITE,),
    ),
    RemoteCommand("floor.pause", QT_TRANSLATE_NOOP("remote", "Jeda, atau lanjutkan"), _pause),
    RemoteCommand(
        "floor.release", QT_TRANSLATE_NOOP("commands", "Selesai"), lambda room, _: room.floor.execute(Release())
    ),
    RemoteCommand("floor.revoke", QT_TRANSLATE_NOOP("commands", "Tarik"), lambda room, _: room.floor.execute(Revoke())),
    RemoteCommand(
        "floor.speaker", QT_TRANSLATE_NOOP("commands", "Isi nama pembicara"), _name_speaker, (_NAME, _OFFICE)
    ),
    RemoteCommand(
        "floor.interupsi",
        QT_TRANSLATE_NOOP("remote", "Interupsi"),
        _between(TurnKind.INTERUPSI),
        (_WHERE, _ANY_NAME, _OFFICE),
    ),
    RemoteCommand(
        "floor.tanggapan",
        QT_TRANSLATE_NOOP("remote", "Tanggapan OPD"),
        _between(TurnKind.TANGGAPAN),
        (_IN_HALL, _ANY_NAME, _OFFICE),
    ),
    RemoteCommand(
        "floor.arahan",
        QT_TRANSLATE_NOOP("remote", "Arahan pimpinan"),
        _between(TurnKind.ARAHAN),
        (_IN_HALL, _ANY_NAME, _OFFICE),
    ),
    RemoteCommand("floor.mode", QT_TRANSLATE_NOOP("remote", "Cara memberi kesempatan bicara"), _mode, (_MODE, _LIMIT)),
    RemoteCommand(
        "floor.re_add",
        QT_TRANSLATE_NOOP("remote", "Antrekan lagi yang terakhir bicara"),
        lambda room, _: room.floor.re_add_last(),
    ),
    RemoteCommand(
        "floor.undo",
        QT_TRANSLATE_NOOP("remote", "Urungkan perintah terakhir"),
        lambda room, _: room.floor.execute(Undo()),
    ),
)
