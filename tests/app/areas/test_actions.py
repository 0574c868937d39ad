import pytest
from sqlalchemy.orm import Session

from app.areas.actions import WrongArea, put_area
from app.areas.queries import area_chain
from app.changes.queries import history
from tests.factories import AT

NEDERLAND = {"slug": "nederland", "name": "Nederland", "level": "country"}


def test_putting_the_same_area_again_adds_no_second_one_and_no_change(session: Session) -> None:
    first = put_area(session, NEDERLAND, at=AT)
    assert put_area(session, NEDERLAND, at=AT) is first
    assert [change.action for change in history(session, "area", first.id)] == ["created"]


def test_a_renamed_area_is_written_down(session: Session) -> None:
    area = put_area(session, NEDERLAND, at=AT)
    put_area(session, {**NEDERLAND, "name": "Koninkrijk"}, at=AT)
    assert history(session, "area", area.id)[0].differences == {"name": ["Nederland", "Koninkrijk"]}


@pytest.mark.parametrize(
    "wrong",
    [
        {"level": "planet"},
        {"level": "region", "parent": "atlantis"},
        {"level": "country", "parent": "velsen"},
    ],
)
def test_an_area_that_cannot_lie_there_is_refused(session: Session, wrong: dict[str, str]) -> None:
    put_area(session, NEDERLAND)
    put_area(session, {"slug": "velsen", "name": "Velsen", "level": "municipality", "parent": "nederland"})
    with pytest.raises(WrongArea):
        put_area(session, {"slug": "nieuw", "name": "Nieuw", **wrong})


def test_an_area_is_not_its_own_parent(session: Session) -> None:
    put_area(session, {"slug": "ijmond", "name": "IJmond", "level": "region"})
    with pytest.raises(WrongArea):
        put_area(session, {"slug": "ijmond", "name": "IJmond", "level": "region", "parent": "ijmond"})


def test_two_regions_that_lie_in_each_other_do_not_hang_the_site(session: Session) -> None:
    put_area(session, {"slug": "a", "name": "A", "level": "region"})
    put_area(session, {"slug": "b", "name": "B", "level": "region", "parent": "a"})
    put_area(session, {"slug": "a", "name": "A", "level": "region", "parent": "b"})
    assert [area.slug for area in area_chain(session, "b").areas] == ["b", "a"]
