"""The mail that asks an owner whether everything is still right."""

from collections.abc import Sequence
from typing import Any

from app.catalogs import translate
from app.outbox.letters import Link, Part, letter


def mail_(text: str) -> str:
    """Mark a Dutch text for the mail catalog."""
    return text


SUBJECT = mail_("Klopt dit nog op Noordwijzer?")
SUBJECT_AGAIN = mail_("Nog een keer: klopt dit nog op Noordwijzer?")
HELLO = mail_("Goedendag,")
WHY = mail_(
    "Op Noordwijzer staat informatie over wat u doet. Bewoners van Velsen-Noord zoeken daar hulp en activiteiten."
)
HOW = mail_("Open de link en kijk of alles klopt. Eén tik is genoeg. Inloggen hoeft niet.")
LATER = mail_("Horen wij niets, dan kijken wij het zelf na.")
END = mail_("De links werken 45 dagen. Geef ze niet door aan anderen.")


def ask_letter(to: str, code: str, links: Sequence[tuple[str, str]], *, is_second: bool) -> dict[str, Any]:
    """`links` are names with the address of their check."""

    def say(dutch: str) -> str:
        return translate(code, dutch, "mail")

    subject = say(SUBJECT_AGAIN if is_second else SUBJECT)
    parts: list[Part] = [
        say(HELLO),
        say(WHY),
        say(HOW),
        *(Link(name, href) for name, href in links),
        say(LATER),
        say(END),
    ]
    return letter(to, code, subject, parts)
