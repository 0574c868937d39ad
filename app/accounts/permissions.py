"""Who may do what: one table from endpoint to roles, asked by the back-office shell before every page.

An endpoint under /beheer/ that does not stand here is refused for everybody, so a new page cannot forget it.
"""

from collections.abc import Mapping

from app.accounts.models import ADMIN, EDITOR, PARTNER, ROLES, TRANSLATOR

NOBODY_YET = "nobody-yet"  # whoever is not signed in
EVERYBODY = frozenset({NOBODY_YET, *ROLES})
STAFF = frozenset({ADMIN, EDITOR, PARTNER, TRANSLATOR})
EDITORS = frozenset({ADMIN, EDITOR})
PARTNERS = frozenset({ADMIN, EDITOR, PARTNER})  # a partner only about own organisations, see app/staff/ownership.py
TRANSLATORS = frozenset({ADMIN, EDITOR, TRANSLATOR})
ADMINS = frozenset({ADMIN})

PERMISSIONS: Mapping[str, frozenset[str]] = {
    # The shell itself
    "staff.static": EVERYBODY,
    "staff.overview": STAFF,
    "staff.history": EDITORS,
    "staff.undo": EDITORS,
    "staff.approvals": EDITORS,
    "staff.approve": EDITORS,
    "staff.reject": EDITORS,
    "staff.restore": EDITORS,
    "staff.keep_draft": STAFF,
    "staff.drop_draft": STAFF,
    "staff.retry_outbox": ADMINS,
    # Accounts
    "staff.accounts.sign_in": EVERYBODY,
    "staff.accounts.invitation": EVERYBODY,
    "staff.accounts.sign_out": STAFF,
    "staff.accounts.end_device": STAFF,
    "staff.accounts.account": STAFF,
    "staff.accounts.code": STAFF,
    "staff.accounts.code_off": STAFF,
    "staff.accounts.people": ADMINS,
    "staff.accounts.add_person": ADMINS,
    "staff.accounts.edit_person": ADMINS,
    "staff.accounts.reset_password": ADMINS,
    "staff.accounts.invite": ADMINS,
    # Activities
    "staff.activities.index": PARTNERS,
    "staff.activities.choose": PARTNERS,
    "staff.activities.create": PARTNERS,
    "staff.activities.copy": PARTNERS,
    "staff.activities.edit": PARTNERS,
    "staff.activities.show": PARTNERS,
    "staff.activities.withdraw": EDITORS,
    "staff.activities.drop_examples": EDITORS,
    "staff.activities.preview_new": PARTNERS,
    "staff.activities.preview": PARTNERS,
    "staff.activities.date": PARTNERS,
    "staff.activities.pause": PARTNERS,
    "staff.activities.end_pause": PARTNERS,
    "staff.activities.closures": EDITORS,
    "staff.activities.reopen": EDITORS,
    "staff.activities.holidays": EDITORS,
    "staff.activities.remove_holiday": EDITORS,
    "staff.activities.rooms": EDITORS,
    "staff.activities.room_week": EDITORS,
    "staff.activities.room_occupancy": EDITORS,
    "staff.activities.room_csv": EDITORS,
    "staff.activities.room_check": PARTNERS,
    "staff.activities.room_check_new": PARTNERS,
    "staff.activities.whole_place": EDITORS,
    "staff.activities.share": PARTNERS,
    "staff.activities.share_all": EDITORS,
    "staff.activities.image": PARTNERS,
    "staff.activities.picture": PARTNERS,
    "staff.activities.remove_image": PARTNERS,
    "staff.activities.hosts": PARTNERS,
    "staff.activities.revoke_host": PARTNERS,
    # Help
    "staff.directory.index": PARTNERS,
    "staff.directory.add_service": EDITORS,
    "staff.directory.edit_service": PARTNERS,
    "staff.directory.publish_service": EDITORS,
    "staff.directory.withdraw_service": EDITORS,
    "staff.directory.organizations": EDITORS,
    "staff.directory.add_organization": EDITORS,
    "staff.directory.edit_organization": EDITORS,
    "staff.directory.publish_organization": EDITORS,
    "staff.directory.withdraw_organization": EDITORS,
    "staff.directory.partners": ADMINS,
    "staff.directory.locations": EDITORS,
    "staff.directory.add_location": EDITORS,
    "staff.directory.edit_location": EDITORS,
    # The map
    "staff.maps.pin": EDITORS,
    # Notices
    "staff.notices.index": EDITORS,
    "staff.notices.add": EDITORS,
    "staff.notices.edit": EDITORS,
    "staff.notices.publish": EDITORS,
    "staff.notices.withdraw": EDITORS,
    # Translations
    "staff.urgent.index": TRANSLATORS,
    "staff.urgent.show": TRANSLATORS,
    "staff.urgent.approve": TRANSLATORS,
    "staff.urgent.withdraw": TRANSLATORS,
    # Translations; a translator only in their own languages, see translating/staff_workbench.py
    "staff.translating.index": TRANSLATORS,
    "staff.translating.language": TRANSLATORS,
    "staff.translating.begin": TRANSLATORS,
    "staff.translating.text": TRANSLATORS,
    "staff.translating.done": TRANSLATORS,
    "staff.translating.export": TRANSLATORS,
    "staff.translating.take_in": TRANSLATORS,
    # Recordings; a translator only in their own languages, see recordings/staff_views.py
    "staff.recordings.index": TRANSLATORS,
    "staff.recordings.language": TRANSLATORS,
    "staff.recordings.line": TRANSLATORS,
    "staff.recordings.remove": TRANSLATORS,
    "staff.recordings.sound": TRANSLATORS,
    # Upkeep
    "staff.upkeep.index": EDITORS,
    "staff.upkeep.close": EDITORS,
    "staff.upkeep.checks": EDITORS,
    "staff.upkeep.confirm": EDITORS,
    "staff.upkeep.owner": EDITORS,
    # Screens
    "staff.kiosk.index": EDITORS,
    "staff.kiosk.add": EDITORS,
    "staff.kiosk.edit": EDITORS,
    "staff.kiosk.pair": EDITORS,
    "staff.kiosk.confirm": EDITORS,
    "staff.kiosk.revoke": EDITORS,
    "staff.kiosk.still": PARTNERS,
    "staff.kiosk.still_new": PARTNERS,
    # Search
    "staff.search.index": EDITORS,
    "staff.search.remove": EDITORS,
    "staff.search.table": EDITORS,
}


def may(role: str, endpoint: str) -> bool:
    return role in PERMISSIONS.get(endpoint, frozenset())
