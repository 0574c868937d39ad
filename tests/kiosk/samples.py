"""A board's worth of activities without a database: a working week in De Stek, in Dutch, Polish and Arabic."""

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from app.activities.queries import ActivityRow, reason_words
from app.content.queries import EMPTY, Name, ShownText
from app.dates import instant_of
from app.notices.queries import ShownNotice
from kiosk.document import ScreenView, Source

MONDAY = date(2026, 11, 23)
DE_STEK = ScreenView("de-stek", "De Stek", "de-stek", "De Stek", ("nl", "pl", "ar"))
TITLES: dict[str, tuple[str, str]] = {
    "Koffieochtend": ("Poranek przy kawie", "صباح القهوة"),
    "Nederlands voor beginners": ("Niderlandzki dla początkujących", "اللغة الهولندية للمبتدئين"),
    "Spreekuur brieven en formulieren": ("Dyżur: pomoc w listach i formularzach", "ساعة استشارة للرسائل والاستمارات"),
    "Huiswerkklas": ("Odrabianie lekcji", "صف الواجبات المدرسية"),
    "Dansen en bewegen voor vrouwen": ("Taniec i ruch dla kobiet", "رقص وحركة للنساء"),
    "Samen eten": ("Wspólny posiłek", "نأكل معًا"),
    "Computer- en telefoonhulp": ("Pomoc w obsłudze komputera i telefonu", "مساعدة في الحاسوب والهاتف"),
    "Repaircafé": ("Kawiarenka naprawcza", "مقهى الإصلاح"),
}
ROOMS = {
    "Grote zaal": ("Duża sala", "القاعة الكبيرة"),
    "Leslokaal 1": ("Sala lekcyjna 1", "قاعة الدرس 1"),
    "Spreekkamer": ("Pokój konsultacji", "غرفة الاستشارة"),
    "Sportzaal": ("Sala sportowa", "قاعة الرياضة"),
}


def instant(day: date, hour: int) -> datetime:
    return instant_of(datetime(day.year, day.month, day.day, hour))


def text(dutch: str, code: str, translations: dict[str, tuple[str, str]]) -> ShownText:
    if code not in ("pl", "ar") or dutch not in translations:
        return ShownText(dutch, "nl", dutch, is_fallback=code != "nl")
    return ShownText(translations[dutch][("pl", "ar").index(code)], code, dutch)


def row(code: str, day: date, hour: str, minutes: int, title: str, room: str, **more: object) -> ActivityRow:
    starts = datetime.fromisoformat(f"{day} {hour}")
    slug = f"{title.split()[0].lower()}-{hour.replace(':', '')}".replace("é", "e")
    values: dict[str, object] = {
        "slug": slug,
        "code": f"K{sum(map(ord, slug)) % 900 + 100}",
        "title": text(title, code, TITLES),
        "starts": starts,
        "ends": starts + timedelta(minutes=minutes),
        "status": "confirmed",
        "reason": "",
        "reason_text": EMPTY,
        "location": Name(ShownText("De Stek", "nl", "De Stek"), True),
        "room": text(room, code, ROOMS),
        "icon": "ontmoeten",
        "cost": "free",
        "price_cents": 0,
        "topics": (),
        "audiences": (),
        "age_min": None,
        "age_max": None,
        "languages": ("nl", "pl", "ar"),
        "is_example": True,
        "was_moved": False,
        "recurrence_id": starts,
        "location_slug": "de-stek",
        "level": "",
        "signup": "none",
        "free_places": None,
        "updated_at": datetime(2026, 11, 20, 12, 0, tzinfo=UTC),
        "meeting_point": EMPTY,
        "why": EMPTY,
    }
    values["why"] = reason_words(str(more.get("reason", "")), code)
    return ActivityRow(**{**values, **more})  # type: ignore[arg-type]


