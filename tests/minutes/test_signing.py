from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import EmbeddedPdfSignature, validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from app.domain.documents.build import promises_document
from app.domain.documents.listing import lists_of
from app.domain.errors import UserError
from app.minutes.pdf import PdfWriter
from app.minutes.signing import NoSigning, Pkcs12Signing, SigningWords
from app.settings.paths import find_resources
from tests.minutes.documents import make_material, make_record
from tests.minutes.pdf_reading import pdfa_faults


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pdf") / "janji.pdf"
    PdfWriter(find_resources()).write(promises_document(lists_of(make_material(make_record(1, 1, 3)))), path)
    return path


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    """A key as an office has it, signed by itself."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Bappeda Contoh")])
    today = datetime.datetime.now(datetime.UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(today - datetime.timedelta(days=1))
        .not_valid_after(today + datetime.timedelta(days=30))
        .add_extension(
            x509.KeyUsage(True, True, *[False] * 7),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "kantor.p12"
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, BestAvailableEncryption(b"r")))
    return path


def trusting(signature: EmbeddedPdfSignature) -> ValidationContext:
    return ValidationContext(trust_roots=[signature.signer_cert])


def test_a_signature_covers_the_file_and_leaves_its_claim_true(pdf: Path, key_file: Path, tmp_path: Path) -> None:
    signed = tmp_path / "signed.pdf"
    Pkcs12Signing(key_file, "r").sign(pdf, signed, SigningWords(place="Bekasi"))
    assert signed.read_bytes().startswith(pdf.read_bytes())
    with signed.open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        status = validate_pdf_signature(signature, trusting(signature))
        assert status.intact
        assert status.valid
        assert signature.sig_object["/Location"] == "Bekasi"
    assert pdfa_faults(signed) == []


def test_a_file_that_was_changed_after_it_was_signed_is_found(pdf: Path, key_file: Path, tmp_path: Path) -> None:
    signed = tmp_path / "signed.pdf"
    Pkcs12Signing(key_file, "r").sign(pdf, signed, SigningWords())
    content = bytearray(signed.read_bytes())
    content[len(pdf.read_bytes()) // 2] ^= 1
    signed.write_bytes(bytes(content))
    with signed.open("rb") as file:
        (signature,) = PdfFileReader(file).embedded_signatures
        assert not validate_pdf_signature(signature, trusting(signature), skip_diff=True).intact


def test_a_wrong_passphrase_is_said(pdf: Path, key_file: Path, tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"kantor\.p12 tidak dapat dibuka"):
        Pkcs12Signing(key_file, "salah").sign(pdf, tmp_path / "signed.pdf", SigningWords())
    assert "salah" not in repr(Pkcs12Signing(key_file, "salah"))


def test_what_is_no_pdf_is_said(key_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "catatan.pdf"
    other.write_text("bukan PDF")
    with pytest.raises(UserError, match="tidak dapat ditandatangani"):
        Pkcs12Signing(key_file, "r").sign(other, tmp_path / "signed.pdf", SigningWords())


def test_without_a_key_the_file_stays_as_it_is(pdf: Path, tmp_path: Path) -> None:
    NoSigning().sign(pdf, tmp_path / "same.pdf", SigningWords())
    assert (tmp_path / "same.pdf").read_bytes() == pdf.read_bytes()
