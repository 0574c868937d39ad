"""What templates ask about the urgent set: whether a line may stand whole, or in few words with the Dutch beside."""

from flask import Flask, g
from markupsafe import Markup

from app.areas.urgent import SENTENCE_BY_TEXT, TEXT_BY_PLACE, Few
from app.content.queries import ShownText
from app.db import db
from app.i18n import current_code, in_dutch, words
from app.languages import SOURCE
from app.translating.queries import approvals, is_approved, is_approved_text


def init_app(app: Flask) -> None:
    app.jinja_env.globals.update(few_of_step=few_of_step, few_of_text=few_of_text, dutch_of_step=dutch_of_step)


def few_of_step(domain: str, dutch: str) -> Few | None:
    """The few words that stand for an urgent catalog sentence until it is approved; None when it may stand whole."""
    sentence = SENTENCE_BY_TEXT.get((domain, dutch))
    if sentence is None or sentence.few is None or _may_stand(domain, dutch):
        return None
    return sentence.few


def dutch_of_step(domain: str, dutch: str) -> Markup:
    """The Dutch beside an urgent sentence that stands whole but is not approved yet; else nothing."""
    is_urgent = (domain, dutch) in SENTENCE_BY_TEXT
    return in_dutch(dutch) if is_urgent and not _may_stand(domain, dutch) else Markup()


def few_of_text(service: str, field: str, text: ShownText) -> Few | None:
    """The few words for an urgent text of a service; None when the text may stand whole."""
    urgent = TEXT_BY_PLACE.get((service, field))
    if urgent is None or not text or current_code() == SOURCE or is_approved_text(text):
        return None
    return urgent.few


def _may_stand(domain: str, dutch: str) -> bool:
    """One small query for a page with urgent sentences, none for the others."""
    return current_code() == SOURCE or is_approved(page_approvals(), dutch, words(domain, dutch))


def page_approvals() -> dict[str, str]:
    """What is approved in the language of the page; asked once for each page."""
    if "urgent_approvals" not in g:
        g.urgent_approvals = approvals(db.session, current_code())
    given: dict[str, str] = g.urgent_approvals
    return given
