"""The child process that reads one list of usulan or complaints: whatever the file does, only it falls."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.data.complaint_file import read_complaints
from app.data.usulan_file import read_usulan
from app.domain.complaint import RawComplaints
from app.domain.errors import AppError
from app.domain.usulan_import import RawList
from app.process.child import ParentLink

_MEMORY = 3_000_000_000
"""Bytes. The largest list that is taken unpacks to 64 MB, which are thirty times as much as objects."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Why the file is no list: what an AppError says, as it can travel."""

    message: str
    advice: str


def run(link: ParentLink, setup: str) -> None:
    """Send the RawList of the file at `setup`, or Refused."""
    _send(link, setup, read_usulan)


def run_complaints(link: ParentLink, setup: str) -> None:
    """Send the RawComplaints of the file at `setup`, or Refused."""
    _send(link, setup, read_complaints)


def _send(link: ParentLink, setup: str, read: Callable[[Path], RawList | RawComplaints]) -> None:
    if sys.platform == "linux":
        # By name: Windows has no such module.
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        link.send(read(Path(setup)))
    except AppError as error:
        link.send(Refused(error.message, error.advice))
