"""Read the list of words of one meaning: `resources/reference/padanan-kata.txt`, which an office may edit."""

from __future__ import annotations

import logging
from pathlib import Path

from app.domain.padanan import Padanan, parse_padanan

logger = logging.getLogger(__name__)


def load_padanan(path: Path) -> Padanan:
    """Read the list. Without it similar proposals are found by equal words only, which no session should stop for."""
    try:
        return parse_padanan(path.read_text(encoding="utf-8-sig").splitlines())
    except (OSError, UnicodeDecodeError) as error:
        logger.error("the list of words of one meaning cannot be read: %s", error)
        return Padanan()
