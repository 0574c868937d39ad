import pytest

from app.activities.models import REASONS
from app.activities.recurrence import parse_rule
from app.activities.wording import describe, reason_text, status_text


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("", "Eén keer"),
        ("FREQ=WEEKLY;BYDAY=MO", "Elke maandag"),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "Elke week: maandag en donderdag"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,FR", "Elke 2 weken: maandag, woensdag en vrijdag"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "Elke dag"),
        ("FREQ=MONTHLY;BYDAY=1FR", "Elke eerste vrijdag van de maand"),
        ("FREQ=MONTHLY;BYDAY=-1SA", "Elke laatste zaterdag van de maand"),
    ],
)
def test_a_rule_in_words(rule: str, words: str) -> None:
    assert describe(parse_rule(rule), "nl") == words


def test_weekdays_in_a_list_are_in_the_language_of_the_reader() -> None:
    assert "poniedziałek i czwartek" in describe(parse_rule("FREQ=WEEKLY;BYDAY=MO,TH"), "pl")


def test_every_state_and_every_reason_has_words() -> None:
    assert status_text("cancelled", "nl") == "Gaat niet door"
    assert [reason for reason in REASONS if not reason_text(reason, "nl")] == ["other"]
