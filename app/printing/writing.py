"""Write a package in the process that was made for it: from the store to the files."""

from __future__ import annotations

import gc
import shutil
from concurrent.futures import Future
from pathlib import Path
from tempfile import TemporaryDirectory

from app.data.reading import read_minutes
from app.domain.documents.final import as_printed
from app.domain.documents.listing import lists_of
from app.domain.documents.material import material_of
from app.domain.documents.model import DocumentKind, MinutesDocument
from app.domain.documents.setting_parts import with_parts
from app.minutes.fingerprint import fingerprint
from app.minutes.package import PackagePlaces, write_package
from app.minutes.package_terms import PackageStep
from app.printing.order import PackageOrder, ReadyPdf
from app.printing.photos import PrintPhotos
from app.printing.setting import SettingProcess
from app.process.child import ParentLink


def written(link: ParentLink, order: PackageOrder, ready: ReadyPdf | None) -> tuple[Path, ...]:
    """Write the package. `ready` is the PDF of the joint notulen, taken where it is still the same document."""
    stored = read_minutes(order.store, order.session_id)

    def printed(document: MinutesDocument) -> MinutesDocument:
        return as_printed([document], stored.work, stored.bodies)[0]

    def told(step: PackageStep) -> bool:
        link.send(step)
        return not link.stopping.is_set()

    material = material_of(
        stored.record, order.now_ms, with_parts(order.settings, stored.parts), stored.references, stored.photos
    )
    lists = lists_of(material)
    # Hundreds of thousands of objects that stay until the end: they would be looked through with every document.
    gc.collect()
    gc.freeze()
    with TemporaryDirectory(prefix="ruang-kendali-foto-") as folder:
        photo_file = PrintPhotos(order.store, Path(folder))
        places = PackagePlaces(order.folder, order.resources, order.office_templates, photo_file, order.draft)
        with SettingProcess(order.resources, photo_file) as setting:

            def set_pdf(document: MinutesDocument, target: Path) -> Future[None]:
                if ready is None or document.kind is not DocumentKind.NOTULEN or ready.seal != fingerprint(document):
                    return setting(document, target)
                done: Future[None] = Future()
                shutil.move(ready.path, target)
                done.set_result(None)
                return done

            return write_package(lists, places, printed=printed, set_pdf=set_pdf, formats=order.formats, told=told)
