"""A disk whose power can be cut at any moment: what was flushed is there, of the rest anything may be missing.

`Recorder` writes down everything that SQLite and the app do to files below a folder: SQLite through a file system of
its own (a VFS, put into pysqlite3's own library, so that the app's database module runs as it is), ours through a
stand-in for `os`. New folders are taken to be there at once: `make_folder` flushes each. `Disk` plays what was written
down and makes the images that a cut may leave:

- of the writes to a file since its last flush none, some in order, or any of them, torn at sectors of 512 bytes;
- of the names in a folder (made, moved, deleted) since the folder's last flush, the first so many;
- a file whose name is not there is lost with all its content.
"""

from __future__ import annotations

import ctypes
import os
import random
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pysqlite3._sqlite3 as driver

from app.data import database, durable

SECTOR = 512
FULL = 13  # SQLITE_FULL
_CREATE, _DIR_SYNC = 0x4, 0x4000 | 0x800 | 0x80000  # SQLITE_OPEN_CREATE; SUPER_JOURNAL, MAIN_JOURNAL, WAL

_I64, _INT, _PTR = ctypes.c_int64, ctypes.c_int, ctypes.c_void_p
# The name as a pointer: SQLite keeps it for as long as the file is open, and reads on behind its end.
_OPEN = ctypes.CFUNCTYPE(_INT, _PTR, _PTR, _PTR, _INT, ctypes.POINTER(_INT))
_DELETE = ctypes.CFUNCTYPE(_INT, _PTR, ctypes.c_char_p, _INT)
_WRITE = ctypes.CFUNCTYPE(_INT, _PTR, _PTR, _INT, _I64)
_TRUNCATE = ctypes.CFUNCTYPE(_INT, _PTR, _I64)
_SYNC = ctypes.CFUNCTYPE(_INT, _PTR, _INT)


class _Vfs(ctypes.Structure):
    _fields_ = (
        ("iVersion", _INT),
        ("szOsFile", _INT),
        ("mxPathname", _INT),
        ("pNext", _PTR),
        ("zName", ctypes.c_char_p),
        ("pAppData", _PTR),
        ("xOpen", _PTR),
        ("xDelete", _PTR),
        *((f"other{number}", _PTR) for number in range(14)),
    )


