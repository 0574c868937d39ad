"""Where somebody is signed in, in words that a person recognises."""

from app.forms import staff_
from app.i18n import staff_ as say

DEVICES = {
    "Android": staff_("een telefoon of tablet met Android"),
    "iPhone": staff_("een iPhone"),
    "iPad": staff_("een iPad"),
    "Windows": staff_("een computer met Windows"),
    "Mac": staff_("een Mac"),
    "Linux": staff_("een computer met Linux"),
}


def device(kept: str) -> str:
    """`Firefox, Android` as a phrase; what is not known is not guessed."""
    browser, _, system = kept.rpartition(", ")
    place = say(DEVICES[system]) if system in DEVICES else ""
    if browser and place:
        return say(staff_("%(browser)s op %(device)s"), browser=browser, device=place)
    words = place or kept or say(staff_("een apparaat"))
    return words[:1].upper() + words[1:]
