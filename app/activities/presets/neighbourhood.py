"""What the neighbourhood does as a whole."""

from app.activities.presets.preset import Preset, preset_

NEIGHBOURHOOD: tuple[Preset, ...] = (
    Preset(
        code="buurtoverleg",
        title=preset_("Buurtoverleg"),
        description=preset_("Praat mee over de wijk: wat gaat goed en wat kan beter? Iedereen mag iets zeggen."),
        icon="chat",
        topics=("gemeente", "ontmoeten"),
        duration=120,
    ),
    Preset(
        code="buurtfeest",
        title=preset_("Buurtfeest"),
        description=preset_("Vier feest met uw buren. Er is iets voor jong en oud."),
        icon="party",
        topics=("ontmoeten",),
        duration=240,
    ),
    Preset(
        code="vrijwilligers",
        title=preset_("Helpen als vrijwilliger"),
        description=preset_("Wilt u iets doen voor de buurt? Kom praten over wat bij u past."),
        icon="volunteer",
        topics=("ontmoeten", "werk"),
        duration=120,
        audiences=("vrijwilligers",),
    ),
)
