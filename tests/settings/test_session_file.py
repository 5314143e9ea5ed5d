from __future__ import annotations

import os
import sys
import tomllib
from datetime import date
from pathlib import Path
from string import ascii_uppercase

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from app.domain.errors import UserError
from app.domain.session import AgendaItem, SpeakingRules
from app.domain.site import Participant, SiteKind, StreamAddress, Transport
from app.domain.stream_url import parse_stream_url
from app.settings.session_checks import short_name
from app.settings.session_file import MAX_FILE_BYTES, load_session
from app.settings.session_model import Allowed, allowed_for, tables

SESSIONS = Path(__file__).parents[2] / "resources" / "sessions"

TOP = """\
title = "Musrenbang"
city = "Kota Bekasi"
agency = "Bappeda"
date = 2018-01-23
rkpd_year = 2019
"""
SITE = """\
[[site]]
kind = "kelurahan"
code = "32.75.01.1004"
name = "Aren Jaya"
kecamatan = "Bekasi Timur"
main = "rtsp://10.0.0.1/live"
"""
RULES = "[speaking]\nturn_s = 180\n"
AGENDA = '[[agenda]]\ntitle = "Pembukaan"\nplanned_min = 10\n'
ADDRESS_ALLOWED = "Yang diizinkan: rtsp://, rtsps://, rtmp://"
LINE_ALLOWED = "1 sampai 200 karakter"


def write(folder: Path, text: str, name: str = "sesi.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8", newline="")
    return path


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        load_session(path)
    assert str(path) in caught.value.message
    return caught.value


def lines_of(error: UserError) -> list[str]:
    return error.message.splitlines()[1:]


def without(text: str, key: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith(f"{key} ="))


def changed(text: str, key: str, value: str) -> str:
    return without(text, key) + f"{key} = {value}\n"


