from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.errors import BugError
from app.settings.paths import find_resources
from app.settings.session_file import load_session
from app.settings.wilayah_file import load_wilayah

FILE = find_resources() / "reference" / "bekasi-wilayah.csv"


def test_the_city_has_twelve_kecamatan_and_fifty_six_kelurahan() -> None:
    city = load_wilayah(FILE)
    assert (len(city.kecamatan), len(city.kelurahan)) == (12, 56)
    assert len({one.code for one in city.kelurahan}) == 56


def test_one_of_each_is_the_roster_of_the_demonstration() -> None:
    demo = load_session(find_resources() / "sessions" / "2018-01-23-kelurahan.toml")
    found = [(one.code, one.name, one.kecamatan.name) for one in load_wilayah(FILE).one_of_each()]
    assert found == [(site.code, site.name, site.kecamatan) for site in demo.sites]


@pytest.mark.parametrize("content", ["", "kode_kelurahan\nx\n"])
def test_a_broken_list_is_our_mistake(tmp_path: Path, content: str) -> None:
    path = tmp_path / "wilayah.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BugError, match=r"wilayah\.csv"):
        load_wilayah(path)
