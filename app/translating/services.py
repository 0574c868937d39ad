"""Machine translation behind one small interface: DeepL by its own client, LibreTranslate over HTTP.

A service gets Dutch with marks (`<x id="0"/>`) for what must stay, and gives as many texts back. It raises
RefusedForGood when trying again cannot help, NotNow for everything else.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from app.config import Settings
from app.languages import LANGUAGES, SOURCE
from app.outbox.actions import RefusedForGood
from app.translating.deepl_glossary import OUR_GLOSSARIES, glossary_at
from app.translating.glossary import digest_of_terms, machine_terms

if TYPE_CHECKING:
    import deepl

DEEPL, LIBRETRANSLATE = "deepl", "libretranslate"
# DeepL's names for our languages. Nobody's machine knows Tigrinya and Somali well enough: those go to people.
DEEPL_CODES = {"en": "EN-GB", "pl": "PL", "tr": "TR", "ar": "AR", "uk": "UK", "ro": "RO", "bg": "BG", "fa": "FA"}
LIBRETRANSLATE_CODES = frozenset(("en", "pl", "tr", "ar", "uk", "ro", "bg", "fa"))
ONLY_PEOPLE = frozenset(each.code for each in LANGUAGES if each.code not in DEEPL_CODES and each.code != SOURCE)
KNOWS = {DEEPL: frozenset(DEEPL_CODES), LIBRETRANSLATE: LIBRETRANSLATE_CODES}


class NotNow(Exception):
    """Down, slow, over quota or not understood; later it may work."""


class Service(Protocol):
    @property
    def name(self) -> str: ...

    def keeps_terms(self, code: str) -> bool:
        """It knows the glossary of this language itself; else the caller puts marks in the place of its words."""

    def translate(self, texts: Sequence[str], code: str) -> list[str]:
        """From Dutch into the language `code`, in the same order."""


@dataclass(frozen=True)
class DeepL:
    key: str
    url: str = ""
    timeout: float = 20
    name: str = DEEPL
    glossaries: dict[str, str] = field(default_factory=dict, compare=False)  # id by name

    def keeps_terms(self, code: str) -> bool:
        with self._client() as client:
            return self._glossary(client, code) is not None

    def translate(self, texts: Sequence[str], code: str) -> list[str]:
        import deepl  # The web site knows these services by name; only the program that sends needs their clients.

        with self._client() as client:
            glossary = self._glossary(client, code)
            try:
                answer = client.translate_text(
                    list(texts),
                    source_lang="NL",
                    target_lang=DEEPL_CODES[code],
                    tag_handling="xml",
                    glossary=glossary,
                )
            except deepl.DeepLException:
                self.glossaries.clear()  # Somebody may have thrown it away there; the next try looks again.
                raise
        found = [each.text for each in (answer if isinstance(answer, list) else [answer])]
        return _as_many(found, texts, self.name)  # The client takes an unreadable answer for an empty one.

    def _glossary(self, client: "deepl.DeepLClient", code: str) -> str | None:
        """Asked for once in the life of this service, because every job of a language needs the same one."""
        name = f"{OUR_GLOSSARIES}{code}-{digest_of_terms(code)}"
        if name not in self.glossaries:
            found = glossary_at(client, name, DEEPL_CODES[code], machine_terms(code))
            if found is None:
                return None
            self.glossaries[name] = found
        return self.glossaries[name]

    @contextmanager
    def _client(self) -> Iterator["deepl.DeepLClient"]:
        import deepl  # As above.
        import requests

        deepl.http_client.max_network_retries = 0  # The outbox tries again, with longer waits and in sight of staff.
        deepl.http_client.min_connection_timeout = self.timeout
        client = deepl.DeepLClient(self.key, server_url=self.url or None, send_platform_info=False)
        try:
            yield client
        except deepl.AuthorizationException as error:
            raise RefusedForGood(f"DeepL does not accept the key: {error}") from error
        except deepl.DeepLException as error:
            raise NotNow(f"DeepL: {type(error).__name__}: {error}") from error
        except (ValueError, KeyError, TypeError, AttributeError, requests.RequestException) as error:
            raise NotNow(f"DeepL answered something else: {error}") from error
        finally:
            client.close()  # type: ignore[no-untyped-call]  # DeepL ships half of its types


@dataclass(frozen=True)
class LibreTranslate:
    url: str
    key: str = ""
    timeout: float = 20
    name: str = LIBRETRANSLATE

    def keeps_terms(self, code: str) -> bool:
        return False

    def translate(self, texts: Sequence[str], code: str) -> list[str]:
        import requests  # As above.

        asked: dict[str, object] = {"q": list(texts), "source": SOURCE, "target": code, "format": "html"}
        if self.key:
            asked["api_key"] = self.key
        try:
            with requests.Session() as session:
                session.trust_env = False
                answer = session.post(f"{self.url.rstrip('/')}/translate", json=asked, timeout=self.timeout)
            body = answer.json()
        except (requests.RequestException, ValueError) as error:
            raise NotNow(f"LibreTranslate does not answer: {type(error).__name__}") from error
        if answer.status_code == requests.codes.forbidden:
            raise RefusedForGood(f"LibreTranslate does not accept the key: {body}")
        found = body.get("translatedText") if isinstance(body, dict) else None
        if answer.status_code != requests.codes.ok or not isinstance(found, list):
            raise NotNow(f"LibreTranslate: {answer.status_code} {str(body)[:200]}")
        return _as_many([str(each) for each in found], texts, self.name)


def _as_many(found: list[str], asked: Sequence[str], name: str) -> list[str]:
    if len(found) != len(asked):
        raise NotNow(f"{name} gave {len(found)} texts for {len(asked)}")
    return found


def translation_services(settings: Settings) -> dict[str, Service]:
    """The service for each language that has one in this installation."""
    return services_by_language(
        DeepL(settings.deepl_key, settings.deepl_url, settings.translate_timeout) if settings.deepl_key else None,
        LibreTranslate(settings.libretranslate_url, settings.libretranslate_key, settings.translate_timeout)
        if settings.libretranslate_url
        else None,
        dict(each.split("=", 1) for each in settings.translate_with.split()),
    )


def services_by_language(
    deepl_service: Service | None, libretranslate: Service | None, chosen: Mapping[str, str]
) -> dict[str, Service]:
    """Which service drafts which language. Without a choice the first one that knows it; often there is none."""
    there = {each.name: each for each in (deepl_service, libretranslate) if each is not None}
    found: dict[str, Service] = {}
    for each in LANGUAGES:
        wanted = [chosen[each.code]] if each.code in chosen else list(there)
        name = next((one for one in wanted if one in there and each.code in KNOWS[one]), None)
        if name is not None:
            found[each.code] = there[name]
    return found
