from __future__ import annotations

import re

import pytest

from app.domain.diagnosis_advice import CONTEXT as DIAGNOSIS
from app.domain.diagnosis_advice import advice_on
from app.domain.finding import Finding
from app.domain.site_check import Remark, Verdict
from app.domain.site_check_advice import CONTEXT, complaint_advice, complaint_context, verdict_word


@pytest.mark.parametrize("remark", Remark)
def test_every_remark_says_what_it_means_and_what_to_do(remark: Remark) -> None:
    advice = complaint_advice(remark)
    assert re.fullmatch(r"[a-z][a-z ]{2,23}", advice.label)
    assert re.fullmatch(r"[a-z][^.]*[^.\s]", advice.what)
    assert re.fullmatch(r"(Minta|Ulangi) .*\.", advice.do)
    assert len(advice.what) <= 80
    assert len(advice.do) <= 120


def test_every_verdict_has_a_word_of_its_own() -> None:
    assert len({verdict_word(verdict) for verdict in Verdict}) == len(Verdict)


def test_a_complaint_speaks_the_words_of_its_owner() -> None:
    assert complaint_advice(Finding.DARK) == advice_on(Finding.DARK)
    assert complaint_context(Finding.DARK) == DIAGNOSIS
    assert complaint_context(Remark.NO_PICTURE) == CONTEXT
