"""The document a board lives on."""

from datetime import datetime, timedelta

from kiosk.document import WEEKS, board_document, moment, still_today
from tests.kiosk import samples
from tests.kiosk.hall import document_of

LANGUAGES = ("nl", "pl", "ar")


def test_a_document_says_everything_in_every_language():
    notices = {code: [samples.notice(code)] for code in LANGUAGES}
    document = document_of(samples.plain_week, notices=notices)
    spoken = [document["site"], document["words"]]
    for activity in document["activities"].values():
        spoken += [activity["texts"], activity["qr"]]
    for part in ("places", "notes"):
        spoken += document[part]
    spoken += document["days"].values()
    spoken += [each["words"] for each in document["urgent"]] + [each["texts"] for each in document["notices"]]
    assert [set(each) for each in spoken if set(each) != set(LANGUAGES)] == []
    assert [each["code"] for each in document["languages"]] == list(LANGUAGES)
    assert [each["dir"] for each in document["languages"]] == ["ltr", "ltr", "rtl"]


def test_a_document_reaches_eight_weeks_ahead():
    document = document_of(samples.plain_week)
    assert (document["from"], document["through"]) == ("2026-11-23", "2027-01-17")
    assert len(document["days"]) == WEEKS * 7
    assert max(each["day"] for each in document["occurrences"]) == "2027-01-16"  # the last Saturday


def test_the_version_says_whether_anything_differs():
    document = document_of(samples.plain_week)
    assert document["version"] == document_of(samples.plain_week)["version"]
    assert document["version"] != document_of(samples.full_day)["version"]


def test_moments_carry_the_offset_of_their_season():
    assert moment(datetime(2026, 7, 1, 9, 30)) == "2026-07-01T09:30:00+02:00"
    assert moment(datetime(2026, 11, 23, 9, 30)) == "2026-11-23T09:30:00+01:00"


def test_what_is_over_is_not_on_the_page_without_javascript():
    document = document_of(samples.plain_week)
    left = [each["activity"] for each in still_today(document, datetime(2026, 11, 23, 13, 0))]
    assert left == ["spreekuur-1300", "huiswerkklas-1515", "samen-1730", "dansen-1930"]


def test_an_activity_after_midnight_of_last_evening_is_still_of_today():
    night = samples.row("nl", samples.MONDAY - timedelta(days=1), "22:00", 240, "Samen eten", "Grote zaal")
    rows = {code: [night] for code in LANGUAGES}
    document = board_document(samples.source(rows))
    assert [each["activity"] for each in still_today(document, datetime(2026, 11, 23, 1, 0))] == ["samen-2200"]


def test_a_cancelled_date_says_why_and_an_ordinary_one_nothing():
    document = document_of(samples.plain_week)
    notes = {
        each["status"]: document["notes"][each["note"]]
        for each in document["occurrences"]
        if each["day"] == "2026-11-23"
    }
    assert all(notes["cancelled"][code] for code in LANGUAGES)
    assert len(set(notes["cancelled"].values())) == 3
    assert set(notes["confirmed"].values()) == {""}


def test_texts_that_dates_share_stand_there_once():
    document = document_of(samples.plain_week)
    places = [tuple(each.values()) for each in document["places"]]
    assert len(places) == len(set(places)) < len(document["occurrences"])
