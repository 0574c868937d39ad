"""A recording made anew: one channel, at most thirty seconds, AAC that phones of 2015 play, and nothing else.

Only the samples are taken over, so no place, name or cover picture of the file that was sent goes along.
"""

import io
import time
from array import array
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LARGEST = 8 * 1024 * 1024  # bytes; the sentence of the back office names it. Thirty seconds of plain WAV fit.
LONGEST = 30  # seconds
RATE = 32_000  # samples a second: all that a voice needs
BITS = 40_000  # a second
FRAME = 1024  # samples in one frame of AAC
PATIENCE = 10.0  # seconds for reading one file; a real one takes less than one
RATES = range(4_000, 192_001)  # what microphones do; another number is there to do harm
MOST_CHANNELS = 8
SHORTEST = 0.3  # seconds
QUIETEST = 330  # of 32,767: 40 dB below the loudest, where nobody hears a voice
MIMETYPE = "audio/mp4"


class BadSound(ValueError):
    """`code` says what is wrong: `kind`, `large`, `long`, `broken` or `silent`."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Sound:
    content: bytes
    seconds: float


def as_voice(content: bytes) -> Sound:
    """The recording as readers get it. Raises BadSound; whatever is in the file, in little memory and time."""
    if len(content) > LARGEST:
        raise BadSound("large")
    kind = _kind_of(content)
    if not kind:
        raise BadSound("kind")
    try:
        samples = _samples(content, kind)
    except BadSound:
        raise
    except Exception as error:  # FFmpeg does not name all the ways in which a damaged file makes it stumble.
        raise BadSound("broken") from error
    if len(samples) < SHORTEST * RATE or max(max(samples), -min(samples)) < QUIETEST:
        raise BadSound("silent")
    return Sound(_as_aac(samples), len(samples) / RATE)


def _kind_of(content: bytes) -> str:
    """What its first bytes say it is, as FFmpeg calls it; "" for anything else.

    FFmpeg may not find out by itself: it also reads lists of other files, on this machine and elsewhere.
    """
    if content[4:8] == b"ftyp":
        return "mov"
    if content[:4] == b"RIFF" and content[8:12] == b"WAVE":
        return "wav"
    begins = {b"\x1aE\xdf\xa3": "matroska", b"OggS": "ogg", b"fLaC": "flac", b"#!AMR": "amr", b"ID3": "mp3"}
    named = next((kind for begin, kind in begins.items() if content.startswith(begin)), "")
    if named or len(content) < 2 or content[0] != 0xFF or content[1] & 0xE0 != 0xE0:
        return named
    return "aac" if content[1] & 0xF6 == 0xF0 else "mp3"


def _samples(content: bytes, kind: str) -> "array[int]":
    """Everything in it as one channel of 16 bits. Stops as soon as it is too long, so the memory is bounded."""
    import av  # Brings 60 MB of libraries along, which only a machine that gets a recording needs to load.

    resampler = av.AudioResampler(format="s16", layout="mono", rate=RATE)
    samples = array("h")
    options = {"protocol_whitelist": "", "format_whitelist": kind}  # Nothing but these bytes is ever opened.
    with av.open(io.BytesIO(content), format=kind, options=options, metadata_errors="replace") as container:
        if not container.streams.audio:
            raise BadSound("kind")
        seconds = 0.0
        for frame in _frames(container):
            if frame.sample_rate not in RATES or frame.layout.nb_channels > MOST_CHANNELS:
                raise BadSound("kind")
            seconds += frame.samples / frame.sample_rate
            if seconds > LONGEST + 0.5:  # A player that stops by itself at thirty is a little late.
                raise BadSound("long")
            for part in resampler.resample(frame):
                _add(samples, part)
        for part in resampler.resample(None):
            _add(samples, part)
    return samples[: LONGEST * RATE]


def _frames(container: Any) -> Iterator[Any]:
    until = time.monotonic() + PATIENCE
    stream = container.streams.audio[0]
    for packet in container.demux(stream):
        if time.monotonic() > until:
            raise BadSound("broken")
        yield from packet.decode()


def _add(samples: "array[int]", frame: Any) -> None:
    samples.frombytes(bytes(frame.planes[0])[: frame.samples * samples.itemsize])


def _as_aac(samples: "array[int]") -> bytes:
    """An .m4a whose table stands in front, so that a phone plays it while it comes in."""
    import av

    with TemporaryDirectory(prefix="noordwijzer-") as folder:  # The table is moved to the front in a real file only.
        path = Path(folder) / "voice.m4a"
        options = {"movflags": "+faststart", "fflags": "+bitexact"}  # FFmpeg does not sign it either.
        with av.open(path, "w", format="ipod", options=options) as container:
            stream: Any = container.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS)
            for start in range(0, len(samples), FRAME):
                part = samples[start : start + FRAME]
                frame = av.AudioFrame(format="s16", layout="mono", samples=len(part), align=1)
                frame.planes[0].update(part.tobytes())
                frame.sample_rate, frame.pts = RATE, start
                container.mux(stream.encode(frame))
            container.mux(stream.encode(None))
        return path.read_bytes()
