"""A card for someone: warm referral. The address is the card, so nothing about anybody is stored."""

from flask import Blueprint, current_app, make_response, redirect, render_template, request, url_for
from markupsafe import Markup
from werkzeug.wrappers import Response

from app.activities.queries import rows_of_topic
from app.areas.topics import TOPIC_BY_SLUG, TOPICS
from app.clock import local_now
from app.config import Settings
from app.dates import weekday_text
from app.db import db
from app.directory import labels
from app.directory.queries import services_of_topic
from app.front.card_items import Records, items_of, records_of, topic_of, topics_of
from app.front.paper_forms import MOST_ON_A_CARD, read_choice, read_codes
from app.i18n import current_code, speaking
from app.languages import SOURCE
from app.qr import page_code

blueprint = Blueprint("cards", __name__, template_folder="templates", url_prefix="/<language:lang>/kaartje")


@blueprint.get("/<codes>/")
def card(codes: str) -> Response:
    """Up to twelve codes with commas between; `onderwerp` offers what else could be put on it."""
    wanted = read_codes(codes)
    if ",".join(wanted) != codes:
        return redirect(url_for(".card", codes=",".join(wanted)), 301)
    records = records_of(db.session, wanted)
    chosen = read_choice(request.args, "onderwerp", ("", *TOPIC_BY_SLUG))
    page = render_template(
        "front/card.html",
        wanted=wanted,
        items=items_of(db.session, records, local_now(), current_code()),
        parts=_parts(records),
        topic=TOPIC_BY_SLUG.get(topic_of(records)),
        on_card=topics_of(records),
        scan=page_code(_settings().base_url, f"/{current_code()}/kaartje/{codes}/"),
        topics=TOPICS,
        chosen=chosen,
        offers=_offers(chosen, wanted) if chosen else [],
        has_room=len(wanted) < MOST_ON_A_CARD,
        address_with=lambda code: url_for(".card", codes=",".join((*wanted, code)), onderwerp=chosen or None),
        address_without=lambda code: url_for(".card", codes=",".join(each for each in wanted if each != code)),
    )
    response = make_response(page)
    response.headers["Cache-Control"] = "no-store"  # Like a question, the address tells about somebody.
    return response


def _parts(records: Records) -> list[tuple[str, Markup]]:
    """The card in the language of the page and, beside it, in Dutch for the desk."""
    parts = []
    for code in dict.fromkeys((current_code(), SOURCE)):
        with speaking(code):
            html = render_template(
                "front/card_part.html",
                items=items_of(db.session, records, local_now(), code),
                labels=labels,
                weekday=lambda number: weekday_text(number, current_code()),
            )
        parts.append((code, Markup(html)))  # noqa: S704  # our own template
    return parts


def _offers(topic: str, wanted: tuple[str, ...]) -> list[tuple[str, object]]:
    """What stands under a topic and not yet on the card, as code and name."""
    now, code = local_now(), current_code()
    services = services_of_topic(db.session, topic, area=_settings().area, now=now, code=code)
    found: list[tuple[str, object]] = [(each.code, each.name) for each in services]
    found += [(row.code, row.title) for row in rows_of_topic(db.session, topic, now, code)]
    return [(each, name) for each, name in found if each not in wanted]


def _settings() -> Settings:
    settings: Settings = current_app.config["SETTINGS"]
    return settings
