from __future__ import annotations

import re

import pytest

from app.domain.advice import Advice, advice_for
from app.domain.feed import Trouble

TROUBLES = [trouble for trouble in Trouble if trouble is not Trouble.NONE]


def test_without_trouble_there_is_nothing_to_say() -> None:
    assert advice_for(Trouble.NONE) is None


@pytest.mark.parametrize("trouble", TROUBLES)
def test_every_trouble_says_what_is_wrong_and_what_to_do(trouble: Trouble) -> None:
    advice = advice_for(trouble)
    assert advice is not None
    # `what` goes on a line behind the site's name, `do` is a sentence for the telephone.
    assert re.fullmatch(r"[a-z][^.]*[^.\s]", advice.what)
    assert re.fullmatch(r"[A-Z].*\.", advice.do)
    assert len(advice.what) <= 80
    assert len(advice.do) <= 120


@pytest.mark.parametrize("trouble", TROUBLES)
def test_no_advice_shows_the_code_of_the_trouble(trouble: Trouble) -> None:
    advice = advice_for(trouble) or Advice("", "")
    assert trouble.value not in f"{advice.what} {advice.do}"


def test_different_troubles_are_told_apart() -> None:
    said = [advice_for(trouble) for trouble in TROUBLES]
    assert len({advice.what for advice in said if advice}) == len(TROUBLES)
