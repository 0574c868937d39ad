"""What every page may use is known in each, and what one template gets stays with that one."""


def test_what_all_pages_get_later_is_known_to_a_template_read_before(app):
    template = app.jinja_env.from_string("{{ later }}")
    app.jinja_env.globals["later"] = "now"
    assert template.render() == "now"


def test_what_one_template_gets_for_itself_no_other_knows(app):
    assert app.jinja_env.from_string("{{ mine }}", globals={"mine": "yes"}).render() == "yes"
    assert "mine" not in app.jinja_env.globals
