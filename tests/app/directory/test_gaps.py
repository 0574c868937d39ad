from typing import Any

from sqlalchemy.orm import Session

from app.directory.gaps import URGENT_SERVICES, gaps
from app.records.models import DRAFT
from tests import factories

WHOLE: dict[str, Any] = {
    "phones": [{"number": "112"}],
    "always_open": True,
    "next_step": "Bel.",
    "access": ["phone"],
    "cost": "free",
    "languages": ["nl"],
    "anonymous": "yes",
    "papers": "no",
    "tells_others": "no",
    "assured_date": "2026-11-01",
}


def found(session: Session) -> list[str]:
    return [gap.slug for gap in gaps(session, "velsen-noord")]


def missing(session: Session, **facts: Any) -> tuple[str, ...]:
    factories.service(session, **{**WHOLE, **facts})
    here = gaps(session, "velsen-noord")
    return here[0].missing if here else ()


def test_a_service_that_says_everything_has_no_gap(session: Session) -> None:
    assert missing(session) == ()


def test_each_missing_fact_is_named_the_worst_first(session: Session) -> None:
    bare = {"phones": [], "always_open": False, "languages": [], "assured_date": "", "papers": "unknown"}
    assert missing(session, **bare) == ("reach", "phone", "hours", "languages", "asked", "unchecked")


def test_who_can_be_visited_needs_an_address_and_a_hidden_one_counts(session: Session) -> None:
    assert missing(session, access=["walk_in"]) == ("address",)
    factories.location(session, slug="geheim", is_hidden=True)
    factories.service(session, **{**WHOLE, "slug": "opvang", "access": ["walk_in"], "locations": ["geheim"]})
    assert "opvang" not in found(session)


def test_the_most_urgent_help_stands_first(session: Session) -> None:
    for slug, topic in (
        ("sportclub", "sport"),
        ("voedselhulp", "eten"),
        ("noodlijn", "nood"),
        ("voedselbank-velsen", "eten"),
        ("huisarts-velsen-noord", "gezondheid"),
        ("spoedpost-beverwijk", "gezondheid"),
        ("de-stek", "ontmoeten"),
    ):
        factories.service(session, slug=slug, topics=[topic])
    order = ["de-stek", "spoedpost-beverwijk", "huisarts-velsen-noord", "voedselbank-velsen"]
    assert found(session) == [*order, "noodlijn", "voedselhulp", "sportclub"]
    assert [slug for slug in URGENT_SERVICES if slug in order] == order


def test_plans_examples_drafts_and_other_towns_are_not_to_be_filled(session: Session) -> None:
    factories.area(session, "beverwijk", "municipality")
    factories.service(session, slug="plan", status="planned")
    factories.service(session, slug="voorbeeld", is_example=True)
    factories.service(session, slug="concept", state=DRAFT)
    factories.service(session, slug="daar", areas=["beverwijk"])
    factories.service(session, slug="nergens", areas=[])
    assert found(session) == ["nergens"]
