"""Asks for a file or a folder, beginning where one was chosen last, else among the person's documents."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

_LAST = "wellbeing_last_folder"  # of the app: kept while it runs, and written nowhere


def ask_for_file(parent: QWidget, title: str, forms: str = "") -> str:
    """Return the path of a file to read, '' for none; `forms` are Qt's filters: 'CSV (*.csv);;(*)'."""
    return _remembered(QFileDialog.getOpenFileName(parent, title, str(start_folder()), forms)[0])


def ask_where_to_save(
    parent: QWidget, title: str, name: str, forms: str = "", writes_over: bool = True
) -> str:
    """Return where to save a file for which a name is offered, '' for nowhere.

    Where nothing `writes_over` what stands there, the person isn't asked whether it may.
    """
    options = QFileDialog.Option(0) if writes_over else QFileDialog.Option.DontConfirmOverwrite
    place = str(start_folder() / name)
    return _remembered(QFileDialog.getSaveFileName(parent, title, place, forms, "", options)[0])


def ask_for_folder(parent: QWidget, title: str) -> str:
    """Return the path of a folder, '' for none."""
    return _remembered(QFileDialog.getExistingDirectory(parent, title, str(start_folder())))


def start_folder() -> Path:
    """Return where a person begins to look: the last folder, their documents, their home."""
    app = QApplication.instance()
    last = app.property(_LAST) if app is not None else None
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    places = [Path(place) for place in (last, documents) if place]
    return next((place for place in places if place.is_dir()), Path.home())


def _remembered(chosen: str) -> str:
    app = QApplication.instance()
    if chosen and app is not None:
        path = Path(chosen)
        app.setProperty(_LAST, str(path if path.is_dir() else path.parent))
    return chosen
