from __future__ import annotations

import pytest

from app.settings.toml_text import rearranged

TEXT = """\
a = 1

# about one
# F1
[[x]]  # a word
n = 1
[x.sub]
m = 1

# about two
[[x]]
n = 2

[[x.list]]
m = 2

# about other
[other]
b = 2
"""


def test_tables_move_with_what_is_below_and_the_comments_above() -> None:
    assert rearranged(TEXT, "x", [1, "[[x]]\nn = 3\n", 0]) == (
        "a = 1\n\n# about two\n[[x]]\nn = 2\n\n[[x.list]]\nm = 2\n\n[[x]]\nn = 3\n\n"
        "# about one\n# F1\n[[x]]  # a word\nn = 1\n[x.sub]\nm = 1\n\n# about other\n[other]\nb = 2\n"
    )


def test_the_same_order_changes_nothing() -> None:
    assert rearranged(TEXT, "x", [0, 1]) == TEXT


def test_what_is_not_named_goes() -> None:
    assert rearranged(TEXT, "x", []) == "a = 1\n\n# about other\n[other]\nb = 2\n"


def test_a_first_table_stands_at_the_end() -> None:
    assert rearranged("a = 1", "x", ["[[x]]\n"]) == "a = 1\n\n[[x]]\n"


def test_a_list_in_another_form_is_refused() -> None:
    with pytest.raises(ValueError, match="only 0"):
        rearranged("x = [{ n = 1 }]\n", "x", [0])
