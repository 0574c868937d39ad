"""Services and organisations in the words of schema.org."""

from typing import Any

from app.directory.pages import OrganizationPage, ServicePage, ShownPlace


def service_facts(page: ServicePage, address: str) -> dict[str, Any]:
    """`address` is the public address of the page."""
    return {
        "@type": "Service",
        "name": str(page.name),
        "description": str(page.summary),
        "url": address,
        "provider": {"@type": "Organization", "name": str(page.organization)},
        "availableChannel": [
            {
                "@type": "ServiceChannel",
                "servicePhone": [{"@type": "ContactPoint", "telephone": phone.number} for phone in page.phones],
                "serviceUrl": next((each.href for each in page.channels if each.kind == "website"), ""),
                "availableLanguage": list(page.languages),
                "serviceLocation": [_place(place) for place in page.places],
            }
        ],
    }


def organization_facts(page: OrganizationPage, address: str) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": str(page.name),
        "description": str(page.summary),
        "url": page.website or address,
        "email": page.email,
        "telephone": page.phones[0].number if page.phones else "",
    }


def _place(place: ShownPlace) -> dict[str, Any]:
    return {
        "@type": "Place",
        "name": str(place.name),
        "address": {
            "@type": "PostalAddress",
            "streetAddress": place.address,
            "postalCode": place.postal_code,
            "addressLocality": place.city,
            "addressCountry": "NL",
        },
    }
