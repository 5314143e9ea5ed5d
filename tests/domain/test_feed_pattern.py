from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain.errors import UserError
from app.domain.feed_pattern import FeedPattern, fill_pattern, names_no_site
from app.domain.session_draft import site_of
from tests.domain.kelurahan import AREN, PEJUANG
from tests.domain.test_session_draft import EMPTY

DRAFT = EMPTY.with_sites([site_of(PEJUANG), site_of(AREN)])


def test_every_site_gets_its_address() -> None:
    filled = FeedPattern("rtsp://10.10.{n}.20/main", "rtsp://10.10.{n}.20/sub").fill(DRAFT)
    assert [site.main for site in filled.sites] == ["rtsp://10.10.1.20/main", "rtsp://10.10.2.20/main"]
    assert [site.sub for site in filled.sites] == ["rtsp://10.10.1.20/sub", "rtsp://10.10.2.20/sub"]


@pytest.mark.parametrize(
    ("pattern", "address"),
    [
        ("rtsp://10.0.0.{n+20}/", "rtsp://10.0.0.22/"),
        ("rtsp://10.0.0.{ N + 20 }/", "rtsp://10.0.0.22/"),
        ("rtsp://g/{kode}", "rtsp://g/32.75.01.1004"),
        ("rtsp://g/{singkat}/{nama}", "rtsp://g/ARN/aren-jaya"),
    ],
)
def test_words_in_braces(pattern: str, address: str) -> None:
    assert fill_pattern(pattern, DRAFT.sites[1], 2) == address


@pytest.mark.parametrize("pattern", ["rtsp://{x}/", "rtsp://{n/", "rtsp://n}/", "rtsp://{}/", "rtsp://{n-1}/"])
def test_a_word_that_is_not_known_is_refused_with_what_is(pattern: str) -> None:
    with pytest.raises(UserError) as caught:
        FeedPattern(pattern).fill(DRAFT)
    assert "{kode}" in caught.value.advice


def test_an_empty_pattern_leaves_the_addresses_alone() -> None:
    typed = DRAFT.with_site(0, replace(DRAFT.sites[0], sub="rtsp://10.0.0.9/sub"))
    assert FeedPattern("rtsp://h/{n}", " ").fill(typed).sites[0].sub == "rtsp://10.0.0.9/sub"


def test_a_pattern_that_gives_all_sites_one_address_is_noticed() -> None:
    assert names_no_site("rtsp://10.0.0.1/live", 2)
    assert not names_no_site("rtsp://10.0.0.{n}/live", 2)
    assert not names_no_site("rtsp://10.0.0.1/live", 1)
    assert not names_no_site("", 2)
