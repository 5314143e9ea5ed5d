"""What the children of these tests do. Entry points of `app.process.child.Child`, and a console to be killed."""

from __future__ import annotations

import logging
import os
import sys
import threading
from dataclasses import dataclass

import psutil

from app.process.child import Child, ParentLink
from app.process.priority import go_behind

logger = logging.getLogger("app.uji")


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message with a weight."""

    text: str
    load: bytes = b""


class Unreadable:
    """A message that cannot be unpacked where it arrives."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (refuse, ("rusak",))


def refuse(reason: str) -> None:
    raise ValueError(reason)


def tell_priority(link: ParentLink, setup: object) -> None:
    """Go behind if asked to, and send the priority to the console."""
    if setup:
        go_behind()
    link.send(psutil.Process().nice())
    link.stopping.wait()


def echo(link: ParentLink, setup: object) -> None:
    """Send the setup, then every message, back to the console."""
    link.send(Parcel(f"siap {setup}"))
    link.listen(link.send)
    link.stopping.wait()
    link.send(Parcel("selesai"))


def stubborn(link: ParentLink, setup: object) -> None:
    """Never end."""
    link.send(setup)
    link.listen(link.send)
    threading.Event().wait()


def fall(link: ParentLink, setup: int) -> None:
    """Say something and end at once with the given code, as a native library does when it crashes."""
    link.send(Parcel("sebelum jatuh"))
    os._exit(setup)


def fail(link: ParentLink, setup: str) -> None:
    """End with an error while a native thread still runs."""
    threading.Thread(target=threading.Event().wait).start()
    link.send(Parcel("sebelum galat"))
    raise RuntimeError(setup)


def talk(link: ParentLink, setup: object) -> None:
    """Write log lines of every kind."""
    logger.debug("rinci")
    logger.info("riwayat %d", 7)
    logger.warning("turun")
    try:
        refuse("sebabnya")
    except ValueError:
        logger.exception("gagal")
    logger.info("salah %d", "bukan bilangan")
    link.send(Parcel("sudah"))


def choke(link: ParentLink, setup: object) -> None:
    """Fail at every message, and go on."""

    def take(message: object) -> None:
        link.send(message)
        raise RuntimeError("tersedak")

    link.listen(take)
    link.stopping.wait()


def burst(link: ParentLink, setup: int) -> None:
    """Be killed in the middle of a message that is larger than the pipe."""
    link.send(Parcel("pertama"))
    threading.Thread(target=link.send, args=(Parcel("besar", bytes(setup)),), daemon=True).start()
    threading.Event().wait()


def main() -> None:
    """Be a console: start a child, say its process id, and wait to be killed."""
    child = Child("anak", "tests.process.entries:echo", None, warm=sys.argv[1] == "warm")
    print(child.pid, flush=True)  # noqa: T201 - the test reads it
    sys.stdin.read()


if __name__ == "__main__":
    main()
