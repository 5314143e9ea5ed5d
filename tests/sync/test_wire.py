from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.data.op_log import canonical_json as canonical_json_of_the_store
from app.domain.sealing import GENESIS, canonical_json
from app.sync.digest import NOTHING, row_mark, with_mark, without_mark
from app.sync.strict_json import MAX_DEPTH, MalformedError, read_object
from app.sync.wire import MAX_OPS, read_push
from app.sync.wire_replies import (
    ErrorCode,
    Refusal,
    read_hello,
    read_pull_page,
    read_push_reply,
    read_refusal,
    write_reply,
)

OP = b'{"seq":1,"prev_hash":"%s","hash":"%s"}' % (GENESIS.encode(), b"a" * 64)


def push_of(ops: bytes) -> bytes:
    return b'{"epoch":"e","first_seq":1,"prev_hash":"%s","besok":1.5,"ops":[%s]}' % (GENESIS.encode(), ops)


def test_what_is_not_known_of_a_push_is_let_through() -> None:
    assert [line.seq for line in read_push(push_of(OP)).lines] == [1]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Masuk jaringan</html>",
        b"[]",
        b'{"a":1,"a":2}',
        b'{"a":NaN}',
        b'{"a":1e999}',
        b"\xff{}",
        b'{"a":' * 100_000,
        push_of(OP)[:-1],
        push_of(OP + b"," + OP),
        push_of(b",".join([OP] * (MAX_OPS + 1))),
        push_of(OP.replace(b'"seq":1', b'"seq":true')),
        push_of(OP.replace(b'"seq":1', b'"seq":1.0')),
        push_of(OP.replace(b"aaaa", b"AAAA")),
        push_of(OP.replace(b'"seq"', b'"patch":%s%s,"seq"' % (b"[" * (MAX_DEPTH + 1), b"]" * (MAX_DEPTH + 1)))),
        push_of(OP).replace(GENESIS.encode(), b"b" * 64, 1),
    ],
)
def test_what_is_no_push_is_refused(body: bytes) -> None:
    with pytest.raises(MalformedError):
        read_push(body)


@given(st.binary(max_size=200))
def test_no_bytes_of_others_are_taken_for_an_answer(body: bytes) -> None:
    for read in (read_hello, read_push_reply, read_pull_page, read_refusal, read_push):
        with pytest.raises(MalformedError):
            read(body)


def test_a_refusal_comes_back_as_it_was_written() -> None:
    refusal = Refusal(ErrorCode.GAP, "kurang", "e", 3, GENESIS)
    assert read_refusal(write_reply(refusal)) == refusal


def test_the_digest_does_not_depend_on_the_order() -> None:
    one, two = row_mark("proposal", "p1", {"a": 1}), row_mark("proposal", "p1", {"a": True})
    assert one != two
    assert with_mark(with_mark(NOTHING, one), two) == with_mark(with_mark(NOTHING, two), one)
    assert without_mark(with_mark(NOTHING, one), one) == NOTHING


def test_store_and_wire_write_one_form() -> None:
    assert canonical_json_of_the_store is canonical_json
    assert read_object(canonical_json({"a": [None, "ü"]}).encode()) == {"a": [None, "ü"]}
