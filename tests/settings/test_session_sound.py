"""`[sound]` and what a site says about its own sound."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain.sound_processing import USUAL, NoiseTreatment, SoundProcessing
from app.settings.session_file import load_session
from tests.settings.session_texts import SITE, TOP, lines_of, refusal, write

COMMON = '[sound]\ntarget_lufs = -23\nhigh_pass_hz = 100\nhum = true\nnoise = "gate"\n'


def sound(folder: Path, text: str) -> SoundProcessing:
    return load_session(write(folder, text)).sites[0].sound


def test_what_is_not_written_is_usual(tmp_path: Path) -> None:
    assert sound(tmp_path, TOP + SITE) == USUAL
    assert sound(tmp_path, TOP + "[sound]\n" + SITE + "sound = {}\n") == USUAL
    assert USUAL.levelling


def test_a_site_changes_only_what_it_names(tmp_path: Path) -> None:
    common = SoundProcessing(target_lufs=-23.0, high_pass_hz=100, hum=True, noise=NoiseTreatment.GATE)
    assert sound(tmp_path, TOP + COMMON + SITE) == common
    own = "sound = { gain_db = 3, hum = false, high_pass_hz = 0 }\n"
    assert sound(tmp_path, TOP + COMMON + SITE + own) == SoundProcessing(
        target_lufs=-23.0, high_pass_hz=0, hum=False, noise=NoiseTreatment.GATE, gain_db=3.0
    )
    own = '[site.sound]\nbypass = true\nlevelling = false\nnoise = "reduction"\n'
    found = sound(tmp_path, TOP + COMMON + SITE + own)
    assert (found.is_bypassed, found.levelling, found.noise) == (True, False, NoiseTreatment.REDUCTION)


@pytest.mark.parametrize(
    ("table", "own", "line"),
    [
        ("target_lufs = 0", "", "sound.target_lufs: terlalu besar. Ditemukan: 0. Diizinkan: bilangan -30 sampai -14"),
        ("target_lufs = nan", "", "sound.target_lufs: harus berupa bilangan. Ditemukan: nan."),
        ('target_lufs = "-20"', "", 'sound.target_lufs: harus berupa bilangan. Ditemukan: "-20".'),
        ("high_pass_hz = 400", "", "sound.high_pass_hz: terlalu besar. Ditemukan: 400. Diizinkan: bilangan bulat 0"),
        ("hum = 50", "", "sound.hum: harus berupa true atau false. Ditemukan: 50."),
        ('noise = "on"', "", 'sound.noise: pilihan ini tidak dikenal. Ditemukan: "on". Diizinkan: "off", "gate"'),
        ("gain_db = 3", "", "sound.gain_db: kunci ini tidak dikenal; `gain_db` ditulis di bawah baris [site.sound]."),
        ("", "gain_db = 31", "site[1].sound.gain_db (Aren Jaya): terlalu besar. Ditemukan: 31. Diizinkan: bilangan"),
        ("", "gain = 3", "site[1].sound.gain (Aren Jaya): kunci ini tidak dikenal; mungkin maksudnya `gain_db`?"),
        ("", 'noise = "on"', 'site[1].sound.noise (Aren Jaya): pilihan ini tidak dikenal. Ditemukan: "on". Diizinkan:'),
        ("", "bypass = 1", "site[1].sound.bypass (Aren Jaya): harus berupa true atau false. Ditemukan: 1."),
    ],
)
def test_a_wrong_value_is_named_with_what_may_stand_there(table: str, own: str, line: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, f"{TOP}[sound]\n{table}\n{SITE}sound = {{ {own} }}\n")))
    assert found.startswith(f"1. {line}")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f"{TOP}sound = 3\n{SITE}", "sound: harus berupa tabel. Ditemukan: 3. Diizinkan: satu tabel yang diawali"),
        (f"{TOP}{SITE}sound = 5\n", "site[1].sound (Aren Jaya): harus berupa tabel. Ditemukan: 5. Diizinkan: satu"),
    ],
)
def test_another_shape_is_refused(text: str, line: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, text)))
    assert found.startswith(f"1. {line}")


# --- the chair, and the sites whose gates are closed -------------------------------------------


def test_without_a_word_about_it_the_chair_sits_in_the_hall_and_closed_sites_are_silent(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, TOP + SITE))
    assert (session.chair_site, session.bed_db) == (None, None)


def test_the_chairs_site_and_the_bed_level(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, f'{TOP}chair_site = "32.75.01.1004"\n[sound]\nbed_db = -45\n{SITE}'))
    assert (session.chair_site, session.bed_db) == ("32.75.01.1004", -45.0)


@pytest.mark.parametrize(
    ("top", "line"),
    [
        (
            'chair_site = "32.75.01.9999"',
            'chair_site: tidak ada lokasi dengan kode ini. Ditemukan: "32.75.01.9999". Diizinkan: salah satu kode '
            'lokasi di berkas ini: "32.75.01.1004".',
        ),
        ("chair_site = 3", "chair_site: harus berupa teks. Ditemukan: 3. Diizinkan: kode (code) salah satu lokasi"),
        ('pimpinan = "32.75.01.1004"', "pimpinan: kunci ini tidak dikenal; mungkin maksudnya `chair_site`?"),
        ("[sound]\nbed_db = 0", "sound.bed_db: terlalu besar. Ditemukan: 0. Diizinkan: bilangan -60 sampai -12 (dB)"),
        ("[sound]\nbed_db = -61", "sound.bed_db: terlalu kecil. Ditemukan: -61."),
        ('[sound]\nbed_db = "off"', 'sound.bed_db: harus berupa bilangan. Ditemukan: "off".'),
    ],
)
def test_a_chair_that_is_nowhere_and_a_bed_that_is_none_are_refused(top: str, line: str, tmp_path: Path) -> None:
    (found,) = lines_of(refusal(write(tmp_path, f"{TOP}{top}\n{SITE}")))
    assert found.startswith(f"1. {line}")


def test_a_password_in_the_place_of_the_chair_is_not_shown(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, f'{TOP}chair_site = "rtsp://admin:rahasia@10.0.0.1/live"\n{SITE}'))
    assert "rahasia" not in error.message
