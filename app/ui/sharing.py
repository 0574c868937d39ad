"""Giving a page to someone else: its title and short link, in every language, for the ways people send things."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import quote

from app.languages import Language, offered


@dataclass(frozen=True)
class Version:
    """The page for a reader of one language. `text` is what is sent: the title and the link."""

    language: Language
    title: str
    link: str

    @property
    def text(self) -> str:
        return f"{self.title}\n{self.link}"

    @property
    def whatsapp(self) -> str:
        return f"https://wa.me/?text={quote(self.text)}"

    @property
    def sms(self) -> str:
        """The form that both Android and the iPhone understand."""
        return f"sms:?&body={quote(self.text)}"


def versions(titles: Mapping[str, str], address: str, first: str) -> tuple[Version, ...]:
    """One for each offered language, the language `first` ahead of the others; `address` is the short link."""
    found = [Version(each, titles[each.code], f"{address}/{each.code}") for each in offered()]
    return tuple(sorted(found, key=lambda version: version.language.code != first))
