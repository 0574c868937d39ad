"""The look: base page, components, styles, pictograms. No feature words."""

from flask import Blueprint, Flask, Response

blueprint = Blueprint(
    "ui", __name__, template_folder="templates", static_folder="static", static_url_path="/static/ui"
)


@blueprint.get("/static/ui/all.css", endpoint="stylesheet_static")
def stylesheet() -> Response:
    from app.ui import bundle

    return Response(bundle.stylesheet(), mimetype="text/css")


@blueprint.get("/static/ui/all.js", endpoint="script_static")
def script() -> Response:
    from app.ui import bundle

    return Response(bundle.script(), mimetype="text/javascript")


def init_app(app: Flask) -> None:
    from app.ui import addresses, bundle, drawn, rendering, slots, structured

    app.register_blueprint(blueprint)
    app.jinja_env.globals["stylesheet_version"] = bundle.stylesheet_version
    app.jinja_env.globals["script_version"] = bundle.script_version
    for part in (rendering, drawn, slots, addresses, structured):
        part.init_app(app)
