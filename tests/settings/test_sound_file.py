"""Sound settings written back into a session file."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.errors import BugError, ExternalError, UserError
from app.domain.identity import SiteId
from app.domain.sound_processing import (
    EARLIEST_LIP_SYNC_MS,
    LATEST_LIP_SYNC_MS,
    USUAL,
    NoiseTreatment,
    SiteSound,
    SoundProcessing,
)
from app.settings import replacing
from app.settings.paths import find_resources
from app.settings.session_file import load_session
from app.settings.sound_file import SoundFile, sounds_of
from tests.settings.session_texts import AGENDA, SITE, TOP, write

SECOND = SITE.replace("32.75.01.1004", "32.75.02.1004").replace("Aren Jaya", "Bintara Jaya")
THIRD = SITE.replace("32.75.01.1004", "32.75.03.1001").replace("Aren Jaya", "Kaliabang Tengah")
IDS = [SiteId(code) for code in ("32.75.01.1004", "32.75.02.1004", "32.75.03.1001")]

COMMENTED = f"""\
# Sesi kelurahan
{TOP}
[sound]      # untuk semua
hum = true   # listrik balai tua

# Susunan acara
{AGENDA}
# Lokasi pertama
{SITE}sound = {{ gain_db = 3 }}   # mikrofon jauh
[[site.participant]]
name = "Ketua RW 07"

