"""What of an activity is shown to a reader of one language: own words before the preset's, names, pictogram."""

from collections.abc import Sequence

from app.activities.models import Activity, Occurrence
from app.activities.presets import PRESET_BY_CODE
from app.activities.wording import reason_text
from app.catalogs import translate
from app.content.queries import EMPTY, Name, ShownText, ShownTexts
from app.directory.models import Location
from app.languages import SOURCE

NOWHERE = Name(EMPTY, True)
# What a row shows; the other columns stay in the database.
OF_A_DATE = (
    Occurrence.starts,
    Occurrence.ends,
    Occurrence.recurrence_id,
    Occurrence.status,
    Occurrence.reason,
    Occurrence.reason_text_id,
    Occurrence.was_moved,
)
IN_A_ROW = (
    Activity.id,
    Activity.slug,
    Activity.code,
    Activity.preset,
    Activity.title_id,
    Activity.meeting_point_id,
    Activity.cost,
    Activity.price_cents,
    Activity.age_min,
    Activity.age_max,
    Activity.is_example,
    Activity.level,
    Activity.signup,
    Activity.free_places,
    Activity.updated_at,
    Activity.rrule,  # and these: whether it is confirmed, see confirming.py
    Activity.until,
    Activity.reconfirm_on,
    Activity.created_at,
    Activity.starts,
)
OF_A_PLACE = (Location.slug, Location.name_id, Location.has_proper_name, Location.is_hidden)


def title_of(activity: Activity, texts: ShownTexts, code: str) -> ShownText:
    """Own words win over the preset's."""
    return texts.of(activity.title_id) or preset_words(activity.preset, "title", code)


def description_of(activity: Activity, texts: ShownTexts, code: str) -> ShownText:
    return texts.of(activity.description_id) or preset_words(activity.preset, "description", code)


def preset_words(preset_code: str, part: str, code: str) -> ShownText:
    """A preset's title or description: a catalog text, made by people, so never marked as a machine's."""
    preset = PRESET_BY_CODE.get(preset_code)
    if preset is None:
        return EMPTY
    dutch: str = getattr(preset, part)
    value = translate(code, dutch, "presets")
    is_fallback = code != SOURCE and value == dutch
    return ShownText(value, SOURCE if is_fallback else code, dutch, is_fallback=is_fallback)


def reason_words(reason: str, code: str) -> ShownText:
    return ShownText(reason_text(reason, code), code, reason_text(reason, SOURCE)) if reason else EMPTY


def icon_of(preset: str, topics: Sequence[str]) -> str:
    if preset in PRESET_BY_CODE:
        return PRESET_BY_CODE[preset].icon
    return topics[0] if topics else "calendar"


def location_name(location: Location, texts: ShownTexts) -> Name:
    """Nothing for a place whose address is kept secret."""
    return NOWHERE if location.is_hidden else Name(texts.of(location.name_id), location.has_proper_name)
