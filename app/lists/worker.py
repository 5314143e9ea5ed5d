"""The child process that reads one list: nothing else is at stake if the file makes the reader fall."""

from __future__ import annotations

import importlib
import sys
from dataclasses import dataclass
from pathlib import Path

from app.data.usulan_file import read_usulan
from app.domain.errors import AppError
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
    if sys.platform == "linux":
        # By name: Windows has no such module.
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        link.send(read_usulan(Path(setup)))
    except AppError as error:
        link.send(Refused(error.message, error.advice))
