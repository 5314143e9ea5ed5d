"""The commands of the wall. A pin wins over the automatic until it is let go; see `app.domain.wall`."""

from __future__ import annotations

from dataclasses import replace

from app.domain.floor import FloorRefused
from app.domain.identity import SiteId
from app.domain.text import QT_TRANSLATE_NOOP
from app.domain.wall import WallCover, WallLayoutKind
from app.remote.arguments import Argument, Given, Kind
from app.remote.command import RemoteCommand, RoomControls

_LAYOUTS = (
    WallLayoutKind.SEMUA,
    WallLayoutKind.SOROT,
    WallLayoutKind.BERDUA,
    WallLayoutKind.PENUH,
    WallLayoutKind.USULAN,
)
COVERS = {"black": WallCover.BLACK, "slate": WallCover.SLATE, "freeze": WallCover.FREEZE}


def _layout(room: RoomControls, given: Given) -> None:
    site = given.text("site")
    layout = WallLayoutKind(given.text("layout"))
    room.wall().order(room.wall().orders.pinned(layout, SiteId(site) if site else None))


def _cover(room: RoomControls, given: Given) -> None:
    # Said outright, not turned over: a button that is pressed twice must not show what was covered.
    cover = COVERS[given.text("cover")] if given.flag("on") else WallCover.NONE
    room.wall().order(replace(room.wall().orders, cover=cover))


def _message(room: RoomControls, given: Given) -> None:
    if not given.text("text") and not room.wall().orders.message:
        raise FloorRefused(QT_TRANSLATE_NOOP("remote", "Tidak ada pesan di layar besar."))
    room.wall().order(room.wall().orders.saying(given.text("text")))


_LAYOUT = Argument(
    "layout",
    Kind.CHOICE,
    QT_TRANSLATE_NOOP("remote", "Susunan layar besar, tetap sampai wall.auto."),
    choices=tuple(layout.value for layout in _LAYOUTS),
)
_LARGE = Argument(
    "site",
    Kind.SITE,
    QT_TRANSLATE_NOOP("remote", "Lokasi yang ditampilkan besar; bila kosong, yang sedang bicara."),
    "",
)
_COVER = Argument(
    "cover",
    Kind.CHOICE,
    QT_TRANSLATE_NOOP("remote", "black menggelapkan, slate menampilkan jeda, freeze membekukan."),
    choices=tuple(COVERS),
)
_ON = Argument("on", Kind.FLAG, QT_TRANSLATE_NOOP("remote", "true menutup layar besar, false membukanya."))
_TEXT = Argument("text", Kind.TEXT, QT_TRANSLATE_NOOP("remote", "Pesan untuk layar besar; kosong menghapusnya."), "")

WALL_COMMANDS: tuple[RemoteCommand, ...] = (
    RemoteCommand("wall.layout", QT_TRANSLATE_NOOP("remote", "Pilih susunan layar besar"), _layout, (_LAYOUT, _LARGE)),
    RemoteCommand(
        "wall.auto",
        QT_TRANSLATE_NOOP("remote", "Layar besar mengikuti forum"),
        lambda room, _: room.wall().order(room.wall().orders.let_go()),
    ),
    RemoteCommand("wall.cover", QT_TRANSLATE_NOOP("remote", "Tutup atau buka layar besar"), _cover, (_COVER, _ON)),
    RemoteCommand("wall.message", QT_TRANSLATE_NOOP("remote", "Pesan di layar besar"), _message, (_TEXT,)),
)
