"""The catalog files of translations/: collect the Dutch sentences, bring every .po up to date, compile to .mo.

For `make catalogs` and `make compile`. One collection per domain, told apart by the function that marks the
sentence. Nothing here writes a date, so a file only changes when its words do.
"""

import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from app.catalogs import DIRECTORY, PUBLIC_DOMAINS
from app.languages import LANGUAGES, SOURCE, language

ROOT = DIRECTORY.parent
PLURAL = (1, 2)
KEYWORDS: dict[str, Mapping[str, tuple[int, ...] | None]] = {
    "messages": {"_": None, "N_": None, "gettext": None, "ngettext": PLURAL},
    "topics": {"topic_": None},
    "presets": {"preset_": None},
    "mail": {"mail_": None, "mail_n": PLURAL},
    "staff": {"staff_": None, "staff_n": PLURAL},
}
NOISE = re.compile(r'^"(POT-Creation-Date|Generated-By|Report-Msgid-Bugs-To|Project-Id-Version):.*\n', re.MULTILINE)


class BrokenCatalog(Exception):
    """A translation that would break a page: another placeholder, another number of plural forms."""


@cache
def extracted(domain: str) -> Catalog:
    """Every Dutch sentence of a domain as the code stands now; read once, for all code is looked through."""
    catalog = Catalog(project="Noordwijzer", header_comment=f"# Dutch sentences, domain {domain}.", fuzzy=False)
    with (DIRECTORY / "babel.cfg").open() as file:
        methods, options = parse_mapping_cfg(file)  # type: ignore[no-untyped-call]  # Babel types it not
    for package in ("app", "kiosk"):
        found = extract_from_dir(ROOT / package, methods, options, KEYWORDS[domain], ("Translators:",))
        for filename, line, message, comments, context in sorted(found, key=lambda row: row[:2]):
            place = (f"{package}/{filename}", line)
            catalog.add(message, locations=[place], auto_comments=comments, context=context)
    return catalog


def po_path(code: str, domain: str) -> Path:
    return DIRECTORY / language(code).code / "LC_MESSAGES" / f"{domain}.po"


def po_files() -> Iterator[tuple[str, str, Path]]:
    """Language code, domain and path of every catalog that exists."""
    for each in LANGUAGES:
        for domain in KEYWORDS:
            path = po_path(each.code, domain)
            if path.exists():
                yield each.code, domain, path


def read(path: Path, code: str | None = None) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=str(language(code).locale) if code else None)


def update() -> None:
    """Write the .pot of every domain, and bring each offered language's .po up to it, without guessing."""
    for domain in KEYWORDS:
        template = extracted(domain)
        _write(DIRECTORY / f"{domain}.pot", template)
        for each in LANGUAGES:
            path = po_path(each.code, domain)
            if each.code != SOURCE and (path.exists() or (each.complete and domain in PUBLIC_DOMAINS)):
                _begin(path, each.code, domain)
                catalog = read(path, each.code)
                catalog.update(template, no_fuzzy_matching=True, update_creation_date=False)
                _write(path, catalog)


def _begin(path: Path, code: str, domain: str) -> None:
    """An empty catalog with the pinned plural header, where there is none yet."""
    if path.exists():
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"# {code}, domain {domain}.\n# Not yet read by a native speaker.\n"
        'msgid ""\nmsgstr ""\n"Project-Id-Version: Noordwijzer\\n"\n'
        f'"Language: {code}\\n"\n"MIME-Version: 1.0\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
        f'"Content-Transfer-Encoding: 8bit\\n"\n"Plural-Forms: {language(code).plural_forms}\\n"\n'
    )


def _write(path: Path, catalog: Catalog) -> None:
    buffer = BytesIO()
    write_po(buffer, catalog, width=110, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    words = NOISE.sub("", buffer.getvalue().decode())
    if not path.exists() or path.read_text() != words:
        path.write_text(words)


def _faults(catalog: Catalog) -> Iterator[str]:
    """What Babel finds wrong. The one form of Turkish or Persian serves every number, so its model is the plural."""
    for message in catalog:
        if isinstance(message.string, list | tuple) and len(message.string) == 1:
            message = Message(message.id[1], message.string[0], flags=message.flags)
        for error in message.check(catalog):
            yield f"{message.id!r}: {error}"


def compile_all() -> None:
    """Compile what is newer than its .mo. Raises BrokenCatalog, and then leaves no .mo that hides the fault."""
    for code, _domain, path in po_files():
        target = path.with_suffix(".mo")
        if target.exists() and target.stat().st_mtime >= path.stat().st_mtime:
            continue
        catalog = read(path, code)
        faults = [f"{path}: {fault}" for fault in _faults(catalog)]
        if faults:
            target.unlink(missing_ok=True)
            raise BrokenCatalog("\n".join(faults))
        with target.open("wb") as file:
            write_mo(file, catalog)


if __name__ == "__main__":
    try:
        {"update": update, "compile": compile_all}[sys.argv[1]]()
    except BrokenCatalog as error:
        sys.exit(f"The catalogs cannot be compiled.\n{error}")
