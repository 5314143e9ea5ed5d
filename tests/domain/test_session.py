from __future__ import annotations

import pytest

from app.domain.identity import SiteId
from tests.minutes.samples import make_session


def test_a_site_is_found_by_its_code() -> None:
    session = make_session(3)
    assert [session.site(site.site_id) for site in session.sites] == list(session.sites)


def test_a_site_that_is_not_in_the_roster_is_a_mistake() -> None:
    with pytest.raises(KeyError, match=r"32\.75\.99"):
        make_session(3).site(SiteId("32.75.99.1001"))
