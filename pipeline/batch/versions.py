"""What made a run's facts: versions, and hashes of the code and knowledge that decide."""

from __future__ import annotations

import hashlib
import platform
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

from pipeline import knowledge

#: Packages whose code a fact may rest on.
_DECIDING = ("facts.py", "frozen.py", "ingest", "nlp", "grammar", "extractors", "models", "link")
_LIBRARIES = ("spacy", "pandas", "scikit-learn", "pyvi", "underthesea")


@cache
def package_version() -> str:
    """Version of the installed package."""
    return metadata.version("council-news")


@cache
def library_versions() -> dict[str, str]:
    """Versions of Python and of the libraries that extraction may use."""
    return {"python": platform.python_version()} | {name: metadata.version(name) for name in _LIBRARIES}


def _files(folder: Traversable, prefix: str = "") -> list[tuple[str, Traversable]]:
    found: list[tuple[str, Traversable]] = []
    for entry in folder.iterdir():
        if entry.is_dir():
            if entry.name != "__pycache__":
                found += _files(entry, f"{prefix}{entry.name}/")
        else:
            found.append((prefix + entry.name, entry))
    return sorted(found, key=lambda item: item[0])


def _digest(files: list[tuple[str, Traversable]]) -> str:
    digest = hashlib.sha256()
    for name, file in files:
        # A checkout may change line ends; the rules are the same.
        content = file.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


@cache
def extractor_hash() -> str:
    """SHA-256 over the code that decides what a fact is."""
    package = resources.files("pipeline")
    files = []
    for name in _DECIDING:
        entry = package / name
        if entry.is_dir():
            files += _files(entry, f"{name}/")
        elif entry.is_file():
            files.append((name, entry))
    return _digest(files)


@cache
def knowledge_hash() -> str:
    """SHA-256 over the lists of titles, bodies, units and the like, and over the user's own where they are in use."""
    package = _digest([item for item in _files(resources.files("pipeline") / "knowledge") if item[0].endswith(".csv")])
    own = knowledge.own_files()
    return hashlib.sha256(f"{package}\0{own}".encode()).hexdigest() if own else package
