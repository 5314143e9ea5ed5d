"""The child process that looks at one photo: nothing else is at stake if the file makes a decoder fall."""

from __future__ import annotations

import importlib
import sys

from app.photos.reencode import RefusedPhotoError, read_photo
from app.process.child import ParentLink

_MEMORY = 1_500_000_000
"""Bytes. The largest photo that is taken needs 200 MB, a few times over while it is turned and converted."""


def run(link: ParentLink, setup: bytes) -> None:
    """Send the Photo that was made of the content `setup`, or the Refusal."""
    if sys.platform == "linux":
        # By name: Windows has no such module.
        resource = importlib.import_module("resource")
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
    try:
        link.send(read_photo(setup))
    except RefusedPhotoError as error:
        link.send(error.refusal)
