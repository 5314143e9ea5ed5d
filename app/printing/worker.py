"""The process that writes a package: it reads the store itself, so that the room hands over nothing large."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from app.data.reading import read_minutes
from app.domain.documents.final import as_printed
from app.domain.documents.listing import lists_of
from app.domain.documents.material import material_of
from app.domain.documents.model import MinutesDocument
from app.domain.errors import AppError
from app.minutes.package import PackagePlaces, write_package
from app.minutes.package_terms import PackageStep
from app.printing.order import PackageDone, PackageFailed, PackageOrder
from app.printing.photos import PrintPhotos
from app.printing.setting import SettingProcess
from app.process.child import ParentLink
from app.process.priority import go_behind


def run(link: ParentLink, setup: PackageOrder) -> None:
    """Write the package; send a PackageStep for each file, then PackageDone or PackageFailed."""
    # Pictures and sound of a running session go first.
    go_behind()
    link.listen(lambda _message: None)
    try:
        link.send(PackageDone(_written(link, setup)))
    except AppError as error:
        link.send(PackageFailed(error.message, error.advice))


def _written(link: ParentLink, order: PackageOrder) -> tuple[Path, ...]:
    stored = read_minutes(order.store, order.session_id)

    def printed(document: MinutesDocument) -> MinutesDocument:
        return as_printed([document], stored.work, stored.bodies)[0]

    def told(step: PackageStep) -> bool:
        link.send(step)
        return not link.stopping.is_set()

    material = material_of(stored.record, order.now_ms, order.settings, stored.references, stored.photos)
    with TemporaryDirectory(prefix="ruang-kendali-foto-") as folder:
        photo_file = PrintPhotos(order.store, Path(folder))
        places = PackagePlaces(order.folder, order.resources, order.office_templates, photo_file, order.draft)
        with SettingProcess(order.resources, photo_file) as set_pdf:
            return write_package(
                lists_of(material), places, printed=printed, set_pdf=set_pdf, formats=order.formats, told=told
            )
