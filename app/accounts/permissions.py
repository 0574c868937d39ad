"""Who may do what: one table from endpoint to roles, asked by the back-office shell before every page.

An endpoint under /beheer/ that does not stand here is refused for everybody, so a new page cannot forget it.
"""

from collections.abc import Mapping

from app.accounts.models import ADMIN, EDITOR, PARTNER, ROLES, TRANSLATOR

NOBODY_YET = "nobody-yet"  # whoever is not signed in
EVERYBODY = frozenset({NOBODY_YET, *ROLES})
STAFF = frozenset({ADMIN, EDITOR, PARTNER, TRANSLATOR})
EDITORS = frozenset({ADMIN, EDITOR})
TRANSLATORS = frozenset({ADMIN, EDITOR, TRANSLATOR})
ADMINS = frozenset({ADMIN})

PERMISSIONS: Mapping[str, frozenset[str]] = {
    # The shell itself
    "staff.static": EVERYBODY,
    "staff.overview": STAFF,
    "staff.history": EDITORS,
    "staff.retry_outbox": ADMINS,
    # Accounts
    "staff.accounts.sign_in": EVERYBODY,
    "staff.accounts.sign_out": STAFF,
    "staff.accounts.account": STAFF,
    "staff.accounts.people": ADMINS,
    "staff.accounts.add_person": ADMINS,
    "staff.accounts.edit_person": ADMINS,
    "staff.accounts.reset_password": ADMINS,
    # Activities
    "staff.activities.index": EDITORS,
    "staff.activities.choose": EDITORS,
    "staff.activities.create": EDITORS,
    "staff.activities.copy": EDITORS,
    "staff.activities.edit": EDITORS,
    "staff.activities.show": EDITORS,
    "staff.activities.withdraw": EDITORS,
    "staff.activities.drop_examples": EDITORS,
    "staff.activities.preview_new": EDITORS,
    "staff.activities.preview": EDITORS,
    "staff.activities.date": EDITORS,
    "staff.activities.pause": EDITORS,
    "staff.activities.end_pause": EDITORS,
    "staff.activities.closures": EDITORS,
    "staff.activities.reopen": EDITORS,
    "staff.activities.holidays": EDITORS,
    "staff.activities.remove_holiday": EDITORS,
    # Help
    "staff.directory.index": EDITORS,
    "staff.directory.add_service": EDITORS,
    "staff.directory.edit_service": EDITORS,
    "staff.directory.publish_service": EDITORS,
    "staff.directory.withdraw_service": EDITORS,
    "staff.directory.organizations": EDITORS,
    "staff.directory.add_organization": EDITORS,
    "staff.directory.edit_organization": EDITORS,
    "staff.directory.publish_organization": EDITORS,
    "staff.directory.withdraw_organization": EDITORS,
    "staff.directory.locations": EDITORS,
    "staff.directory.add_location": EDITORS,
    "staff.directory.edit_location": EDITORS,
    # Notices
    "staff.notices.index": EDITORS,
    "staff.notices.add": EDITORS,
    "staff.notices.edit": EDITORS,
    "staff.notices.publish": EDITORS,
    "staff.notices.withdraw": EDITORS,
    # Search
    "staff.search.index": EDITORS,
    "staff.search.remove": EDITORS,
    "staff.search.table": EDITORS,
    # Translations
    "staff.urgent.index": TRANSLATORS,
    "staff.urgent.show": TRANSLATORS,
    "staff.urgent.approve": TRANSLATORS,
    "staff.urgent.withdraw": TRANSLATORS,
}


def may(role: str, endpoint: str) -> bool:
    return role in PERMISSIONS.get(endpoint, frozenset())
