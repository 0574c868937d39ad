"""The list of activities, the page of one activity, and the short links on posters."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime, time, timedelta
from typing import Any

from flask import Blueprint, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app.activities import labels
from app.activities.details import activity_page, reachable_activity, slug_of_code
from app.activities.forms import Question, read_question
from app.activities.occurrences import AHEAD
from app.activities.queries import MOST_COUNTED, PAGE_SIZE, ActivityRow, by_day, count_between, occurrences_between
from app.activities.structured import activity_facts
from app.areas.audiences import AUDIENCE_ICONS, AUDIENCES, SPOKEN_LANGUAGES
from app.areas.topics import TOPIC_BY_SLUG, TOPICS
from app.clock import local_now
from app.dates import weekday_text
from app.db import db
from app.directory.labels import ACCESSIBILITY_LABELS
from app.i18n import best_language, current_code
from app.languages import by_code, offered_codes
from app.records.queries import NotThere
from app.ui.addresses import public_address
from app.ui.sharing import versions

blueprint = Blueprint("activities", __name__, template_folder="templates", url_prefix="/<language:lang>")
links = Blueprint("activity_links", __name__)


@blueprint.get("/activiteiten/")
def index() -> str:
    now = local_now()
    question = read_question(request.args, now.date())
    start = max(now, datetime.combine(question.first_day, time()))
    end = now + AHEAD
    total = count_between(db.session, start, end, filters=question.filters)
    pages = max(1, -(-min(total, MOST_COUNTED) // PAGE_SIZE))
    if question.page > pages:
        raise NotThere(f"page {question.page}")
    offset = (question.page - 1) * PAGE_SIZE
    rows = occurrences_between(
        db.session, start, end, current_code(), filters=question.filters, limit=PAGE_SIZE, offset=offset
    )
    return render_template(
        "activities/list.html",
        question=question,
        days=by_day(rows, question.first_day),
        today=now.date(),
        total=total if total <= MOST_COUNTED else 0,
        pages=pages,
        has_examples=any(row.is_example for row in rows),
        subscription=subscription(question.given),
        house=house_of(rows),
        subscription_of=lambda place: subscription({**question.given, "plek": place}),
        url_for_page=lambda page: page_address(question.given, page),
        further=further(question, rows) if total > MOST_COUNTED and question.page == pages else "",
        audiences=AUDIENCES,
        spoken=SPOKEN_LANGUAGES,
        topics=TOPICS,
        weekdays=[(number, weekday_text(number - 1, current_code())) for number in range(1, 8)],
    )


@blueprint.get("/activiteiten/<slug>/")
def detail(slug: str) -> str:
    activity = reachable_activity(db.session, slug)
    page = activity_page(db.session, activity, current_code(), local_now())
    return render_template(
        "activities/detail.html",
        activity=page,
        share=versions(page.titles, public_address(f"/a/{page.code}"), current_code()),
        facts=activity_facts(page, current_code(), public_address(url_for(".detail", slug=page.slug))),
        labels=labels,
        audiences=AUDIENCES,
        audience_icons=AUDIENCE_ICONS,
        spoken=SPOKEN_LANGUAGES,
        topics=TOPIC_BY_SLUG,
        accessibility=ACCESSIBILITY_LABELS,
    )


@links.get("/a/<code>")
@links.get("/a/<code>/<reader>")
@links.get("/A/<code>", endpoint="shouted")  # The QR code holds capitals: that makes it smaller.
@links.get("/A/<code>/<reader>", endpoint="shouted")
def short(code: str, reader: str = "") -> Response:
    """To the reader's language; a language that is not complete yet counts as none."""
    slug = slug_of_code(db.session, code)
    wanted = reader.lower()
    if wanted and wanted not in by_code():
        raise NotThere(reader)
    lang = wanted if wanted in offered_codes() else best_language()
    response = redirect(url_for("activities.detail", lang=lang, slug=slug), 302)
    if wanted != lang:
        response.vary.add("Accept-Language")
    return response


def subscription(given: dict[str, Any]) -> str:
    """The calendar of the list as it is filtered; a first day would stand still, so it is left out."""
    filters = {key: value for key, value in given.items() if key != "van"}
    return public_address(url_for("activity_feeds.agenda", **filters))


def house_of(rows: Iterable[ActivityRow]) -> ActivityRow | None:
    """A row in the place where most of these are, to follow that place alone; None when no place may be named."""
    placed = [row for row in rows if row.location_slug]
    often = Counter(row.location_slug for row in placed)
    return max(placed, key=lambda row: often[row.location_slug], default=None)


def page_address(given: dict[str, Any], page: int) -> str:
    return url_for(".index", **given, pagina=page)


def further(question: Question, rows: Sequence[ActivityRow]) -> str:
    """Behind the last page that is counted, the list begins again at the day that the page ends with."""
    day = max(rows[-1].starts.date(), question.first_day + timedelta(days=1))
    given: dict[str, Any] = {**question.given, "van": day.isoformat()}
    return url_for(".index", **given)
