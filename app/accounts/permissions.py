"""Who may do what: one table from endpoint to roles, asked by the back-office shell before every page.

An endpoint under /beheer/ that does not stand here is refused for everybody, so a new page cannot forget it.
"""

from collections.abc import Mapping

from app.accounts.models import ADMIN, EDITOR, PARTNER, ROLES, TRANSLATOR

NOBODY_YET = "nobody-yet"  # whoever is not signed in
EVERYBODY = frozenset({NOBODY_YET, *ROLES})
STAFF = frozenset({ADMIN, EDITOR, PARTNER, TRANSLATOR})
EDITORS = frozenset({ADMIN, EDITOR})
ADMINS = frozenset({ADMIN})

PERMISSIONS: Mapping[str, frozenset[str]] = {
    # The shell itself
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
}


def may(role: str, endpoint: str) -> bool:
    return role in PERMISSIONS.get(endpoint, frozenset())
