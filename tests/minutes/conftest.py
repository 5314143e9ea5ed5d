from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.minutes import SessionFacts
from tests.minutes.samples import Recipe, make_document, make_empty_document


@pytest.fixture
def minutes() -> SessionFacts:
    return make_document(Recipe())


@pytest.fixture
def full_minutes() -> SessionFacts:
    """Twelve sites with 330 proposals."""
    return make_document(Recipe(rounds=60, proposals=330))


@pytest.fixture
def quiet_minutes() -> SessionFacts:
    """Two sites on the list, of which nothing was recorded."""
    return make_document(Recipe(sites=2, rounds=0, proposals=0, attended=False, closed=False))


@pytest.fixture
def empty_minutes() -> SessionFacts:
    """A session of which nothing at all is known."""
    return make_empty_document()


@pytest.fixture
def template() -> Path:
    return Path(__file__).parents[2] / "resources" / "templates" / "notulen.docx"
