"""The back office of help: which page is which. The pages stand in staff_services, -_organizations and -_locations."""

from flask import Blueprint

from app.directory import staff_locations, staff_organizations, staff_partners, staff_services

blueprint = Blueprint("directory", __name__, url_prefix="/hulp", template_folder="templates")
PAGE, STEP = ["GET", "POST"], ["POST"]

for rule, name, view, methods in (
    ("/", "index", staff_services.index, ["GET"]),
    ("/nieuw/aanbod/", "add_service", staff_services.add, PAGE),
    ("/aanbod/<slug>/", "edit_service", staff_services.edit, PAGE),
    ("/aanbod/<slug>/publiceren/", "publish_service", staff_services.publish, STEP),
    ("/aanbod/<slug>/weghalen/", "withdraw_service", staff_services.withdraw, STEP),
    ("/organisaties/", "organizations", staff_organizations.index, ["GET"]),
    ("/nieuw/organisatie/", "add_organization", staff_organizations.add, PAGE),
    ("/organisaties/<slug>/", "edit_organization", staff_organizations.edit, PAGE),
    ("/organisaties/<slug>/publiceren/", "publish_organization", staff_organizations.publish, STEP),
    ("/organisaties/<slug>/weghalen/", "withdraw_organization", staff_organizations.withdraw, STEP),
    ("/organisaties/<slug>/partners/", "partners", staff_partners.partners, PAGE),
    ("/plekken/", "locations", staff_locations.index, ["GET"]),
    ("/nieuw/plek/", "add_location", staff_locations.add, PAGE),
    ("/plekken/<slug>/", "edit_location", staff_locations.edit, PAGE),
):
    blueprint.add_url_rule(rule, name, view, methods=methods)
