from sqlalchemy.orm import Session

from app.areas.actions import put_area
from app.areas.models import LEVELS
from app.areas.queries import area_chain, nearness


def fill(session: Session) -> None:
    for slug, level, parent in (
        ("nederland", "country", ""),
        ("ijmond", "region", "nederland"),
        ("velsen", "municipality", "ijmond"),
        ("beverwijk", "municipality", "ijmond"),
        ("velsen-noord", "neighbourhood", "velsen"),
    ):
        put_area(session, {"slug": slug, "name": slug.title(), "level": level, "parent": parent})


def test_the_chain_runs_from_the_area_up_to_the_country(session: Session) -> None:
    fill(session)
    slugs = [area.slug for area in area_chain(session, "velsen-noord").areas]
    assert slugs == ["velsen-noord", "velsen", "ijmond", "nederland"]


def test_an_unknown_area_has_an_empty_chain(session: Session) -> None:
    assert not area_chain(session, "atlantis")


def test_of_several_areas_the_nearest_in_the_chain_counts(session: Session) -> None:
    fill(session)
    chain = area_chain(session, "velsen-noord")
    ids = {area.slug: area.id for area in chain.areas}
    beverwijk = area_chain(session, "beverwijk").areas[0].id
    assert chain.level({ids["nederland"], ids["velsen"]}) == "municipality"
    assert chain.level({beverwijk}) == ""


def test_nearer_levels_come_first() -> None:
    assert [nearness(level) for level in (*LEVELS, "")] == [0, 1, 2, 3, 4]