# One row for each kind of error: the file, the key, what was found, what is allowed.
WRONG: dict[str, tuple[str, str, str, str]] = {
    "missing at the top": (without(TOP, "title") + SITE, "title: belum diisi", "tidak ada", LINE_ALLOWED),
    "missing in a site": (
        TOP + without(SITE, "main"),
        "site[1].main (Aren Jaya): belum diisi",
        "tidak ada",
        "alamat siaran dalam tanda kutip",
    ),
    "no sites": (TOP, "site: belum diisi", "tidak ada", "1 sampai 16 lokasi"),
    "empty list of sites": (TOP + "site = []", "site: terlalu sedikit", "daftar berisi 0", "1 sampai 16 lokasi"),
    "single brackets": (TOP + SITE.replace("[[site]]", "[site]"), "site: harus berupa daftar", "tabel", "[[site]]"),
    "site is no table": (TOP + "site = [1]", "site[1]: harus berupa tabel", "1", "1 sampai 16 lokasi"),
    "text expected": (changed(TOP, "title", "5") + SITE, "title: harus berupa teks", "5", LINE_ALLOWED),
    "empty text": (changed(TOP, "city", '" "') + SITE, "city: tidak boleh kosong", '" "', LINE_ALLOWED),
    "long text": (changed(TOP, "title", f'"{"a" * 201}"') + SITE, "title: terlalu panjang", '"aaa', LINE_ALLOWED),
    "invisible text": (
        changed(TOP, "title", r'"a\u200bb"') + SITE,
        "title: berisi karakter",
        '"a\ufffdb"',
        "satu baris",
    ),
    "quoted date": (
        changed(TOP, "date", '"2018-01-23"') + SITE,
        "date: harus berupa tanggal",
        '"2018-01-23"',
        "2018-01-23",
    ),
    "date with time": (
        changed(TOP, "date", "2018-01-23T08:00:00") + SITE,
        "date: harus berupa tanggal",
        "2018-01-23T08:00:00",
        "tanpa jam",
    ),
    "year as text": (changed(TOP, "rkpd_year", '"2019"') + SITE, "rkpd_year: harus berupa bilangan", '"2019"', "2000"),
    "year as fraction": (changed(TOP, "rkpd_year", "2019.0") + SITE, "rkpd_year: harus berupa", "2019.0", "2000"),
    "year too early": (
        changed(TOP, "rkpd_year", "1999") + SITE,
        "rkpd_year: terlalu kecil",
        "1999",
        "2000 sampai 2100",
    ),
    "year too late": (changed(TOP, "rkpd_year", "2101") + SITE, "rkpd_year: terlalu besar", "2101", "2000 sampai 2100"),
    "giant number": (
        changed(TOP, "rkpd_year", "0x" + "f" * 9000) + SITE,
        "rkpd_year: terlalu besar",
        "bilangan raksasa",
        "2000 sampai 2100",
    ),
    "quoted truth": (changed(TOP, "allow_local", '"true"') + SITE, "allow_local: harus", '"true"', "true atau false"),
    "id": (changed(TOP, "id", '"Sesi 1"') + SITE, "id: penulisannya salah", '"Sesi 1"', "huruf kecil, angka"),
    "id too long": (changed(TOP, "id", f'"{"a" * 65}"') + SITE, "id: terlalu panjang", '"aaa', "paling banyak 64"),
    "speaking is no table": ("speaking = 3\n" + TOP + SITE, "speaking: harus berupa tabel", "3", "[speaking]"),
    "turn too short": (
        TOP + "[speaking]\nturn_s = 9\n" + SITE,
        "speaking.turn_s: terlalu kecil",
        "9",
        "10 sampai 3600",
    ),
    "turn is true": (TOP + "[speaking]\nturn_s = true\n" + SITE, "speaking.turn_s: harus", "true", "10 sampai 3600"),
    "warning below zero": (
        TOP + "[speaking]\nwarning_s = -1\n" + SITE,
        "speaking.warning_s: terlalu kecil",
        "-1",
        "0 sampai kurang dari turn_s",
    ),
    "warning as long as the turn": (
        TOP + "[speaking]\nturn_s = 60\nwarning_s = 60\n" + SITE,
        "speaking.warning_s: harus lebih kecil",
        "60",
        "kurang dari turn_s",
    ),
    "warning left out, turn short": (
        TOP + "[speaking]\nturn_s = 30\n" + SITE,
        "speaking.warning_s: harus lebih kecil",
        "60",
        "kurang dari turn_s",
    ),
    "agenda without time": (
        TOP + without(AGENDA, "planned_min") + SITE,
        "agenda[1].planned_min: belum diisi",
        "tidak ada",
        "1 sampai 600",
    ),
    "agenda time": (
        TOP + AGENDA + changed(AGENDA, "planned_min", "601") + SITE,
        "agenda[2].planned_min: terlalu besar",
        "601",
        "1 sampai 600 (menit)",
    ),
    "too many agenda items": (TOP + AGENDA * 101 + SITE, "agenda: terlalu banyak", "daftar berisi 101", "sampai 100"),
    "kind": (
        TOP + changed(SITE, "kind", '"desa"'),
        "site[1].kind (Aren Jaya): pilihan ini tidak dikenal",
        '"desa"',
        '"kelurahan", "kecamatan" atau "ruang"',
    ),
    "code of a kelurahan": (
        TOP + changed(SITE, "code", '"32.75.01"'),
        "site[1].code (Aren Jaya): kode tidak cocok",
        '"32.75.01"',
        'kelurahan "32.75.06.1003"',
    ),
    "code of a kecamatan": (
        TOP + changed(changed(SITE, "kind", '"kecamatan"'), "code", '"32.75.01.1004"'),
        "site[1].code (Aren Jaya): kode tidak cocok",
        '"32.75.01.1004"',
        'kecamatan "32.75.06"',
    ),
    "code of a room": (
        TOP + changed(changed(SITE, "kind", '"ruang"'), "code", '"Ruang Rapat"'),
        "site[1].code (Aren Jaya): kode tidak cocok",
        '"Ruang Rapat"',
        "ruang-rapat-1",
    ),
    "code as number": (TOP + changed(SITE, "code", "32.75"), "site[1].code (Aren Jaya): harus", "32.75", "tanda kutip"),
    "kelurahan without kecamatan": (
        TOP + without(SITE, "kecamatan"),
        "site[1].kecamatan (Aren Jaya): wajib diisi",
        '""',
        "sampai 200 karakter",
    ),
    "short": (
        TOP + changed(SITE, "short", '"Arj"'),
        "site[1].short (Aren Jaya): penulisannya",
        '"Arj"',
        "tiga huruf besar",
    ),
    "transport": (
        TOP + changed(SITE, "transport", '"TCP"'),
        "site[1].transport (Aren Jaya): pilihan",
        '"TCP"',
        '"tcp" atau "udp"',
    ),
    "credential": (
        TOP + SITE + 'user = "a"\ncredential = "rahasia"\n',
        "site[1].credential (Aren Jaya): penulisannya salah",
        "(tidak ditampilkan)",
        '"keyring:NAMA" atau "env:VARIABEL"',
    ),
    "credential without user": (
        TOP + SITE + 'credential = "keyring:kamera"\n',
        "site[1].credential (Aren Jaya): tidak ada gunanya tanpa user",
        "(tidak ditampilkan)",
        '"keyring:NAMA"',
    ),
    "login for a protocol without": (
        TOP + changed(SITE, "main", '"udp://239.1.1.1:1234"') + 'user = "a"\n',
        "site[1].user (Aren Jaya): hapus: alamat lokasi ini tidak mengenal",
        "(tidak ditampilkan)",
        "teks sampai 200",
    ),
    "protocol": (
        TOP + changed(SITE, "main", '"gopher://10.0.0.1/x"'),
        "site[1].main (Aren Jaya): jenis alamat ini tidak diizinkan",
        '"gopher://10.0.0.1/x"',
        ADDRESS_ALLOWED,
    ),
    "no protocol": (
        TOP + changed(SITE, "main", '"10.0.0.1/live"'),
        "site[1].main (Aren Jaya): alamat tidak diawali",
        '"10.0.0.1/live"',
        ADDRESS_ALLOWED,
    ),
    "local file": (
        TOP + changed(SITE, "main", '"file:a.mp4"'),
        "site[1].main (Aren Jaya): alamat di komputer ini",
        '"file:a.mp4"',
        "allow_local = true",
    ),
    "local device as substream": (
        TOP + SITE + 'sub = "device:0"\n',
        "site[1].sub (Aren Jaya): alamat di komputer ini",
        '"device:0"',
        "allow_local = true",
    ),
    "login in the address": (
        TOP + changed(SITE, "main", '"rtsp://admin:rahasia@10.0.0.1/live"'),
        "site[1].main (Aren Jaya): nama pengguna atau kata sandi tidak boleh",
        '"rtsp://***@10.0.0.1/live"',
        'user = "..." dan credential = "keyring:NAMA"',
    ),
    "login with a blank in the address": (
        TOP + changed(SITE, "main", '"rtsp://admin:raha sia@10.0.0.1/live"'),
        "site[1].main (Aren Jaya): nama pengguna atau kata sandi tidak boleh",
        '"rtsp://***@10.0.0.1/live"',
        'user = "..." dan credential',
    ),
    "no host": (
        TOP + changed(SITE, "main", '"rtsp:///live"'),
        "site[1].main (Aren Jaya): alamat tidak menyebut komputer atau kamera",
        '"rtsp:///live"',
        "rtsp://192.168.1.10:554/live",
    ),
    "port": (
        TOP + changed(SITE, "main", '"rtsp://10.0.0.1:99999/live"'),
        "site[1].main (Aren Jaya): nomor port salah",
        '"rtsp://10.0.0.1:99999/live"',
        "1 sampai 65535",
    ),
    "control character": (
        TOP + changed(SITE, "main", r'"rtsp://10.0.0.1/\u0007live"'),
        "site[1].main (Aren Jaya): alamat berisi karakter yang tidak terlihat",
        "\ufffd",
        "Ketik ulang",
    ),
    "address is no text": (
        TOP + changed(SITE, "main", "554"),
        "site[1].main (Aren Jaya): harus berupa teks",
        "554",
        "rtsp://",
    ),
    "participant without name": (
        TOP + SITE + '[[site.participant]]\noffice = "RW 1"\n',
        "site[1].participant[1].name (Aren Jaya): belum diisi",
        "tidak ada",
        LINE_ALLOWED,
    ),
    "participant is no list": (
        TOP + SITE + "participant = 3\n",
        "site[1].participant (Aren Jaya): harus berupa daftar",
        "3",
        "[[site.participant]]",
    ),
    "same code": (
        TOP + SITE + changed(SITE, "name", '"Arenjaya"'),
        "site[2].code (Arenjaya): sama dengan site[1] (Aren Jaya)",
        '"32.75.01.1004"',
        "kode wilayah",
    ),
    "same short": (
        TOP + SITE + 'short = "ARJ"\n' + changed(SITE, "code", '"32.75.01.1005"') + 'short = "ARJ"\n',
        "site[2].short (Aren Jaya): sama dengan site[1] (Aren Jaya)",
        '"ARJ"',
        "tiga huruf besar",
    ),
    "too many sites": (
        TOP + "".join(changed(SITE, "code", f'"32.75.01.{number}"') for number in range(1000, 1017)),
        "site: terlalu banyak lokasi",
        "17",
        "1 sampai 16 lokasi",
    ),
    "unknown key, typing error": (
        TOP + SITE + 'transpor = "tcp"\n',
        "site[1].transpor (Aren Jaya): kunci ini tidak dikenal; mungkin maksudnya `transport`?",
        '"transpor"',
        "kunci kind, code, name",
    ),
    "unknown key, Indonesian": (
        TOP + SITE + 'singkatan = "ARJ"\n',
        "site[1].singkatan (Aren Jaya): kunci ini tidak dikenal; mungkin maksudnya `short`?",
        '"singkatan"',
        "kunci kind",
    ),
    "unknown key, wrong table": (
        TOP + SITE + "allow_local = true\n",
        "site[1].allow_local (Aren Jaya): kunci ini tidak dikenal; `allow_local` ditulis di bagian atas berkas",
        '"allow_local"',
        "kunci kind",
    ),
    "unknown key, wrong table below": (
        TOP + "turn_s = 180\n" + SITE,
        "turn_s: kunci ini tidak dikenal; `turn_s` ditulis di bawah baris [speaking]",
        '"turn_s"',
        "kunci id, title",
    ),
    "unknown key, password": (
        TOP + SITE + 'kata_sandi = "rahasia"\n',
        "site[1].kata_sandi (Aren Jaya): kunci ini tidak dikenal; kata sandi tidak ditulis di berkas sesi",
        '"kata_sandi"',
        "kunci kind",
    ),
    "unknown key, no idea": (
        TOP + "xyzzy = 1\n" + SITE,
        "xyzzy: kunci ini tidak dikenal.",
        '"xyzzy"',
        "kunci id, title",
    ),
    "unknown table": (
        TOP + SITE + "[[sites]]\nx = 1\n",
        "sites: kunci ini tidak dikenal; mungkin maksudnya `site`?",
        '"sites"',
        "kunci id",
    ),
    "unknown key in a participant": (
        TOP + SITE + '[[site.participant]]\nname = "A"\njabatan = "B"\n',
        "site[1].participant[1].jabatan (Aren Jaya): kunci ini tidak dikenal; mungkin maksudnya `office`?",
        '"jabatan"',
        "kunci name, office",
    ),
    "unknown key in speaking": (
        TOP + RULES + "turn = 5\n" + SITE,
        "speaking.turn: kunci ini tidak dikenal; mungkin maksudnya `turn_s`?",
        '"turn"',
        "kunci turn_s, warning_s",
    ),
}


