"""Invented words for invented records: nothing here is about anybody, and nothing may be read as a fact."""

from random import Random

from app.areas.topics import TOPICS, Topic
from app.catalogs import translate

_FORMS = (
    "Steunpunt", "Spreekuur", "Inloop", "Adviespunt", "Hulplijn", "Werkgroep", "Maatjesproject", "Loket", "Wegwijzer",
    "Vraagbaak", "Trefpunt", "Servicepunt", "Bureau", "Stichting", "Vereniging", "Netwerk", "Kring", "Team",
)  # fmt: skip
_FRONTS = (
    "Berk", "Eik", "Linde", "Duin", "Kreek", "Zand", "Veen", "Polder", "Molen", "Haven", "Reiger", "Meeuw", "Kieviet",
    "Zwaan", "Brem", "Klaver", "Wilgen", "Esdoorn", "Kastanje", "Populier", "Heide", "Sluis", "Vaart", "Brug", "Toren",
)  # fmt: skip
_ENDS = ("straat", "laan", "weg", "plein", "hof", "kade", "dijk", "pad", "gracht", "singel", "plantsoen", "dreef")
_WAYS = (
    "U kunt bellen of langskomen.", "Vrijwilligers uit de buurt helpen u.", "Wij luisteren naar uw verhaal.",
    "U krijgt antwoord in gewone woorden.", "Samen zoeken wij wat bij u past.", "Neem iemand mee als u dat wilt.",
    "Kinderen mogen mee.", "U hoeft niets voor te bereiden.",
)  # fmt: skip


def street(random: Random) -> str:
    return random.choice(_FRONTS) + random.choice(_FRONTS).lower() + random.choice(_ENDS)


def topics(random: Random) -> list[Topic]:
    """One to three, the first the main one."""
    return random.sample(TOPICS, random.choice((1, 2, 2, 3)))


def service_name(random: Random, topic: Topic, place: str) -> str:
    return f"{random.choice(_FORMS)} {topic.name.lower()} {place}"


def organization_name(random: Random, number: int) -> str:
    return f"{random.choice(_FORMS)} {random.choice(_FRONTS)}{random.choice(_FRONTS).lower()} {number}"


def summary(random: Random, topic: Topic) -> str:
    return f"{topic.explanation} {' '.join(random.sample(_WAYS, 2))}"


def translated_summary(topic: Topic, code: str) -> str:
    """Made of catalog sentences, so that the volume of a language is words of that language."""
    return " ".join(translate(code, each, "topics") for each in (topic.explanation, *topic.steps))


def activity_title(random: Random, preset_title: str) -> str:
    return f"{preset_title} {random.choice(_FRONTS)}{random.choice(_ENDS)}"


def phone(random: Random) -> str:
    """Within an area no number begins with a nought, so these never ring anywhere."""
    return f"0255 00 {random.randrange(10_000):04d}"