class _Methods(ctypes.Structure):
    _fields_ = (
        ("iVersion", _INT),
        ("xClose", _PTR),
        ("xRead", _PTR),
        ("xWrite", _PTR),
        ("xTruncate", _PTR),
        ("xSync", _PTR),
        *((f"other{number}", _PTR) for number in range(13)),
    )


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that was done. `kind` says which of the others mean something; `ack` carries a promise."""

    kind: str
    path: str = ""
    offset: int = 0
    data: bytes = b""
    other: str = ""
    promise: object = None


class Recorder:
    """Writes down what happens to files below `root`. One at a time; it is in the way of all of SQLite meanwhile."""

    def __init__(self, root: Path) -> None:
        self._root = str(root)
        self.events: list[Event] = []
        self.writes = 0
        self.fails_at: range = range(0)
        """The writes that find no room on the disk, counted from 0."""
        self._lock = threading.Lock()
        self._names: dict[int, tuple[str, bool]] = {}
        self._methods: dict[int, _Methods] = {}
        self._kept: list[Any] = []
        self._library = ctypes.CDLL(driver.__file__)
        self._library.sqlite3_vfs_find.restype = ctypes.POINTER(_Vfs)
        self._library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]

    @contextmanager
    def recording(self) -> Iterator[None]:
        """Be the file system of everything that is opened in the block. All of it is closed when it is left."""
        usual = self._library.sqlite3_vfs_find(None)
        vfs = _Vfs.from_buffer_copy(usual.contents)
        vfs.zName, vfs.pNext = b"powercut", None
        vfs.xOpen = self._callback(_OPEN, self._open(_OPEN(usual.contents.xOpen), ctypes.addressof(usual.contents)))
        vfs.xDelete = self._callback(
            _DELETE, self._delete(_DELETE(usual.contents.xDelete), ctypes.addressof(usual.contents))
        )
        self._library.sqlite3_vfs_register(ctypes.byref(vfs), 1)
        modules = (durable, database)
        for module in modules:
            module.os = _RecordedOs(self)  # type: ignore[attr-defined]
        try:
            yield
        finally:
            for module in modules:
                module.os = os  # type: ignore[attr-defined]
            self._library.sqlite3_vfs_unregister(ctypes.byref(vfs))
            self._library.sqlite3_vfs_register(usual, 1)

    def acknowledged(self, promise: object) -> None:
        """Write down that something was promised now."""
        self.add(Event("ack", promise=promise))

    def add(self, event: Event) -> None:
        if event.kind == "ack" or event.path.startswith(self._root):
            with self._lock:
                self.events.append(event)

    def finds_room(self, path: str) -> bool:
        """Count a write; tell whether the disk takes it."""
        if not path.startswith(self._root):
            return True
        with self._lock:
            self.writes += 1
            return self.writes - 1 not in self.fails_at

    def _callback(self, kind: Any, function: Any) -> Any:  # noqa: ANN401 - ctypes' own types
        made = kind(function)
        self._kept.append(made)
        return ctypes.cast(made, _PTR).value

    def _open(self, usual: Any, vfs: int) -> Any:  # noqa: ANN401
        def opened(_vfs: int, name: int | None, file: int, flags: int, out: Any) -> int:  # noqa: ANN401
            path = os.fsdecode(ctypes.string_at(name)) if name else ""
            is_new = bool(path) and not os.path.exists(path)
            code = usual(vfs, name, file, flags, out)
            if code == 0 and path.startswith(self._root) and path:
                pointer = ctypes.cast(file, ctypes.POINTER(_PTR))
                table = pointer[0]
                if table is not None:
                    pointer[0] = ctypes.addressof(self._recorded(table))
                if is_new:
                    self.add(Event("create", path))
                self._names[file] = (path, is_new and bool(flags & _DIR_SYNC))
            return int(code)

        return opened

    def _delete(self, usual: Any, vfs: int) -> Any:  # noqa: ANN401
        def deleted(_vfs: int, name: bytes, sync: int) -> int:
            code = usual(vfs, name, sync)
            path = os.fsdecode(name)
            if code == 0:
                self.add(Event("delete", path))
                if sync:
                    self.add(Event("dirsync", os.path.dirname(path)))
            return int(code)

        return deleted

    def _recorded(self, address: int) -> _Methods:
        if address not in self._methods:
            usual = _Methods.from_address(address)
            made = _Methods.from_buffer_copy(usual)
            made.xWrite = self._callback(_WRITE, self._write(_WRITE(usual.xWrite)))
            made.xTruncate = self._callback(_TRUNCATE, self._truncate(_TRUNCATE(usual.xTruncate)))
            made.xSync = self._callback(_SYNC, self._sync(_SYNC(usual.xSync)))
            self._methods[address] = made
        return self._methods[address]

    def _write(self, usual: Any) -> Any:  # noqa: ANN401
        def written(file: int, data: int, size: int, offset: int) -> int:
            path = self._names[file][0]
            if not self.finds_room(path):
                return FULL
            self.add(Event("write", path, offset, ctypes.string_at(data, size)))
            return int(usual(file, data, size, offset))

        return written

    def _truncate(self, usual: Any) -> Any:  # noqa: ANN401
        def truncated(file: int, size: int) -> int:
            self.add(Event("truncate", self._names[file][0], size))
            return int(usual(file, size))

        return truncated

    def _sync(self, usual: Any) -> Any:  # noqa: ANN401
        def synced(file: int, flags: int) -> int:
            code = usual(file, flags)
            path, folder_too = self._names[file]
            if code == 0:
                self.add(Event("sync", path))
                if folder_too:
                    # SQLite's own file system flushes the folder of a new journal together with the journal.
                    self.add(Event("dirsync", os.path.dirname(path)))
                    self._names[file] = (path, False)
            return int(code)

        return synced


class _RecordedOs:
    """`os` for `app.data.durable`: does what it does, and writes it down."""

    def __init__(self, recorder: Recorder) -> None:
        self._recorder = recorder
        self._paths: dict[int, str] = {}
        self._ends: dict[int, int] = {}

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever os has
        return getattr(os, name)

    def open(self, path: Any, flags: int, mode: int = 0o777) -> int:  # noqa: ANN401
        is_new = not os.path.exists(path)
        descriptor = os.open(path, flags, mode)
        self._paths[descriptor], self._ends[descriptor] = os.fspath(path), 0
        if is_new:
            self._recorder.add(Event("create", os.fspath(path)))
        return descriptor

    def write(self, descriptor: int, data: bytes) -> int:
        path = self._paths[descriptor]
        if not self._recorder.finds_room(path):
            raise OSError(28, os.strerror(28))
        done = os.write(descriptor, data)
        self._recorder.add(Event("write", path, self._ends[descriptor], bytes(data[:done])))
        self._ends[descriptor] += done
        return done

    def fsync(self, descriptor: int) -> None:
        os.fsync(descriptor)
        path = self._paths[descriptor]
        self._recorder.add(Event("dirsync" if os.path.isdir(path) else "sync", path))

    def replace(self, source: Any, target: Any) -> None:  # noqa: ANN401
        os.replace(source, target)
        self._recorder.add(Event("rename", os.fspath(source), other=os.fspath(target)))


@dataclass
class _File:
    """A file's flushed content, and what was done since: (offset, data), or (size, None) for a new length."""

    flushed: bytes = b""
    since: list[tuple[int, bytes | None]] = field(default_factory=list)

    def content(self, done: Sequence[tuple[int, bytes | None]]) -> bytes:
        content = bytearray(self.flushed)
        for offset, data in done:
            if data is None:
                del content[offset:]
                content.extend(bytes(offset - len(content)))
            else:
                content.extend(bytes(max(0, offset + len(data) - len(content))))
                content[offset : offset + len(data)] = data
        return bytes(content)

    def flush(self) -> None:
        self.flushed = self.content(self.since)
        self.since.clear()