@pytest.mark.parametrize("kind", WRONG)
def test_one_error_names_key_found_and_allowed(kind: str, tmp_path: Path) -> None:
    text, key_and_reason, found, allowed = WRONG[kind]
    error = refusal(write(tmp_path, text))
    assert ", 1 kesalahan" in error.message.splitlines()[0]
    (line,) = lines_of(error)
    assert line.startswith(f"1. {key_and_reason}")
    before, _, after = line.partition("Ditemukan: ")
    assert before
    assert after.startswith(found) or (found == "\ufffd" and found in after)
    assert allowed in after
    assert "rahasia" not in str(error)
    assert error.advice


def test_all_errors_are_told_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    second = changed(changed(SITE, "name", '"Kayuringin Jaya"'), "transport", '"sctp"')
    third = changed(changed(SITE, "code", "5"), "main", '"x"')
    text = changed(without(TOP, "agency"), "date", "1") + "[speaking]\nturn_s = 1\n" + SITE + second + third
    numbered = lines_of(refusal(write(tmp_path, text)))
    assert [line.split(":")[0] for line in numbered] == [
        "1. agency",
        "2. date",
        "3. speaking.turn_s",
        "4. site[2].code (Kayuringin Jaya)",
        "5. site[2].transport (Kayuringin Jaya)",
        "6. site[3].code (Aren Jaya)",
        "7. site[3].main (Aren Jaya)",
    ]


