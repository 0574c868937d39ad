"""Reading the starter files: TOML, one per kind for the facts, one per kind and language for the texts."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from app.languages import SOURCE, offered_codes

DATA = Path(__file__).resolve().parent / "data"
KINDS_WITH_TEXT = ("organizations", "locations", "services", "activities")

Table = dict[str, Any]


class BrokenFile(Exception):
    """A starter file that cannot be used; names the file and the record."""

    def __init__(self, path: Path, record: str, what: str) -> None:
        where = f", record {record}" if record else ""
        super().__init__(f"{path.parent.name}/{path.name}{where}: {what}.")


@dataclass
class Content:
    """Everything in the files. `texts[language][kind][slug]` holds the words of a record."""

    areas: Table
    organizations: Table
    locations: Table
    services: Table
    activities: Table
    texts: dict[str, dict[str, Table]] = field(default_factory=dict)

    def dutch(self, kind: str, slug: str) -> Table:
        words: Table = self.texts[SOURCE][kind].get(slug, {})
        return words


def read_content(directory: Path = DATA) -> Content:
    """Raises BrokenFile for a file that is missing, is not TOML, or lacks the Dutch of a record."""
    facts = {kind: _read(directory / f"{kind}.toml") for kind in ("areas", *KINDS_WITH_TEXT)}
    content = Content(**facts)
    for code in offered_codes():
        if code == SOURCE or (directory / code).is_dir():  # A new language begins with its catalogs alone.
            content.texts[code] = {kind: _read(directory / code / f"{kind}.toml") for kind in KINDS_WITH_TEXT}
    _check_texts(content, directory)
    return content


def _read(path: Path) -> Table:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise BrokenFile(path, "", "the file is missing") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BrokenFile(path, "", f"this is not TOML ({error})") from error
    for slug, record in table.items():
        if not isinstance(record, dict):
            raise BrokenFile(path, slug, "a record must be a table")
    return table


def _check_texts(content: Content, directory: Path) -> None:
    for kind in KINDS_WITH_TEXT:
        known = getattr(content, kind)
        for code, texts in content.texts.items():
            for slug in texts[kind]:
                if slug not in known:
                    raise BrokenFile(directory / code / f"{kind}.toml", slug, f"{kind}.toml has no such record")
        for slug, facts in known.items():
            has_preset = kind == "activities" and facts.get("preset")
            if not has_preset and not content.dutch(kind, slug).get("title" if kind == "activities" else "name"):
                raise BrokenFile(directory / SOURCE / f"{kind}.toml", slug, "its Dutch name is missing")