# Lokasi kedua
{SECOND}[site.sound]
noise = "gate" # kipas
# Lokasi ketiga
{THIRD}sound.gain_db = 2.5
# selesai
"""

SHAPES = {
    "commented": COMMENTED,
    "bare": TOP + SITE + SECOND + THIRD,
    "bare tables": f"{TOP}[sound]\n# kosong\n{SITE}[site.sound]\n# kosong\n{SECOND}sound = {{}}\n{THIRD}",
    "windows": (COMMENTED + "# akhir\n").replace("\n", "\r\n"),
    "no line end": (TOP + SITE + SECOND + THIRD).rstrip("\n"),
    "dotted": f"sound.hum = true\n{TOP}{SITE}{SECOND}sound.hum = false\nsound.bypass = true\n{THIRD}",
}

processings = st.builds(
    SoundProcessing,
    target_lufs=st.integers(-30, -14) | st.floats(-30, -14),
    high_pass_hz=st.integers(0, 300),
    hum=st.booleans(),
    noise=st.sampled_from(NoiseTreatment),
    levelling=st.booleans(),
    gain_db=st.integers(-30, 30) | st.floats(-30, 30),
    is_bypassed=st.booleans(),
)
offsets = st.just(0) | st.integers(EARLIEST_LIP_SYNC_MS, LATEST_LIP_SYNC_MS)
wishes = st.fixed_dictionaries(
    {site_id: st.builds(SiteSound, processings | st.just(USUAL), offsets) for site_id in IDS}
)


def wanted(**of_first: object) -> dict[SiteId, SiteSound]:
    return {
        site_id: SiteSound(SoundProcessing(**(of_first if site_id == IDS[0] else {})))  # type: ignore[arg-type]
        for site_id in IDS
    }


def comments(text: str) -> list[str]:
    return [line[line.index("#") :] for line in text.splitlines() if "#" in line]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=20, deadline=None)
@given(first=wishes, second=wishes)
def test_what_is_written_is_what_is_read(
    shape: str, first: Mapping[SiteId, SiteSound], second: Mapping[SiteId, SiteSound]
) -> None:
    with TemporaryDirectory() as folder:
        path = write(Path(folder), SHAPES[shape])
        before = load_session(path)
        file = SoundFile(path)
        for wish in (first, second):
            file.write(wish)
            assert sounds_of(load_session(path)) == wish
            assert file.read() == wish
        text = path.read_bytes().decode()
        assert sorted(comments(text)) == sorted(comments(SHAPES[shape]))
        assert ("\r" in text) == (shape == "windows")
        assert text.count("\r\n") == text.count("\r")
        after = load_session(path)
        assert [site.participants for site in after.sites] == [site.participants for site in before.sites]
        assert (after.title, after.agenda, after.session_id) == (before.title, before.agenda, before.session_id)


@pytest.mark.parametrize("name", sorted(path.name for path in (find_resources() / "sessions").glob("*.toml")))
def test_saving_nothing_new_changes_no_byte(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes((find_resources() / "sessions" / name).read_bytes())
    before = path.read_bytes()
    SoundFile(path).write(sounds_of(load_session(path)))
    assert path.read_bytes() == before


def test_comments_stay_where_they_are(tmp_path: Path) -> None:
    path = write(tmp_path, COMMENTED)
    now = sounds_of(load_session(path))
    changed = {site_id: SiteSound(SoundProcessing(hum=True, high_pass_hz=100)) for site_id in IDS}
    SoundFile(path).write(now | changed)
    text = path.read_text(encoding="utf-8")
    assert "hum = true   # listrik balai tua\nhigh_pass_hz = 100\n\n# Susunan acara\n" in text
    assert "sound = { gain_db = 0 }   # mikrofon jauh\n[[site.participant]]" in text
    assert 'noise = "off" # kipas\n# Lokasi ketiga\n[[site]]' in text


def test_a_site_that_said_nothing_says_only_what_differs(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + "# Lokasi\n" + SITE + "\n# Lokasi kedua\n" + SECOND + THIRD)
    SoundFile(path).write(wanted(gain_db=-4.5, hum=True))
    text = path.read_text(encoding="utf-8")
    assert 'main = "rtsp://10.0.0.1/live"\nsound = { gain_db = -4.5, hum = true }\n\n# Lokasi kedua\n[[site]]' in text
    assert text.count("sound") == 1


def test_what_all_sites_want_stands_once(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    SoundFile(path).write({site_id: SiteSound(SoundProcessing(target_lufs=-23.0)) for site_id in IDS})
    text = path.read_text(encoding="utf-8")
    assert text.count("target_lufs = -23\n") == 1
    assert load_session(path).usual_sound == SoundProcessing(target_lufs=-23.0)


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    file = SoundFile(path)
    theirs = TOP + SITE + "sound = { gain_db = 6 }\n" + SECOND + THIRD
    write(tmp_path, theirs)
    with pytest.raises(UserError, match="diubah program lain") as caught:
        file.write(wanted(hum=True))
    assert "Baca ulang" in caught.value.advice
    assert path.read_text(encoding="utf-8") == theirs
    assert file.read()[IDS[0]] == SiteSound(SoundProcessing(gain_db=6.0))
    file.write(wanted(hum=True))
    assert sounds_of(load_session(path)) == wanted(hum=True)


def test_a_protected_file_is_left_alone(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    before = path.read_bytes()
    path.chmod(0o444)
    with pytest.raises(UserError, match="hanya boleh dibaca"):
        SoundFile(path).write(wanted(hum=True))
    path.chmod(0o644)
    assert path.read_bytes() == before


def test_a_file_that_went_away_is_said(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    file = SoundFile(path)
    path.unlink()
    with pytest.raises(UserError, match="tidak dapat dibaca"):
        file.write(wanted(hum=True))
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_refuses_leaves_the_old_file_and_no_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    before = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(replacing.os, "fsync", full)
    with pytest.raises(ExternalError, match="No space left"):
        SoundFile(path).write(wanted(hum=True))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_setting_that_no_file_may_hold_is_not_written(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE + SECOND + THIRD)
    before = path.read_bytes()
    with pytest.raises(BugError, match="tidak ditulis"):
        SoundFile(path).write(wanted(gain_db=31.0))
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


def test_a_byte_order_mark_and_a_link_stay(tmp_path: Path) -> None:
    folder = tmp_path / "asli"
    folder.mkdir()
    real = write(folder, "\ufeff" + TOP + SITE + SECOND + THIRD)
    real.chmod(0o640)
    link = tmp_path / "sesi.toml"
    link.symlink_to(real)
    SoundFile(link).write(wanted(hum=True))
    assert link.is_symlink()
    assert real.read_bytes().startswith(b"\xef\xbb\xbf")
    assert sounds_of(load_session(real)) == wanted(hum=True)
    if os.name != "nt":
        assert real.stat().st_mode & 0o777 == 0o640