def test_a_site_without_a_usable_name_is_still_counted(tmp_path: Path) -> None:
    (line, *_) = lines_of(refusal(write(tmp_path, TOP + changed(SITE, "name", "7"))))
    assert line.startswith("1. site[1].name: harus berupa teks. Ditemukan: 7.")


def test_a_long_value_is_shortened_after_it_is_redacted(tmp_path: Path) -> None:
    password = "rahasia" * 100
    text = TOP + changed(SITE, "main", f'"rtsp://admin:{password}@10.0.0.1/{"x" * 300}"')
    (line,) = lines_of(refusal(write(tmp_path, text)))
    assert "rahasia" not in line
    assert '"rtsp://***@10.0.0.1/xxx' in line
    assert '…"' in line
    assert len(line) < 500


@pytest.mark.parametrize(
    ("text", "line", "column", "reason"),
    [
        ('title = "a"\ncity "b"\n', 2, 6, "harus ada tanda ="),
        ("title = Musrenbang\n", 1, 9, "harus dalam tanda kutip"),
        ('title = "a\ncity = 1\n', 1, 11, "tanda kutip penutup"),
        ('title = "a', 1, 11, "tanda kutip penutup"),
        ('title = """a', 1, 13, "tanda kutip penutup"),
        ('main = "file:..\\demo\\a.mp4"\n', 1, 18, "garis miring"),
        ('title = "a"\r\ntitle = "b"\r\n', 2, 12, "sudah ditulis"),
        ("[speaking]\n[speaking]\n", 2, 10, "dua kurung siku"),
        ('[site]\nname = "a"\n[[site]]\n', 3, 7, "sudah"),
        ("[site\n", 1, 6, "penutup ]"),
        ("[[site]\n", 1, 7, "penutup ]]"),
        ("a = 1 2\n", 1, 7, "berlebih"),
        ("date = 2018-02-30\n", 1, 8, "kalender"),
        ("= 1\n", 1, 1, "bukan kunci"),
        ("a. = 1\n", 1, 4, "nama kunci"),
        ("a = [1, 2\n", 2, 1, "penutup ]"),
        ("a = {b = 1\n", 1, 11, "penutup }"),
        ("a = {b = 1, b = 2}\n", 1, 18, "sudah ditulis"),
        ('a = "\\ud800"\n', 1, 12, "garis miring"),
        ('a = "\\xzz"\n', 1, 8, "garis miring"),
        ("a = 1\na.b = 2\n", 2, 8, "sudah ditulis"),
        ("a = {}\n[a.b]\n", 2, 5, "sudah"),
    ],
)
def test_a_syntax_error_names_line_and_column(text: str, line: int, column: int, reason: str, tmp_path: Path) -> None:
    error = refusal(write(tmp_path, text))
    assert f"baris {line} kolom {column}: " in error.message
    assert reason in error.message
    assert error.advice.startswith("Isi baris itu: ")


