"""The commands of the floor. Whether one fits the state of the floor is decided there, not here."""

from __future__ import annotations

from collections.abc import Callable

from app.domain.floor_commands import (
    Accept,
    Cancel,
    ClearQueue,
    CloseList,
    Deny,
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
    SetKind,
    SetMode,
    SetPriority,
    SetTime,
    Undo,
)
from app.domain.floor_state import NO_REQUEST, FloorMode, FloorRequest, Priority, RequestStatus, Speaker, TurnKind
from app.domain.identity import RequestId
from app.domain.text import QT_TRANSLATE_NOOP
from app.remote.arguments import Argument, Given, Kind
from app.remote.command import SITE, RemoteCommand, RoomControls


def _waiting(room: RoomControls, given: Given) -> FloorRequest:
    request = room.floor.state.waiting_request(given.site())
    if request is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))
    return request


def _asking(room: RoomControls, given: Given) -> FloorRequest:
    """Return the site's request that the chair has not said yes to; any other if there is none, to be refused."""
    own = (r for r in room.floor.state.waiting if r.site_id == given.site() and r.status is RequestStatus.PENDING)
    return next(own, None) or _waiting(room, given)


def _answer(room: RoomControls, given: Given) -> FloorRequest:
    answers, place = room.floor.state.responses, given.number("position")
    if place > len(answers):
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Permintaan ini sudah tidak menunggu."))
    return answers[place - 1]


def _turn_id(room: RoomControls, given: Given) -> RequestId:
    """Return the turn of the site that is named, NO_REQUEST for whoever speaks if none is."""
    site_id = given.site()
    if not site_id:
        return NO_REQUEST
    turn = next((turn for turn in room.floor.state.on_floor if turn.site_id == site_id), None)
    if turn is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Lokasi ini tidak sedang bicara."))
    return turn.request_id


def _pause(room: RoomControls, given: Given) -> None:
    state, turn_id = room.floor.state, _turn_id(room, given)
    turn = state.find(turn_id) if turn_id else state.speaking
    room.floor.execute(Resume(turn_id) if turn and turn.is_paused else Pause(turn_id))


def _kind(room: RoomControls, kind: TurnKind, given: Given) -> None:
    """Set what is said: in the site's waiting request or turn, or by whoever speaks."""
    state, site_id = room.floor.state, given.site()
    own = (r for r in (*state.waiting, *state.on_floor) if r.site_id == site_id and not r.kind.is_between)
    request = next(own, None) if site_id else state.speaking
    if request is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang antre atau bicara untuk diberi jenis."))
    room.floor.execute(SetKind(request.request_id, kind))


def _said(kind: TurnKind) -> Callable[[RoomControls, Given], object]:
    return lambda room, given: _kind(room, kind, given)


def _suggested(room: RoomControls, _: Given) -> None:
    suggestion = room.floor.suggestion()
    if suggestion is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada lokasi yang dapat disarankan."))
    room.floor.grant(suggestion.site_id)


def _make_ready(room: RoomControls, _: Given) -> None:
    site_id = room.floor.next_site()
    if site_id is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Tidak ada lokasi yang dapat disarankan."))
    if site_id not in room.desk.state.cue:
        room.desk.toggle_cue(site_id)


def _name_speaker(room: RoomControls, given: Given) -> None:
    if room.floor.state.speaking is None:
        raise FloorRefused(QT_TRANSLATE_NOOP("floor", "Belum ada yang memegang forum."))
    room.floor.name_speaker(_speaker(given), _turn_id(room, given))


