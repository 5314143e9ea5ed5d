from __future__ import annotations

import pickle

import pytest

from app.domain.errors import AppError, BugError, ExternalError, UserError
from app.domain.floor import FloorRefused

KINDS = [UserError, ExternalError, BugError, FloorRefused]


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_is_a_sentence_and_what_to_do(kind: type[AppError]) -> None:
    error = kind("Kamera tidak menjawab.", "Telepon lokasi.")
    assert (error.message, error.advice) == ("Kamera tidak menjawab.", "Telepon lokasi.")
    assert str(error) == "Kamera tidak menjawab. Telepon lokasi."
    assert str(kind("Antrean kosong.")) == "Antrean kosong."


def test_the_tree() -> None:
    assert [kind.__mro__[1] for kind in KINDS] == [AppError, AppError, AppError, UserError]
    assert issubclass(AppError, Exception)


@pytest.mark.parametrize("kind", KINDS)
def test_an_error_may_travel_between_processes(kind: type[AppError]) -> None:
    back = pickle.loads(pickle.dumps(kind("Kamera tidak menjawab.", "Telepon lokasi.")))
    assert type(back) is kind
    assert (back.message, back.advice) == ("Kamera tidak menjawab.", "Telepon lokasi.")