def test_a_syntax_error_does_not_show_the_password_on_its_line(tmp_path: Path) -> None:
    error = refusal(write(tmp_path, 'title = "a"\nmain = rtsp://admin:raha sia@10.0.0.1/live\n'))
    assert "baris 2 kolom 8" in error.message
    assert "raha" not in str(error)
    assert "sia@" not in str(error)
    assert error.advice.endswith("main = rtsp://***@10.0.0.1/live")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "tidak ditemukan" in refusal(tmp_path / "tiada.toml").message


def test_a_folder(tmp_path: Path) -> None:
    assert "adalah folder" in refusal(tmp_path).message


@pytest.mark.skipif(sys.platform == "win32", reason="named pipes are files only here")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipa.toml"
    os.mkfifo(pipe)
    assert "bukan berkas biasa" in refusal(pipe).message


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"tidak dapat dibaca \(.+\)") as caught:
        load_session(tmp_path / ("a" * 300 + ".toml"))
    assert "izin baca" in caught.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path: Path) -> None:
    path = write(tmp_path, TOP + SITE)
    path.chmod(0)
    assert "tidak ada izin baca" in refusal(path).message


@pytest.mark.parametrize("content", [TOP.encode() + b"# caf\xe9\n", (TOP + SITE).encode("utf-16")])
def test_a_file_in_another_encoding(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sesi.toml"
    path.write_bytes(content)
    error = refusal(path)
    assert "bukan teks UTF-8" in error.message
    assert f"(baris {6 if content.startswith(b'title') else 1})" in error.message
    assert "Encoding: UTF-8" in error.advice


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b" \r\n\n"])
def test_an_empty_file(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "sesi.toml"
    path.write_bytes(content)
    assert "kosong" in refusal(path).message


def test_a_huge_file(tmp_path: Path) -> None:
    padding = "#" * (MAX_FILE_BYTES - len(TOP + SITE))
    assert load_session(write(tmp_path, TOP + SITE + padding)).title == "Musrenbang"
    assert "lebih besar dari 1 MB" in refusal(write(tmp_path, TOP + SITE + padding + "#")).message


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, f"a = {'9' * 5000}\n"])
def test_a_file_made_to_break_the_reader(text: str, tmp_path: Path) -> None:
    assert "tidak dapat dibaca" in refusal(write(tmp_path, text)).message


