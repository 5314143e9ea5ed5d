from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.feed_list import apply_feed_list
from app.domain.session_draft import site_of
from tests.domain.kelurahan import AREN, KALIBARU, PEJUANG
from tests.domain.test_session_draft import EMPTY

DRAFT = EMPTY.with_sites([site_of(PEJUANG), site_of(AREN), site_of(KALIBARU)])
GOOD = """\
Kelurahan;Alamat utama;Alamat kecil;Pengguna
Pejuang;rtsp://10.0.0.1/main;rtsp://10.0.0.1/sub;admin
Arenjaya;rtsp://10.0.0.2/main;;
"""


@pytest.mark.parametrize(
    "text",
    [
        GOOD,
        "\ufeff" + GOOD,
        "sep=;\n" + GOOD,
        GOOD.replace(";", ","),
        GOOD.replace(";", "\t"),
        GOOD.replace("\n", "\r\n"),
        GOOD.replace("Kelurahan;", "KODE ;").replace("Pejuang;", "32.75.06.1003;"),
        GOOD.replace("Alamat utama", "URL").replace("Alamat kecil", "sub").replace("Pengguna", "user name"),
        GOOD.replace("Arenjaya", '"Kelurahan  Aren Jaya"'),
        GOOD + "\n;;;\n",
    ],
)
def test_a_table_is_read_as_people_save_it(text: str) -> None:
    found = apply_feed_list(DRAFT, text)
    assert found.problems == ()
    assert found.taken == 2
    assert [site.main for site in found.draft.sites] == ["rtsp://10.0.0.1/main", "rtsp://10.0.0.2/main", ""]
    assert (found.draft.sites[0].sub, found.draft.sites[0].user) == ("rtsp://10.0.0.1/sub", "admin")


def test_every_broken_line_is_named_and_the_others_are_taken() -> None:
    text = (
        "kode,alamat\n"
        "Pejuwang,rtsp://10.0.0.1/a\n"
        ",rtsp://10.0.0.1/a\n"
        "Aren Jaya,10.0.0.2\n"
        "\n"
        "Kalibaru,rtsp://10.0.0.3/a\n"
        "KALIBARU,rtsp://10.0.0.4/a\n"
    )
    before = DRAFT.with_site(1, replace(DRAFT.sites[1], main="rtsp://old/"))
    found = apply_feed_list(before, text)
    assert [problem.line for problem in found.problems] == [2, 3, 4, 7]
    assert all(problem.what and problem.do for problem in found.problems)
    assert "Pejuwang" in found.problems[0].what
    assert "Aren Jaya" in found.problems[2].what
    assert "6" in found.problems[3].what
    assert [site.main for site in found.draft.sites] == ["", "rtsp://old/", "rtsp://10.0.0.3/a"]
    assert found.taken == 1


def test_a_line_number_counts_the_lines_of_a_cell() -> None:
    found = apply_feed_list(DRAFT, 'kode,alamat\n"Pejuang\n",rtsp://10.0.0.1/a\nTak Ada,rtsp://10.0.0.1/a\n')
    assert [problem.line for problem in found.problems] == [4]
    assert found.taken == 1


def test_logins_are_taken_out_of_addresses_and_columns() -> None:
    text = (
        "lokasi;alamat;kata sandi;pengguna\n"
        "Pejuang;rtsp://admin:hush@10.0.0.1/a;;\n"
        "Aren Jaya;rtsp://10.0.0.2/a;hush2;op\n"
    )
    found = apply_feed_list(DRAFT, text)
    assert found.passwords == {PEJUANG.code: "hush", AREN.code: "hush2"}
    assert [(site.main, site.user) for site in found.draft.sites[:2]] == [
        ("rtsp://10.0.0.1/a", "admin"),
        ("rtsp://10.0.0.2/a", "op"),
    ]
    assert "hush" not in repr(found)


@pytest.mark.parametrize("text", ["", "\n\n", "Pejuang;rtsp://10.0.0.1/\n", "kelurahan;telepon\nPejuang;1\n"])
def test_a_table_without_the_columns_is_refused_with_what_they_are_called(text: str) -> None:
    with pytest.raises(UserError) as caught:
        apply_feed_list(DRAFT, text)
    assert "kelurahan" in caught.value.advice


def test_a_local_file_is_refused_in_words_of_the_page() -> None:
    found = apply_feed_list(DRAFT, "kode;alamat\nPejuang;file:a.mp4\n")
    assert "allow_local" not in found.problems[0].do
    assert "Nyalakan" in found.problems[0].do


@given(st.text(alphabet=';,\t"\n\r x\0kodealamatPejuang:/@', max_size=200))
def test_no_text_breaks_the_reader(text: str) -> None:
    try:
        found = apply_feed_list(DRAFT, f"kode;alamat\n{text}")
    except UserError:
        return
    assert len(found.draft.sites) == 3
