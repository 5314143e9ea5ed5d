"""The remote control of a room, put together for the composition root: only a room that has one loads its libraries."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from app import __version__
from app.domain.feed import FeedSnapshot
from app.domain.session import Session
from app.session.ports import Clock
from app.settings.credentials import Credentials
from app.settings.paths import AppPaths
from app.settings.remote_contact import RemoteContact, announce, withdraw
from app.settings.remote_token import remote_token
from app.ui.later import MainThread

if TYPE_CHECKING:
    from app.remote.command import RoomControls
    from app.remote.room import LevelSource, RemoteControl, RoomSources
    from app.remote.server import RemoteFiles


def remote_control(
    session: Session,
    paths: AppPaths,
    clock: Clock,
    credentials: Credentials,
    later: MainThread,
    levels: LevelSource,
    feeds: Callable[[], tuple[FeedSnapshot, ...]],
    controls: Callable[[type[RoomControls]], RoomControls],
) -> RemoteControl | None:
    """Return the remote control, not yet started; None if the session has none.

    `controls` fills in the use cases. They are asked for by their class, which is loaded here and nowhere else.
    """
    settings = session.remote
    if settings is None:
        return None
    # The server's libraries are a tenth of all that is loaded.
    control: type[RemoteControl] = _loaded("app.remote.room", "RemoteControl")
    sources: type[RoomSources] = _loaded("app.remote.room", "RoomSources")
    files: type[RemoteFiles] = _loaded("app.remote.server", "RemoteFiles")
    return control(
        settings,
        controls(_loaded("app.remote.command", "RoomControls")),
        sources(__version__, clock, feeds, levels),
        later,
        files(
            partial(remote_token, settings.credential, credentials.password, paths.remote_token),
            lambda url: announce(paths.remote_contact, RemoteContact(url, settings.credential)),
            partial(withdraw, paths.remote_contact),
        ),
    )


def _loaded(module: str, name: str) -> Any:  # noqa: ANN401 - a class; the caller names its type
    return getattr(importlib.import_module(module), name)