def test_a_file_name_that_makes_no_id_asks_for_one(tmp_path: Path) -> None:
    (line,) = lines_of(refusal(write(tmp_path, TOP + SITE, "会议.toml")))
    assert line.startswith("1. id: nama berkas tidak dapat dipakai sebagai id")
    assert load_session(write(tmp_path, 'id = "rapat-1"\n' + TOP + SITE, "会议.toml")).session_id == "rapat-1"


def test_a_small_file_is_enough(tmp_path: Path) -> None:
    session = load_session(write(tmp_path, "\ufeff" + (TOP + SITE).replace("\n", "\r\n"), "Musrenbang Kél. 2018.toml"))
    assert session.session_id == "musrenbang-kel-2018"
    assert (session.title, session.city, session.agency) == ("Musrenbang", "Kota Bekasi", "Bappeda")
    assert (session.held_on, session.rkpd_year, session.allow_local) == (date(2018, 1, 23), 2019, False)
    assert session.speaking == SpeakingRules()
    assert session.agenda == ()
    (site,) = session.sites
    assert (site.site_id, site.code, site.kind) == ("32.75.01.1004", "32.75.01.1004", SiteKind.KELURAHAN)
    assert (site.name, site.short, site.kecamatan) == ("Aren Jaya", "ARN", "Bekasi Timur")
    assert site.main == StreamAddress("rtsp://10.0.0.1/live")
    assert site.sub is None
    assert site.participants == ()


