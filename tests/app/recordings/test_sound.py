"""A recording is made anew: light, plain and nothing but the voice; what is no recording is refused with a reason."""

import io
import struct
import wave
from contextlib import suppress

import av
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.recordings.sound import BadSound, as_voice
from tests.support.sounds import MADE, facts, packed, tone


def code_of(content):
    with pytest.raises(BadSound) as caught:
        as_voice(content)
    return caught.value.code


@pytest.mark.parametrize("kind", MADE)
def test_whatever_a_phone_makes_becomes_one_channel_of_aac(kind):
    made = facts(as_voice(packed(kind)).content)
    assert (made["codec"], made["profile"], made["channels"]) == ("aac", "LC", 1)
    assert made["seconds"] == pytest.approx(1, abs=0.15)


def test_it_is_light_and_begins_to_play_before_it_is_all_there():
    voice = as_voice(tone(8))
    assert voice.seconds == pytest.approx(8, abs=0.01)
    assert 32_000 <= facts(voice.content)["bits"] <= 48_000
    assert voice.content.index(b"moov") < voice.content.index(b"mdat")


def test_nothing_that_its_maker_wrote_goes_along():
    sent = packed("mp3", title="Thuis bij Noor", artist="Noor de Wit", comment="52.46, 4.65")
    assert b"Noor de Wit" in sent
    voice = as_voice(sent).content
    assert b"Noor" not in voice
    assert b"Lavf" not in voice
    assert set(facts(voice)["tags"]) <= {
        "major_brand",
        "minor_version",
        "compatible_brands",
        "language",
        "handler_name",
    }


def test_of_a_film_only_the_sound_is_taken():
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        picture = container.add_stream("mpeg4", rate=10)
        picture.width = picture.height = 64
        sound = container.add_stream("aac", rate=48_000, layout="mono")
        with av.open(io.BytesIO(tone(1))) as wav:
            for frame in wav.decode(audio=0):
                container.mux(sound.encode(frame))
        for number in range(10):
            frame = av.VideoFrame(64, 64, "yuv420p")
            frame.pts = number
            container.mux(picture.encode(frame))
        container.mux([*sound.encode(None), *picture.encode(None)])
    assert facts(as_voice(buffer.getvalue()).content)["codec"] == "aac"


def test_thirty_seconds_are_enough_and_a_player_that_stops_a_little_late_loses_nothing_else():
    assert as_voice(tone(30.4, rate=8_000)).seconds == 30
    assert code_of(tone(31, rate=8_000)) == "long"


def test_an_hour_of_nothing_in_a_small_file_is_not_read_to_its_end():
    hour = struct.pack("<4sI4s4sIHHIIHH4sI", b"RIFF", 0, b"WAVE", b"fmt ", 16, 1, 1, 1, 2, 2, 16, b"data", 2**31)
    assert code_of(hour + bytes(9_000)) == "kind", "one sample a second"
    assert code_of(packed("flac", 40)) == "long"


def test_it_is_refused_by_its_size_before_it_is_read():
    assert code_of(tone(0.1) + bytes(8 * 1024 * 1024)) == "large"


@pytest.mark.parametrize("level", [0, 100])
def test_a_microphone_that_was_off_is_noticed(level):
    assert code_of(tone(2, level=level)) == "silent"


def test_a_tap_on_the_button_is_no_recording():
    assert code_of(tone(0.1)) == "silent"
    assert code_of(tone(0)) in ("silent", "broken")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"%PDF-1.7",
        b"#EXTM3U\n#EXTINF:9,\nfile:///etc/passwd\n",
        b"ffconcat version 1.0\nfile /etc/passwd\n",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n",
    ],
)
def test_another_kind_of_file_is_never_opened(content):
    assert code_of(content) == "kind"


def test_a_film_without_sound_is_another_kind():
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as container:
        picture = container.add_stream("mpeg4", rate=10)
        picture.width = picture.height = 64
        frame = av.VideoFrame(64, 64, "yuv420p")
        container.mux([*picture.encode(frame), *picture.encode(None)])
    assert code_of(buffer.getvalue()) == "kind"


def test_half_a_file_is_broken():
    assert code_of(packed("iphone")[:2_000]) == "broken"


def test_channels_and_speeds_that_no_microphone_has_are_refused():
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(9)
        file.setsampwidth(2)
        file.setframerate(400_000)
        file.writeframes(bytes(18 * 4_000))
    assert code_of(buffer.getvalue()) in ("kind", "broken")


WHOLE = {kind: packed(kind, 0.5) for kind in MADE} | {"wav": tone(0.5, rate=8_000)}


@settings(deadline=None)  # How long a damaged file takes is bounded in the room itself.
@given(
    st.sampled_from(sorted(WHOLE)),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.floats(0, 1),
)
def test_a_damaged_recording_gives_a_voice_or_a_reason(kind, damage, kept):
    content = bytearray(WHOLE[kind])
    for place, value in damage:
        content[int(place**3 * (len(content) - 1))] = value  # most of it at the head, where it does most
    with suppress(BadSound):
        assert as_voice(bytes(content[: max(1, int(kept**0.2 * len(content)))])).content


@settings(deadline=None)
@given(st.sampled_from(sorted(WHOLE)), st.binary(max_size=200))
def test_no_bytes_behind_a_known_beginning_break_it(kind, tail):
    with suppress(BadSound):
        assert as_voice(WHOLE[kind][:60] + tail).content