class Disk:
    """What lies on the disk, flushed and not. Paths are those of the recorder's folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._now: dict[str, _File] = {}
        self._flushed: dict[str, _File] = {}
        self._since: dict[str, list[Event]] = {}
        for path in root.rglob("*"):
            # What is there when the recording begins has been there for a while.
            if path.is_file() and not path.name.endswith(("-shm", ".lock")):
                self._now[str(path)] = self._flushed[str(path)] = _File(path.read_bytes())

    def play(self, event: Event) -> None:
        """Do what was written down."""
        if event.kind == "write":
            self._now[event.path].since.append((event.offset, event.data))
        elif event.kind == "truncate":
            self._now[event.path].since.append((event.offset, None))
        elif event.kind == "sync":
            self._now[event.path].flush()
        elif event.kind == "dirsync":
            for waiting in self._since.pop(event.path, ()):
                self._rename(self._flushed, waiting)
        elif event.kind in ("create", "delete", "rename"):
            if event.kind == "create":
                self._now[event.path] = _File()
                event = Event("create", event.path, promise=self._now[event.path])
            else:
                self._rename(self._now, event)
            self._since.setdefault(os.path.dirname(event.path), []).append(event)

    def image(self, target: Path, rng: random.Random, mode: str) -> None:
        """Write what a cut leaves now below `target`. `mode`: none, prefix or any of what was not flushed."""
        names = dict(self._flushed)
        for waiting in self._since.values():
            survive = 0 if mode == "none" else rng.randint(0, len(waiting))
            for event in waiting[:survive]:
                self._rename(names, event)
        for name, file in names.items():
            path = target / Path(name).relative_to(self._root)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(file.content(_surviving(file.since, rng, mode)))

    @staticmethod
    def _rename(names: dict[str, _File], event: Event) -> None:
        if event.kind == "create":
            assert isinstance(event.promise, _File)
            names[event.path] = event.promise
        elif event.kind == "delete":
            names.pop(event.path, None)
        elif event.path in names:
            names[event.other] = names.pop(event.path)


def _surviving(
    since: Sequence[tuple[int, bytes | None]], rng: random.Random, mode: str
) -> list[tuple[int, bytes | None]]:
    if mode == "none":
        return []
    if mode == "prefix":
        return list(since[: rng.randint(0, len(since))])
    chosen: list[tuple[int, bytes | None]] = []
    for offset, data in since:
        if data is None:
            # A new length is a matter of the file system's journal, which keeps its order.
            chosen.append((offset, data))
        elif rng.random() < 0.3:
            chosen += [part for part in _sectors(offset, data) if rng.random() < 0.5]
        elif rng.random() < 0.6:
            chosen.append((offset, data))
    return chosen


def _sectors(offset: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(data):
        size = SECTOR - (offset + at) % SECTOR
        yield offset + at, data[at : at + size]
        at += size