def test_every_key_arrives_in_the_session(tmp_path: Path) -> None:
    text = (
        'id = "uji"\nallow_local = true\n'
        + TOP
        + "[speaking]\nturn_s = 120\nwarning_s = 30\n"
        + AGENDA
        + SITE
        + 'short = "ARJ"\nsub = "file:kecil.mp4"\ntransport = "udp"\nuser = " admin "\ncredential = "env:SANDI"\n'
        + '[[site.participant]]\nname = "Lurah"\noffice = "Aren Jaya"\n[[site.participant]]\nname = "RW 1"\n'
    )
    session = load_session(write(tmp_path, text))
    assert (session.session_id, session.allow_local) == ("uji", True)
    assert session.speaking == SpeakingRules(120, 30)
    assert session.agenda == (AgendaItem("Pembukaan", 10),)
    (site,) = session.sites
    assert site.short == "ARJ"
    assert site.main == StreamAddress("rtsp://10.0.0.1/live", Transport.UDP, "admin", "env:SANDI")
    # A file knows no login; the store must not think that it does.
    assert site.sub == StreamAddress((tmp_path / "kecil.mp4").as_uri(), Transport.UDP)
    assert site.participants == (Participant("Lurah", "Aren Jaya"), Participant("RW 1"))


def test_local_addresses_are_seen_from_the_folder_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "sesi uji"
    folder.mkdir()
    text = (
        "allow_local = true\n"
        + TOP
        + changed(SITE, "main", '"file:../demo/gambar%20satu#1.mp4"')
        + 'sub = "device:0"\n'
    )
    write(folder, text)
    monkeypatch.chdir(tmp_path)
    (site,) = load_session(Path("sesi uji/sesi.toml")).sites
    wanted = tmp_path / "demo" / "gambar satu#1.mp4"
    assert site.main.url == wanted.as_uri()
    # What the worker makes of it again.
    assert Path(parse_stream_url(site.main.url, allow_local=True).location) == wanted
    assert site.sub == StreamAddress("device:0")


def test_a_kecamatan_is_its_own_kecamatan_and_a_room_needs_none(tmp_path: Path) -> None:
    kecamatan = without(changed(changed(SITE, "kind", '"kecamatan"'), "code", '"32.75.01"'), "kecamatan")
    room = without(changed(changed(SITE, "kind", '"ruang"'), "code", '"ruang-1"'), "kecamatan")
    first, second = load_session(write(tmp_path, TOP + kecamatan + room)).sites
    assert (first.kind, first.kecamatan) == (SiteKind.KECAMATAN, "Aren Jaya")
    assert (second.kind, second.kecamatan, second.site_id) == (SiteKind.ROOM, "", "ruang-1")


def test_a_derived_short_name_gives_way_to_a_written_one(tmp_path: Path) -> None:
    second = changed(SITE, "code", '"32.75.01.1005"') + 'short = "ARN"\n'
    shorts = [site.short for site in load_session(write(tmp_path, TOP + SITE + second)).sites]
    assert shorts == ["ARJ", "ARN"]


@pytest.mark.parametrize(
    ("name", "short"),
    [("Pejuang", "PJN"), ("Bintara Jaya", "BNT"), ("Émeralda", "EMR"), ("Aie", "AIE"), ("Oo", "OAA"), ("7", "XAA")],
)
def test_a_short_name_is_the_first_letter_and_the_next_consonants(name: str, short: str) -> None:
    assert short_name(name, set()) == short


@settings(max_examples=100, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=20), min_size=16, max_size=16))
def test_sixteen_short_names_are_always_found_and_differ(names: list[str]) -> None:
    taken: set[str] = set()
    for name in names:
        short = short_name(name, taken)
        assert len(short) == 3
        assert set(short) <= set(ascii_uppercase)
        assert short not in taken
        taken.add(short)


@settings(max_examples=150, deadline=None)
@given(
    st.recursive(
        st.booleans() | st.integers() | st.dates() | st.text(max_size=8).map(lambda text: f"rtsp://u:Zq7{text}@h"),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(st.sampled_from(["site", "name", "main", "kind", "speaking", "x", "participant"]), inner)
        ),
        max_leaves=12,
    ),
    st.sampled_from(["site", "agenda", "speaking", "title", "date", "id"]),
)
@example("rtsp://u:Zq7\r@h", "site")
@example([{"name": "rtsp://u:Zq7 x@h", "Zq8": "rtsp://u:Zq7 x@h"}], "site")
@example([{"participant": [{"x": 1}], "name": ["a"]}, [[]]], "site")
def test_any_shape_is_refused_in_words_and_without_secrets(
    tmp_path_factory: pytest.TempPathFactory, value: object, key: str
) -> None:
    path = write(tmp_path_factory.mktemp("bentuk"), f"{key} = {as_toml(value)}\n")
    error = refusal(path)
    assert "Zq7" not in str(error)
    assert "Input should" not in str(error)


