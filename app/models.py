"""Every table, imported once, so that metadata is whole for migrations and tests."""

from app.accounts import models as accounts
from app.activities import models as activities
from app.areas import models as areas
from app.base import Base
from app.changes import models as changes
from app.content import models as content
from app.directory import models as directory
from app.generation import GENERATION
from app.maps import models as maps
from app.notices import models as notices
from app.outbox import models as outbox
from app.recordings import models as recordings
from app.records import models as records
from app.search import models as search
from app.translating import models as translating
from app.upkeep import models as upkeep
from kiosk import models as kiosk

metadata = Base.metadata
__all__ = [
    "GENERATION",
    "accounts",
    "activities",
    "areas",
    "changes",
    "content",
    "directory",
    "kiosk",
    "maps",
    "metadata",
    "notices",
    "outbox",
    "recordings",
    "records",
    "search",
    "translating",
    "upkeep",
]
