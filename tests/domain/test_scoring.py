from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.identity import ProposalId
from app.domain.kamus import Kamus
from app.domain.proposal import WorkKind
from app.domain.reference import Scale
from app.domain.scoring import (
    Criterion,
    check_answers,
    checklists_of,
    score,
    siencang_checklist,
    suggested_order,
)
from tests.domain.references import ROWS

[AHP] = checklists_of(ROWS)


def test_a_checklist_asks_by_the_kind_of_work() -> None:
    assert [one.code for one in AHP.asked(WorkKind.PHYSICAL)] == ["f1", "f2"]
    assert [one.code for one in AHP.asked(WorkKind.NON_PHYSICAL)] == ["n1"]
    assert AHP.asked(WorkKind.UNSET) == ()


def test_the_weighted_sum_of_points() -> None:
    done = score(AHP.asked(WorkKind.PHYSICAL), {"f1": 5, "f2": 1})
    assert (done.value, done.most, done.open) == (Decimal("4.000"), Decimal("5.000"), ())


def test_the_rate_of_siencang_is_coefficient_times_the_average_of_yes_and_no() -> None:
    work = Kamus(ROWS).work("W1")
    assert work
    questions = siencang_checklist(work)
    assert questions.code == "kamus:W1"
    done = score(questions.asked(WorkKind.PHYSICAL), {"Q1": 1, "Q2": 0}, work.coefficient)
    assert (done.value, done.most) == (Decimal("2.500"), Decimal("5.000"))


def test_what_is_open_is_said_and_gives_no_score() -> None:
    part = score(AHP.asked(WorkKind.PHYSICAL), {"f2": 1, "stranger": 5})
    assert (part.value, part.most, part.open) == (None, Decimal("5.000"), ("f1",))
    assert score((), {}).value is None


@pytest.mark.parametrize("answer", [-1, 6])
def test_an_answer_outside_of_the_scale_is_refused(answer: int) -> None:
    check_answers({"a": 0, "b": 5})
    with pytest.raises(UserError, match="skala"):
        check_answers({"a": answer})


criteria = st.lists(
    st.builds(
        Criterion,
        st.sampled_from("abcd"),
        st.just(""),
        st.just(WorkKind.UNSET),
        st.decimals("0.001", 1, places=3),
        st.just(Scale.POINTS),
    ),
    min_size=1,
    unique_by=lambda one: one.code,
)


@given(criteria, st.fixed_dictionaries(dict.fromkeys("abcd", st.integers(1, 5))))
def test_a_score_lies_between_the_worst_and_the_best_answer(asked: list[Criterion], answers: dict[str, int]) -> None:
    given_ = [answers[one.code] for one in asked]
    done = score(asked, answers)
    assert done.value is not None
    assert min(given_) <= done.value <= max(given_) <= done.most


def test_the_highest_comes_first_and_equal_ones_stay_as_they_stand() -> None:
    names = [ProposalId(one) for one in "abcde"]
    scores = dict(zip(names, (Decimal(1), Decimal(3), None, Decimal(3), None), strict=True))
    assert "".join(suggested_order(scores, [ProposalId("d"), ProposalId("e")])) == "dbaec"
