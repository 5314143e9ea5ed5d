"""The pages of the server in Chromium: a proposal goes from the neighbourhood's form to a station's pull and back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import requests
from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.select import Select

from app.domain.attachment import Photo
from app.domain.complaint import ComplaintFields, ComplaintList, raw_complaints
from app.domain.errors import UserError
from app.domain.identity import SiteId
from app.server.complaints import Complaints
from app.server.http.pages import PageParts, Pages
from app.server.http.rates import Rate, RateLimits
from app.server.people import Kind, Person, add_person
from app.server.planning import Planning
from app.server.verify import verify
from app.sync.wire_replies import read_pull_page
from tests.server.http_rig import HttpRig, HttpStation, listening
from tests.server.rig import NOW_MS
from tests.waiting import wait_for

FOLDER = Path("resources") / "web"
SITE = "32.75.06.1003"
RW = Person("rw07", "Ketua RW 07", Kind.NEIGHBOURHOOD, SITE, "07")
OTHER_RW = replace(RW, login="rw08", name="Ketua RW 08", rw="08")
BAPPEDA = Person("bappeda", "Sri Wahyuni", Kind.BAPPEDA)
PHOTO = Photo(b"isi foto", b"kecil", "image/jpeg", 1600, 1200)
HOSTILE = "<script>alert(1)</script> saluran tersumbat"


class PagesRig(HttpRig):
    """A server with pages, a session that a station brought, and three people."""

    def __init__(self, folder: Path, **options: RateLimits) -> None:
        super().__init__(folder, **options)
        self.planning = Planning(self.database, self.files, lambda: NOW_MS)
        self.pages = PageParts(
            self.database,
            self.planning,
            read_photo,
            FOLDER,
            lambda: NOW_MS,
            Pages(FOLDER),
            Complaints(self.database, lambda: NOW_MS),
            read_complaints,
        )
        with self.database.writing() as connection:
            self.passwords = {one.login: add_person(connection, one) for one in (RW, OTHER_RW, BAPPEDA)}
        operator = self.station("operator")
        sites = [{"site_id": SITE, "name": "Pejuang"}, {"site_id": "32.75.02.1004", "name": "Bintara Jaya"}]
        fields = {"title": "Musrenbang Kelurahan", "held_on": "2018-01-23", "rkpd_year": 2019, "sites": sites}
        operator.write("sidang", 0, {name: [None, value] for name, value in fields.items()}, "session")  # type: ignore[misc]
        self.push(operator)


def read_photo(content: bytes) -> Photo:
    if not content.startswith(b"\xff\xd8"):
        raise UserError("Berkas itu bukan foto.", "Pilih foto JPEG.")
    return PHOTO


def read_complaints(content: bytes, _name: str, _session: str) -> ComplaintList:
    """Stand in for the reader of lists, which needs a whole session: tests/sync/test_handed_in.py has that."""
    if not content:
        raise UserError("Berkasnya kosong.", "Pilih berkas ekspor SOROT.")
    raw = raw_complaints("sorot.csv", ("Nomor", "Isi laporan"), ())
    return ComplaintList(raw, (ComplaintFields("S-1", "Lampu jalan mati", SiteId(SITE)),), (), ())


@pytest.fixture
def rig(tmp_path: Path) -> Iterator[PagesRig]:
    with listening(PagesRig(tmp_path)) as made:
        assert isinstance(made, PagesRig)
        yield made


class Browser:
    def __init__(self, rig: PagesRig) -> None:
        options = webdriver.ChromeOptions()
        # Root in a container has no sandbox of its own; what is opened is our own page.
        for switch in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--window-size=1366,768"):
            options.add_argument(switch)
        options.binary_location = "/usr/bin/chromium"
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self.rig = rig
        self.driver = webdriver.Chrome(options, webdriver.ChromeService("/usr/bin/chromedriver"))

    def open(self, path: str) -> None:
        self.driver.get(self.rig.url + path)

    def one(self, selector: str) -> WebElement:
        return wait_for(lambda: next(iter(self.driver.find_elements(By.CSS_SELECTOR, selector)), None), selector)

    def fill(self, **texts: str) -> None:
        for name, text in texts.items():
            found = self.one(f"main [name={name}]")
            if found.tag_name == "select":
                Select(found).select_by_value(text)
            else:
                found.send_keys(text)

    def press(self, selector: str = "main button") -> None:
        """Press a button and wait for the next page."""
        old = self.one("html")
        self.one(selector).click()
        wait_for(lambda: _is_gone(old), "the next page")

    def sign_in(self, person: Person) -> None:
        self.driver.delete_all_cookies()
        self.open("/")
        self.fill(login=person.login, password=self.rig.passwords[person.login])
        self.press()

    def text(self) -> str:
        return self.one("main").text


def _is_gone(element: WebElement) -> bool:
    try:
        return not element.is_enabled()
    except Exception:  # noqa: BLE001 - whichever way the driver says that it is stale
        return True


@pytest.fixture
def browser(rig: PagesRig) -> Iterator[Browser]:
    made = Browser(rig)
    yield made
    made.driver.quit()


def test_a_proposal_from_the_form_to_the_station_and_back(rig: PagesRig, browser: Browser, tmp_path: Path) -> None:
    """Five seconds: a real browser."""
    (tmp_path / "foto.jpg").write_bytes(b"\xff\xd8 dari telepon")
    browser.sign_in(RW)
    browser.open("/usulan/baru")
    browser.fill(permasalahan=HOSTILE, usulan="Normalisasi saluran", lokasi="Jalan Kusuma Barat", rt="03")
    browser.fill(jenis="fisik", urgensi="mendesak", tingkat="kelurahan", volume="1.250,50", satuan="m")
    browser.fill(foto=str(tmp_path / "foto.jpg"))
    browser.press()
    tracking = re.findall(r"2019-EPL-\d{3}", browser.text())[0]

    with rig.http_station("meja-1") as station:
        rows = {row.entity: row for row in read_pull_page(station.get("/v1/sync/pull").content).rows}
        told = rows["proposal"].fields
        assert {name: told[name] for name in ("session_id", "site_id", "rw", "rt", "pengusul", "state")} == {
            "session_id": "sidang",
            "site_id": SITE,
            "rw": "07",
            "rt": "03",
            "pengusul": "Ketua RW 07",
            "state": "dicatat",
        }
        assert (told["permasalahan"], told["volume"], told["urgensi"]) == (HOSTILE, "1250.5", "mendesak")
        assert tracking == f"2019-{told['number']}"
        sha256 = rows["attachment"].fields["sha256"]
        assert rows["attachment"].fields["proposal_id"] == rows["proposal"].entity_id
        assert station.get(f"/v1/blobs/{sha256}").content == PHOTO.content

    browser.sign_in(BAPPEDA)
    browser.open("/tinjau?sidang=sidang&urgensi=mendesak&tingkat=kelurahan")
    assert "Normalisasi saluran" in browser.text()
    browser.fill(putusan="disepakati")
    browser.press("tbody button")
    assert "volume dan perkiraan biaya" in browser.one(".masalah").text
    browser.fill(putusan="disepakati")
    browser.one("[name=menyusul]").click()
    browser.press("tbody button")
    assert browser.one("td .cap").text == "Prioritas"
    (tmp_path / "sorot.csv").write_text("Nomor,Isi laporan")
    browser.open("/sorot")
    browser.fill(berkas=str(tmp_path / "sorot.csv"))
    browser.press()
    assert "1 baru" in browser.text()
    browser.fill(nomor=tracking.removeprefix("2019-"))
    browser.press("tbody button")
    assert tracking.removeprefix("2019-") in browser.one("tbody td:last-child").text
    browser.fill(nomor="TAK-1")
    browser.press("tbody button")
    assert "tidak ada dalam sidang" in browser.text()
    browser.open("/tinjau?sidang=sidang&urgensi=rendah")
    assert "Tidak ada usulan" in browser.text()

    browser.sign_in(RW)
    browser.open(f"/lacak?nomor={tracking.lower()}")
    assert "Prioritas" in browser.text()
    assert HOSTILE in browser.text()
    assert "Sri Wahyuni" in browser.text()
    browser.sign_in(OTHER_RW)
    browser.open(f"/lacak?nomor={tracking}")
    assert "tidak ditemukan" in browser.text()
    browser.open("/tinjau")
    assert "Usulan RW 08" in browser.text()
    # No script, no style from elsewhere, nothing that the page's own policy had to stop.
    assert [one for one in browser.driver.get_log("browser") if "favicon" not in one["message"]] == []
    assert verify(rig.database, rig.files, rig.signer.public_key).findings == ()


def test_forms_from_elsewhere_and_strangers_are_turned_away(rig: PagesRig) -> None:
    with requests.Session() as visitor:

        def post(path: str, **form: str) -> requests.Response:
            return visitor.post(rig.url + path, data=form, timeout=20, allow_redirects=False)

        for path in ("/", "/usulan", "/usulan/baru", "/lacak", "/tinjau", "/sorot"):
            answer = visitor.get(rig.url + path, timeout=20, allow_redirects=False)
            assert (answer.status_code, answer.headers["Location"]) == (303, "/masuk")
        assert post("/masuk", login="rw07", password="salah").status_code == 403
        assert post("/masuk", login="tidakada", password="salah").status_code == 403
        entered = post("/masuk", login="rw07", password=rig.passwords["rw07"])
        assert {"HttpOnly", "SameSite=strict"} <= set(entered.headers["Set-Cookie"].split("; "))
        stolen = post("/usulan/baru", permasalahan="x", usulan="y", form="0" * 64)
        assert (stolen.status_code, stolen.headers["Location"]) == (303, "/")
        page = visitor.get(f"{rig.url}/usulan/baru", timeout=20)
        assert "default-src 'none'" in page.headers["Content-Security-Policy"]
        form = re.findall(r'name="form" value="(\w+)"', page.text)[0]
        lacking = post("/usulan/baru", form=form, permasalahan="", usulan="y")
        assert (lacking.status_code, "Usulan belum lengkap" in lacking.text) == (422, True)
        odd = visitor.post(
            f"{rig.url}/usulan/baru",
            data={"form": form, "permasalahan": "x", "usulan": "y"},
            files={"foto": ("x.exe", b"MZ")},
            timeout=20,
        )
        assert "bukan foto" in odd.text
        # A neighbourhood decides nothing, whatever it sends.
        decided = post("/tinjau/p1", form=form, putusan="disepakati")
        assert decided.headers["Location"] == "/usulan"
        assert post("/keluar", form=form).headers["Location"] == "/masuk"
        assert visitor.get(f"{rig.url}/usulan", timeout=20, allow_redirects=False).status_code == 303


@pytest.mark.parametrize("page", ["/tinjau", "/sorot"])
def test_the_session_that_is_asked_for_is_shown_else_the_newest(rig: PagesRig, page: str) -> None:
    operator = rig.station("meja-2")
    fields = {"title": "Musrenbang tahun lalu", "held_on": "2017-01-23", "rkpd_year": 2018, "sites": []}
    operator.write("lama", 0, {name: [None, value] for name, value in fields.items()}, "session")
    rig.push(operator)
    with requests.Session() as visitor:
        entry = {"login": "bappeda", "password": rig.passwords["bappeda"]}
        visitor.post(f"{rig.url}/masuk", data=entry, timeout=20)
        for asked, shown in (("", "sidang"), ("lama", "lama"), ("entah", "sidang")):
            text = visitor.get(f"{rig.url}{page}?sidang={asked}", timeout=20).text
            assert re.findall(r'<option value="(\w+)" selected>', text)[0] == shown


def test_passwords_are_not_tried_without_end(tmp_path: Path) -> None:
    limits = RateLimits(enrolment=Rate(0.001, 2))
    with listening(PagesRig(tmp_path, limits=limits)) as rig, requests.Session() as visitor:
        codes = [
            visitor.post(f"{rig.url}/masuk", data={"login": "rw07", "password": "x"}, timeout=20).status_code
            for _ in range(3)
        ]
        assert codes == [403, 403, 429]


def test_nobody_takes_the_servers_own_name(rig: PagesRig) -> None:
    code = rig.server.issue_code("x", Kind.BAPPEDA.role)
    with HttpStation(rig.url, rig.server.server_id, rig.station("a")) as stranger:
        body = f'{{"code": "{code}", "device_id": "server"}}'
        answer = stranger.post("/v1/enrol", data=body, headers={"Content-Type": "application/json"})
        assert answer.status_code == 400


def test_no_page_is_wider_than_a_telephone(rig: PagesRig, browser: Browser) -> None:
    operator = rig.station("meja-2")
    long = "Normalisasi saluran drainase sepanjang Jalan Kusuma Barat dari gapura sampai musala"
    told = {"session_id": "sidang", "site_id": SITE, "number": "PJG-001", "usulan": long, "lokasi": long, "rw": "07"}
    told |= {"urgensi": "sangat_mendesak", "tingkat": "kelurahan", "jenis": "fisik", "keputusan": "belum_disepakati"}
    operator.write("p-1", 0, {name: [None, value] for name, value in told.items()})
    rig.push(operator)
    rig.pages.complaints.take(BAPPEDA, "sidang", read_complaints(b"x", "", ""))
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", screen)
    for person, paths in (
        (RW, ("/usulan", "/usulan/baru", "/lacak?nomor=2019-PJG-001")),
        (BAPPEDA, ("/tinjau", "/sorot")),
    ):
        browser.sign_in(person)
        for path in paths:
            browser.open(path)
            width = browser.driver.execute_script("return document.documentElement.scrollWidth")
            assert width <= 390, (path, width)
