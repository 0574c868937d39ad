from app.activities.groups import Groups, groups_of
from tests import factories


def test_groups_come_in_the_order_in_which_they_are_shown(session):
    full = factories.activity(
        session, topics=["taal", "geld"], audiences=["vrouwen", "kinderen"], languages=["pl", "ar"]
    )
    bare = factories.activity(session, topics=[], audiences=[], languages=[])
    found = groups_of(session, [full.id, bare.id])
    assert found[full.id] == Groups(("taal", "geld"), ("kinderen", "vrouwen"), ("ar", "pl"))
    assert found[bare.id] == Groups((), (), ())


def test_nobody_asked_is_nothing_asked(session):
    assert groups_of(session, []) == {}
