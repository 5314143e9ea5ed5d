"""A file that can be read but holds something wrong: each error names the key, what was found and what is allowed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.settings.session_texts import AGENDA, RULES, SITE, TOP, changed, lines_of, refusal, without, write

ADDRESS_ALLOWED = "Yang diizinkan: rtsp://, rtsps://, rtmp://"
LINE_ALLOWED = "1 sampai 200 karakter"

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
    "no budget": (
        TOP + "[speaking]\nbudget_min = 0\n" + SITE,
        "speaking.budget_min: terlalu kecil",
        "0",
        "1 sampai 600 (menit)",
    ),
    "a site's budget in seconds": (
        TOP + SITE + "budget_min = 900\n",
        "site[1].budget_min (Aren Jaya): terlalu besar",
        "900",
        "1 sampai 600 (menit)",
    ),
    "answers without end": (
        TOP + "[speaking]\ninterposed_s = 3601\n" + SITE,
        "speaking.interposed_s: terlalu besar",
        "3601",
        "10 sampai 3600",
    ),
    "chime as a word": (TOP + '[speaking]\nchime = "ya"\n' + SITE, "speaking.chime: harus", '"ya"', "true atau false"),
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