def _speaker(given: Given) -> Speaker:
    return Speaker(given.text("name"), given.text("office"), given.text("unsur"))


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
_BUDGET = Argument(
    "seconds",
    Kind.NUMBER,
    QT_TRANSLATE_NOOP("remote", "Jatah bicara lokasi untuk seluruh sidang, dalam detik."),
    lowest=10,
    highest=36_000,
)
_NAME = Argument("name", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nama pembicara."))
_ANY_NAME = Argument("name", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Nama pembicara; boleh kosong."), "")
_OFFICE = Argument("office", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Jabatan pembicara; boleh kosong."), "")
_UNSUR = Argument("unsur", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Unsur pembicara; boleh kosong."), "")
_WHOSE = Argument(
    "site", Kind.SITE, QT_TRANSLATE_NOOP("remote", "Lokasi seperti pada floor.grant; kosong berarti yang bicara."), ""
)
_ANSWER = Argument(
    "position", Kind.NUMBER, QT_TRANSLATE_NOOP("remote", "Tempat dalam antrean tanggapan, 1 paling depan."), 1, 1, 99
)
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
        "floor.ask",
        QT_TRANSLATE_NOOP("commands", "Catat permintaan"),
        lambda room, given: room.floor.ask(given.site()),
        (SITE,),
    ),
    RemoteCommand(
        "floor.accept",
        QT_TRANSLATE_NOOP("commands", "Terima"),
        lambda room, given: room.floor.execute(Accept(_asking(room, given).request_id)),
        (SITE,),
    ),
    RemoteCommand(
        "floor.deny",
        QT_TRANSLATE_NOOP("commands", "Tolak"),
        lambda room, given: room.floor.execute(Deny(_asking(room, given).request_id)),
        (SITE,),
    ),
    RemoteCommand(
        "floor.response",
        QT_TRANSLATE_NOOP("remote", "Beri kesempatan sebuah tanggapan yang menunggu"),
        lambda room, given: room.floor.begin(_answer(room, given)),
        (_ANSWER,),
    ),
    RemoteCommand(
        "floor.response_cancel",
        QT_TRANSLATE_NOOP("remote", "Batalkan sebuah tanggapan yang menunggu"),
        lambda room, given: room.floor.execute(Cancel(_answer(room, given).request_id)),
        (_ANSWER,),
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
        lambda room, given: room.floor.execute(Extend(given.number("seconds"), _turn_id(room, given))),
        (_EXTRA, _WHOSE),
    ),
    RemoteCommand(
        "floor.shorten",
        QT_TRANSLATE_NOOP("commands", "−1 menit"),
        lambda room, given: room.floor.execute(Extend(-60, _turn_id(room, given))),
        (_WHOSE,),
    ),
    RemoteCommand(
        "floor.set_time",
        QT_TRANSLATE_NOOP("remote", "Tetapkan waktu bicara"),
        lambda room, given: room.floor.execute(SetTime(given.number("seconds"), _turn_id(room, given))),
        (_ALLOTTED, _WHOSE),
    ),
    RemoteCommand("floor.prepare", QT_TRANSLATE_NOOP("commands", "Siapkan yang berikutnya"), _make_ready),
    RemoteCommand(
        "floor.budget",
        QT_TRANSLATE_NOOP("commands", "Atur jatah lokasi"),
        lambda room, given: room.floor.set_budget(given.site(), given.number("seconds")),
        (SITE, _BUDGET),
    ),
    RemoteCommand(
        "floor.spread",
        QT_TRANSLATE_NOOP("remote", "Ratakan waktu"),
        lambda room, given: room.floor.spread_overrun(given.site()),
        (SITE,),
    ),
    RemoteCommand("floor.pause", QT_TRANSLATE_NOOP("remote", "Jeda, atau lanjutkan"), _pause, (_WHOSE,)),
    RemoteCommand(
        "floor.release",
        QT_TRANSLATE_NOOP("commands", "Selesai"),
        lambda room, given: room.floor.execute(Release(_turn_id(room, given))),
        (_WHOSE,),
    ),
    RemoteCommand(
        "floor.revoke",
        QT_TRANSLATE_NOOP("commands", "Tarik"),
        lambda room, given: room.floor.execute(Revoke(_turn_id(room, given))),
        (_WHOSE,),
    ),
    RemoteCommand("floor.usulan", QT_TRANSLATE_NOOP("commands", "Jenis: usulan"), _said(TurnKind.USULAN), (_WHOSE,)),
    RemoteCommand("floor.paparan", QT_TRANSLATE_NOOP("commands", "Jenis: paparan"), _said(TurnKind.PAPARAN), (_WHOSE,)),
    RemoteCommand(
        "floor.klarifikasi",
        QT_TRANSLATE_NOOP("commands", "Jenis: klarifikasi"),
        _said(TurnKind.KLARIFIKASI),
        (_WHOSE,),
    ),
    RemoteCommand(
        "floor.speaker",
        QT_TRANSLATE_NOOP("commands", "Isi nama pembicara"),
        _name_speaker,
        (_NAME, _OFFICE, _UNSUR, _WHOSE),
    ),
    RemoteCommand(
        "floor.interupsi",
        QT_TRANSLATE_NOOP("remote", "Interupsi"),
        _between(TurnKind.INTERUPSI),
        (_WHERE, _ANY_NAME, _OFFICE, _UNSUR),
    ),
    RemoteCommand(
        "floor.teknis",
        QT_TRANSLATE_NOOP("commands", "Perbaikan teknis"),
        _between(TurnKind.TEKNIS),
        (_WHERE, _ANY_NAME, _OFFICE, _UNSUR),
    ),
    RemoteCommand(
        "floor.tanggapan",
        QT_TRANSLATE_NOOP("remote", "Tanggapan OPD"),
        _between(TurnKind.TANGGAPAN),
        (_IN_HALL, _ANY_NAME, _OFFICE, _UNSUR),
    ),
    RemoteCommand(
        "floor.arahan",
        QT_TRANSLATE_NOOP("remote", "Arahan pimpinan"),
        _between(TurnKind.ARAHAN),
        (_IN_HALL, _ANY_NAME, _OFFICE, _UNSUR),
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