def as_toml(value: object) -> str:
    match value:
        case bool():
            return str(value).lower()
        case int():
            return str(value)
        case date():
            return value.isoformat()
        case str():
            return '"' + "".join(f"\\U{ord(character):08x}" for character in value) + '"'
        case list():
            return "[" + ", ".join(as_toml(item) for item in value) + "]"
        case dict():
            return "{" + ", ".join(f"{key} = {as_toml(item)}" for key, item in value.items()) + "}"
        case _:
            raise AssertionError(value)


def test_every_key_says_what_it_means_and_what_is_allowed() -> None:
    for header, table in tables().items():
        for key, field in table.model_fields.items():
            assert field.description, f"{header} {key}"
            assert sum(isinstance(item, Allowed) for item in field.metadata) == 1, f"{header} {key}"
            assert allowed_for(table, key)


def test_the_session_of_23_january_2018_loads() -> None:
    session = load_session(SESSIONS / "2018-01-23-kelurahan.toml")
    assert (session.session_id, session.title) == ("2018-01-23-kelurahan", "Musrenbang Kelurahan")
    assert (session.held_on, session.rkpd_year, session.allow_local) == (date(2018, 1, 23), 2019, True)
    assert session.speaking == SpeakingRules(180, 60)
    assert [item.planned_min for item in session.agenda] == [10, 10, 20, 90, 20, 20, 10]
    roster = [(site.short, site.name, site.code, site.kecamatan) for site in session.sites]
    assert roster == [
        ("PJG", "Pejuang", "32.75.06.1003", "Medan Satria"),
        ("BJY", "Bintara Jaya", "32.75.02.1004", "Bekasi Barat"),
        ("ARJ", "Aren Jaya", "32.75.01.1004", "Bekasi Timur"),
        ("KYJ", "Kayuringin Jaya", "32.75.04.1005", "Bekasi Selatan"),
        ("KLT", "Kaliabang Tengah", "32.75.03.1001", "Bekasi Utara"),
        ("JRH", "Jatirahayu", "32.75.12.1001", "Pondokmelati"),
        ("JTW", "Jatiwaringin", "32.75.08.1001", "Pondokgede"),
        ("JRG", "Jatiranggon", "32.75.10.1003", "Jatisampurna"),
        ("BTG", "Bantargebang", "32.75.07.1003", "Bantargebang"),
        ("BJM", "Bojong Menteng", "32.75.05.1004", "Rawalumbu"),
        ("MTK", "Mustikajaya", "32.75.11.1003", "Mustikajaya"),
        ("JTA", "Jatiasih", "32.75.09.1002", "Jatiasih"),
    ]
    for site in session.sites:
        slug = site.name.lower().replace(" ", "-")
        assert site.main.url == (SESSIONS.parent / "demo" / f"{site.code}-{slug}.mp4").as_uri()
        assert 1 <= len(site.participants) <= 2


def test_the_example_with_ip_cameras_loads() -> None:
    session = load_session(SESSIONS / "contoh-ip-camera.toml")
    assert [site.short for site in session.sites] == ["PJG", "BJY", "RNG"]
    first, second, third = session.sites
    assert first.main.credential == "keyring:kamera-pejuang"
    assert first.sub is not None
    assert second.main == StreamAddress(
        "rtsp://192.0.2.37:554/cam/realmonitor?channel=1&subtype=0",
        Transport.UDP,
        "operator",
        "env:SANDI_KAMERA_BINTARA",
    )
    assert third.main == StreamAddress("rtsp://gerbang.contoh.id:8554/ruang-rapat")


@pytest.mark.parametrize("path", sorted(SESSIONS.glob("*.toml")), ids=lambda path: path.name)
def test_every_shipped_session_file_loads(path: Path) -> None:
    session = load_session(path)
    assert session.session_id == path.stem
    assert len(session.sites) == len(tomllib.loads(path.read_text(encoding="utf-8"))["site"])
