"""Sign finished PDFs: an adapter with two back ends. Without a key the document is proved by its hash and its QR code.

The interface of BSrE, the state's own certification authority, is described in `docs/decisions/0040-signing.md` and not
built: it would be a third class beside these.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from app.domain.errors import UserError
from app.domain.text import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class SigningWords:
    """What the signature says: why and where it was given."""

    reason: str = "Dokumen resmi hasil Musrenbang"
    place: str = ""


class Signing(Protocol):
    """A way to sign."""

    def sign(self, pdf: Path, target: Path, words: SigningWords) -> None:
        """Write the signed `pdf` to `target`, which is overwritten. Raises UserError, or OSError of the disk."""
        ...


class NoSigning:
    """Leaves the file as it is: its hash stands in `SHA256SUMS.txt`, the print of its content in foot and QR code."""

    def sign(self, pdf: Path, target: Path, words: SigningWords) -> None:
        """Copy the file."""
        del words
        target.write_bytes(pdf.read_bytes())


@dataclass(frozen=True, slots=True)
class Pkcs12Signing:
    """Signs with a key of the office in a PKCS#12 file (.p12, .pfx): PAdES, in an update behind the PDF/A as it was.

    The signature is invisible on the page; a reader of PDFs shows whose it is. No time stamp server is asked.
    """

    key_file: Path
    passphrase: str = field(repr=False)

    def sign(self, pdf: Path, target: Path, words: SigningWords) -> None:
        """Sign. Raises UserError if the key cannot be opened or the file is no PDF."""
        # The library takes long to load: not at the start of the room.
        from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415 - see above
        from pyhanko.pdf_utils.misc import PdfError  # noqa: PLC0415 - see above
        from pyhanko.sign import signers  # noqa: PLC0415 - see above
        from pyhanko.sign.fields import SigSeedSubFilter  # noqa: PLC0415 - see above
        from pyhanko.sign.general import SigningError  # noqa: PLC0415 - see above

        secret = self.passphrase.encode("utf-8")
        signer = signers.SimpleSigner.load_pkcs12(str(self.key_file), passphrase=secret)  # type: ignore[no-untyped-call]  # carries no types
        if signer is None:
            raise UserError(
                QT_TRANSLATE_NOOP("minutes", "Kunci {file} tidak dapat dibuka.").format(file=self.key_file.name),
                QT_TRANSLATE_NOOP("minutes", "Periksa kata sandinya, dan apakah berkasnya .p12 atau .pfx."),
            )
        metadata = signers.PdfSignatureMetadata(
            field_name="TandaTangan",
            md_algorithm="sha256",
            reason=words.reason or None,
            location=words.place or None,
            subfilter=SigSeedSubFilter.PADES,
        )
        try:
            with pdf.open("rb") as source:
                signed = signers.sign_pdf(IncrementalPdfFileWriter(source), metadata, signer)
        except (PdfError, SigningError, ValueError) as error:
            raise UserError(
                QT_TRANSLATE_NOOP("minutes", "Berkas {file} tidak dapat ditandatangani.").format(file=pdf.name),
                QT_TRANSLATE_NOOP("minutes", "Pilih PDF yang ditulis program ini dan belum ditandatangani."),
            ) from error
        target.write_bytes(signed.getvalue())
