"""A mail of a few sentences and links, as plain text and as HTML, in the language and direction of its reader."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from app.languages import language
from app.outbox.mail import mail_payload


@dataclass(frozen=True)
class Link:
    """A line of its own: what it leads to, and where that is."""

    words: str
    href: str


Part = str | Link


def letter(to: str, code: str, subject: str, parts: Sequence[Part]) -> dict[str, Any]:
    """The payload of a mail. Every part is a paragraph; `code` is the language the words are in."""
    text = "\n\n".join(f"{each.words}\n{each.href}" if isinstance(each, Link) else each for each in parts)
    body = Markup("\n").join(_paragraph(each) for each in parts)
    page = Markup(
        '<!doctype html>\n<html lang="{}" dir="{}"><head><meta charset="utf-8"><title>{}</title></head>\n'
        "<body>\n{}\n</body></html>\n"
    ).format(code, language(code).direction, subject, body)
    return mail_payload(to, subject, text + "\n", str(page))


def _paragraph(part: Part) -> Markup:
    if isinstance(part, Link):
        return Markup('<p><a href="{}">{}</a></p>').format(part.href, part.words)
    return Markup("<p>{}</p>").format(part)