def monday(code: str, day: date = MONDAY) -> list[ActivityRow]:
    """One of each kind: paid, cancelled, plain, full, changed, and one that is no example."""
    lesson = {"status": "cancelled", "reason": "ill", "icon": "taal", "level": "A0", "audiences": ("volwassenen",)}
    homework = {"status": "full", "icon": "kinderen", "age_min": 9, "age_max": 12}
    meal = {"icon": "eten", "cost": "paid", "price_cents": 400, "status": "changed", "reason": "renovation"}
    dance = {"icon": "sport", "audiences": ("vrouwen",), "is_example": False}
    coffee = {"cost": "paid", "price_cents": 50}
    letters = "Spreekuur brieven en formulieren"
    return [
        row(code, day, "09:30", 120, "Koffieochtend", "Grote zaal", **coffee),
        row(code, day, "10:00", 120, "Nederlands voor beginners", "Leslokaal 1", **lesson),
        row(code, day, "13:00", 120, letters, "Spreekkamer", icon="papieren"),
        row(code, day, "15:15", 90, "Huiswerkklas", "Leslokaal 1", **homework),
        row(code, day, "17:30", 90, "Samen eten", "Grote zaal", **meal),
        row(code, day, "19:30", 60, "Dansen en bewegen voor vrouwen", "Sportzaal", **dance),
    ]


def plain_week(code: str, first: date = MONDAY, weeks: int = 8) -> list[ActivityRow]:
    """Monday as above; on the other days a few; Sunday nothing. The changes are of the first Monday only."""
    rows: list[ActivityRow] = []
    for number in range(weeks * 7):
        day = first + timedelta(days=number)
        if number == 0:
            rows += monday(code, day)
        elif day.weekday() < 6:
            rows += [
                row(code, day, "10:00", 120, "Repaircafé", "Grote zaal", cost="gift"),
                row(code, day, "14:00", 120, "Computer- en telefoonhulp", "Leslokaal 1", icon="digitaal"),
            ]
            rows += [row(code, day, "17:30", 90, "Samen eten", "Grote zaal", icon="eten")] if number % 2 else []
    return rows


def notice(code: str, *, is_priority: bool = False) -> ShownNotice:
    title = {"nl": "De Stek sluit om 16 uur", "pl": "De Stek zamyka się o 16:00", "ar": "يغلق De Stek الساعة 16:00"}
    body = {
        "nl": "Vanmiddag komt de monteur voor de verwarming. Morgen zijn wij weer gewoon open.",
        "pl": "Po południu przychodzi monter ogrzewania. Jutro jesteśmy znowu otwarci.",
        "ar": "سيأتي فني التدفئة بعد الظهر. غدًا نفتح كالمعتاد.",
    }
    return ShownNotice(
        slug="sluit-eerder",
        title=ShownText(title[code], code, title["nl"]),
        body=ShownText(body[code], code, body["nl"]),
        starts=datetime(2026, 11, 23, 8),
        ends=datetime(2026, 11, 23, 18),
        is_priority=is_priority,
    )


def source(
    activities: dict[str, Sequence[ActivityRow]] | None = None,
    notices: dict[str, Sequence[ShownNotice]] | None = None,
    *,
    screen: ScreenView = DE_STEK,
    first_day: date = MONDAY,
    base_url: str = "https://noordwijzer.nl",
) -> Source:
    codes = screen.languages
    return Source(
        screen=screen,
        first_day=first_day,
        activities=activities if activities is not None else {code: plain_week(code) for code in codes},
        notices=notices if notices is not None else {code: [] for code in codes},
        base_url=base_url,
    )


def full_day(code: str, day: date = MONDAY) -> list[ActivityRow]:
    """Twelve activities on one day, one an hour from eight o'clock, and the plain week after it."""
    titles, rooms = list(TITLES), list(ROOMS)
    rows = [
        row(code, day, f"{8 + hour:02}:00", 90, titles[hour % len(titles)], rooms[hour % len(rooms)])
        for hour in range(12)
    ]
    return rows + [each for each in plain_week(code, day) if each.starts.date() > day]
