from __future__ import annotations

from app.domain.thrift import SPARSEST, DecodeThrift


def test_the_levels_are_in_the_order_of_sacrifice() -> None:
    assert [level.value for level in DecodeThrift] == ["full", "no_loop_filter", "half_rate", "keyframes"]
    assert [level.rank for level in DecodeThrift] == [0, 1, 2, 3]
    assert SPARSEST is DecodeThrift.KEYFRAMES


def test_a_step_down_and_a_step_up() -> None:
    assert [level.sparser for level in DecodeThrift] == [*list(DecodeThrift)[1:], DecodeThrift.KEYFRAMES]
    assert [level.richer for level in DecodeThrift] == [DecodeThrift.FULL, *list(DecodeThrift)[:-1]]


def test_only_the_full_picture_saves_nothing() -> None:
    assert [level for level in DecodeThrift if not level.is_saving] == [DecodeThrift.FULL]
