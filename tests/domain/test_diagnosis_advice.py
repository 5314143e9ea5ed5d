from __future__ import annotations

import re

import pytest

from app.domain.diagnosis import LinkGrade
from app.domain.diagnosis_advice import advice_on, grade_word
from app.domain.finding import Finding


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_says_what_it_means_and_what_to_do(finding: Finding) -> None:
    advice = advice_on(finding)
    # The label goes on a tile, `what` behind the site's name, `do` is a sentence for the telephone.
    assert re.fullmatch(r"[a-z][a-z ]{2,23}", advice.label)
    assert re.fullmatch(r"[a-z][^.]*[^.\s]", advice.what)
    assert re.fullmatch(r"Minta .*\.", advice.do)
    assert len(advice.what) <= 80
    assert len(advice.do) <= 120


@pytest.mark.parametrize("finding", Finding)
def test_no_advice_shows_the_code_of_the_finding(finding: Finding) -> None:
    advice = advice_on(finding)
    assert finding.value not in f"{advice.label} {advice.what} {advice.do}"


def test_different_findings_are_told_apart() -> None:
    assert len({advice_on(finding).label for finding in Finding}) == len(Finding)
    assert len({advice_on(finding).what for finding in Finding}) == len(Finding)
    assert len({advice_on(finding).do for finding in Finding}) == len(Finding)


def test_the_grades_are_the_four_words_of_the_console() -> None:
    assert [grade_word(grade) for grade in LinkGrade] == ["baik", "cukup", "buruk", "terputus"]
