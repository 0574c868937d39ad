"""Sounds as phones and computers send them: a tone, for a voice cannot be written down here."""

import io
import math
import wave
from array import array
from typing import Any

import av

MADE = {  # container and codec of what people send
    "webm": ("webm", "libopus"),
    "whatsapp": ("ogg", "libopus"),
    "iphone": ("ipod", "aac"),
    "mp3": ("mp3", "mp3"),
    "aac": ("adts", "aac"),
    "flac": ("flac", "flac"),
}


def tone(seconds: float = 1.0, *, rate: int = 48_000, channels: int = 1, level: int = 8_000) -> bytes:
    """A plain WAV."""
    buffer = io.BytesIO()
    with wave.open(buffer, "wb") as file:
        file.setnchannels(channels)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(_samples(seconds, rate, channels, level))
    return buffer.getvalue()


def _samples(seconds: float, rate: int, channels: int, level: int) -> bytes:
    period = array(
        "h", (round(level * math.sin(step * math.tau / 100)) for step in range(100) for _ in range(channels))
    )
    whole = period.tobytes() * (int(seconds * rate) // 100 + 1)
    return whole[: int(seconds * rate) * 2 * channels]


def packed(kind: str, seconds: float = 1.0, **tags: str) -> bytes:
    """The tone as one of MADE, with what its maker wrote into it."""
    form, codec = MADE[kind]
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=form) as container:
        container.metadata.update(tags)
        stream: Any = container.add_stream(codec, rate=48_000, layout="stereo")
        frame = av.AudioFrame(format="s16", layout="stereo", samples=int(seconds * 48_000), align=1)
        frame.planes[0].update(_samples(seconds, 48_000, 2, 8_000))
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    return buffer.getvalue()


def facts(content: bytes) -> dict[str, Any]:
    """What is in a file, as a player finds it."""
    with av.open(io.BytesIO(content)) as container:
        (stream,) = container.streams
        context: Any = stream.codec_context
        samples = sum(frame.samples for frame in container.decode(stream))
        return {
            "codec": context.name,
            "profile": context.profile,
            "channels": context.layout.nb_channels,
            "seconds": samples / context.sample_rate,
            "tags": {**container.metadata, **stream.metadata},
            "bits": len(content) * 8 * context.sample_rate / samples,
        }
