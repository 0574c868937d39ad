from datetime import date

import pytest

from app.activities.forms import read_question
from app.activities.queries import ActivityFilters
from app.errors import BadQuery

TODAY = date(2026, 11, 23)


def test_a_whole_question_is_understood() -> None:
    asked = {"van": "2026-12-01", "dag": "3", "doelgroep": "ouderen", "taal": "tr", "gratis": "1", "onderwerp": "eten"}
    question = read_question({**asked, "pagina": "2"}, TODAY)
    assert question.first_day == date(2026, 12, 1)
    assert question.filters == ActivityFilters(3, "ouderen", "tr", True, "eten")
    assert (question.page, question.given) == (2, asked)


def test_empty_fields_of_the_form_ask_nothing() -> None:
    question = read_question(
        dict.fromkeys(("van", "dag", "doelgroep", "taal", "gratis", "onderwerp", "pagina"), ""), TODAY
    )
    assert (question.first_day, question.page, question.given) == (TODAY, 1, {})
    assert not question.filters


@pytest.mark.parametrize("typed", ["1-12-2026", "01/12/2026", "1.12.2026", "2026-12-01"])
def test_a_date_typed_by_hand_is_understood(typed: str) -> None:
    assert read_question({"van": typed}, TODAY).first_day == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("typed", "why"), [("morgen", "unreadable"), ("2026-02-30", "unreadable"), ("2026-11-22", "past")]
)
def test_a_date_that_cannot_be_used_is_passed_over(typed: str, why: str) -> None:
    question = read_question({"van": typed}, TODAY)
    assert (question.first_day, question.passed_over) == (TODAY, why)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("dag", "8"),
        ("dag", "maandag"),
        ("dag", "٣"),
        ("doelgroep", "katten"),
        ("taal", "xx"),
        ("gratis", "ja"),
        ("onderwerp", "alles"),
        ("pagina", "0"),
        ("pagina", "-1"),
        ("pagina", "999999999999"),
        ("pagina", "1' OR 1=1"),
    ],
)
def test_a_value_that_only_links_write_is_refused_by_name(field: str, value: str) -> None:
    with pytest.raises(BadQuery) as refusal:
        read_question({field: value}, TODAY)
    assert refusal.value.field == field
