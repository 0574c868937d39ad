"""Reading aloud and listening in a real browser: a volunteer with a microphone, and readers with different phones."""

import re

import pytest
from playwright.sync_api import Page, expect

from app.recordings.models import TOPIC
from tests.support.browsers import sign_in
from tests.support.sounds import tone
from tests.support.voices import line_address, record

pytestmark = pytest.mark.story
MICROPHONE = """
navigator.mediaDevices.getUserMedia = async () => {
  const room = new AudioContext();
  await room.resume();
  const whistle = room.createOscillator();
  const microphone = room.createMediaStreamDestination();
  whistle.connect(microphone);
  whistle.start();
  return microphone.stream;
};
"""
VOICES = """
window.voices = [];
window.said = [];
window.silenced = 0;
window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
speechSynthesis.getVoices = () => window.voices;
speechSynthesis.speak = (line) => window.said.push([line.text, line.lang, line.voice.name, line]);
speechSynthesis.cancel = () => { window.silenced += 1; };
window.bring = (...voices) => {
  window.voices = voices.map(([name, lang, localService]) => ({ name, lang, localService, default: false }));
  speechSynthesis.dispatchEvent(new Event("voiceschanged"));
};
"""
BUTTON = "main [data-say] >> nth=0"  # of the page; what is said in danger has one of its own


def test_a_volunteer_reads_aloud_and_the_next_reader_hears_it(page: Page, context, live_server):
    page.add_init_script(MICROPHONE)
    sign_in(page, live_server)
    page.goto(live_server.url + line_address("pl", TOPIC, "geld"))
    button = page.locator("[data-recorder] button")
    button.click()
    expect(page.locator("[data-recorder] [role=status]")).to_have_text(re.compile(r"[1-9]\d* / 30"))
    button.click()
    expect(page.locator("[data-recorder] audio")).to_be_visible()
    page.check("[name=agreed]")
    page.locator("main form[enctype] button[type=submit]").click()
    expect(page.locator("section[aria-labelledby=standing] audio")).to_be_visible()
    reader = context.new_page()
    asked: list[str] = []
    reader.on("request", lambda request: asked.append(request.url))
    reader.goto(f"{live_server.url}/pl/hulp/geld/", wait_until="networkidle")
    audio = reader.locator("main audio")
    expect(audio).to_have_count(1)
    address = audio.get_attribute("src") or ""
    assert not [each for each in asked if address in each], "nothing is loaded before the tap"
    size = len(context.request.get(live_server.url + address).body())
    expect(reader.locator("main .listen-size")).to_have_text(f"({round(size / 1000)} kB)")
    plays = """(audio) => new Promise((known) => {
        audio.addEventListener("timeupdate", () => audio.currentTime > 0 && known(audio.duration));
        audio.addEventListener("error", () => known(0));
        audio.muted = true;
        audio.play();
    })"""
    assert audio.evaluate(plays) > 0.9


def test_without_a_microphone_a_file_is_enough(page: Page, live_server, tmp_path):
    page.add_init_script("navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('none'));")
    sign_in(page, live_server)
    page.goto(live_server.url + line_address("nl", TOPIC, "geld"))
    page.click("[data-recorder] button")
    expect(page.locator("[data-recorder] [role=status]")).to_contain_text("opname die u al hebt")
    (tmp_path / "stem.wav").write_bytes(tone(1, rate=8_000))
    page.set_input_files("[name=file]", tmp_path / "stem.wav")
    page.check("[name=agreed]")
    page.locator("main form[enctype] button[type=submit]").click()
    expect(page.locator("section[aria-labelledby=standing] audio")).to_be_visible()


def test_only_a_voice_of_this_language_that_lives_on_the_device_is_offered(page: Page, reading_server):
    page.add_init_script(VOICES)
    page.goto(f"{reading_server.url}/pl/hulp/nood/")
    button = page.locator(BUTTON)
    expect(button).to_be_hidden()
    for name, lang, is_local in (("Ewa", "pl-PL", False), ("Jan", "nl-NL", True), ("Pilar", "es-PL", True)):
        page.evaluate("(voice) => bring(voice)", [name, lang, is_local])
        expect(button).to_be_hidden()
    page.evaluate("bring(['Jan', 'nl-NL', true], ['Ewa', 'pl_PL', true])")
    expect(button).to_be_visible()
    page.evaluate("bring()")
    expect(button).to_be_hidden()


def test_the_device_says_the_words_of_the_page_until_somebody_says_stop(page: Page, reading_server):
    page.add_init_script(VOICES)
    page.goto(f"{reading_server.url}/nl/hulp/nood/")
    page.evaluate("bring(['Jan', 'nl-NL', true])")
    assert page.evaluate("said.length") == 0, "nothing speaks by itself"
    button = page.locator(BUTTON)
    button.click()
    said = page.evaluate("said.map((each) => each.slice(0, 3))")
    assert {(lang, name) for _text, lang, name in said} == {("nl-NL", "Jan")}
    assert "Is er nu gevaar? Bel 1 1 2." in [text for text, *_ in said]
    expect(button).to_have_text("Stop")
    button.click()
    assert page.evaluate("silenced") == 1
    expect(button).to_have_text("Lees voor")
    button.click()
    page.evaluate("said[said.length - 1][3].onend()")
    expect(button).to_have_text("Lees voor")


def test_leaving_at_once_is_leaving_in_silence(page: Page, context, live_server):
    with live_server.session() as session:
        record(session, TOPIC, "geweld", "nl", tone(20, rate=8_000))
    context.route("https://www.buienradar.nl/", lambda _route: None)  # It never answers.
    page.add_init_script(VOICES)
    page.goto(f"{live_server.url}/nl/hulp/geweld/")
    page.evaluate("bring(['Jan', 'nl-NL', true])")
    page.locator("footer [data-say]").click()
    audio = page.locator("main audio")
    audio.evaluate("(audio) => { audio.muted = true; return audio.play(); }")
    assert page.evaluate("silenced") == 1, "a voice and a sound are not heard at once"
    leave = """() => {
        document.querySelector("a[data-exit]").click();
        return [document.querySelector("main audio").paused, silenced];
    }"""
    assert page.evaluate(leave) == [True, 2]


def test_without_scripts_a_recording_plays_and_no_button_promises_anything(browser, live_server):
    with live_server.session() as session:
        record(session, TOPIC, "geld", "ar")
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/ar/hulp/geld/")
    expect(page.locator("main audio")).to_be_visible()
    assert page.locator("[data-say]:visible").count() == 0
    context.close()
