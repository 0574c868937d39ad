"""Answers that differ in their beginning only: the common end is packed once for all of them.

A gzip file is a row of blocks that may be made apart (RFC 1951, 1952), as long as no block looks back into one before
it. So a thousand screens cost the packing of a thousand short beginnings.
"""

import struct
import zlib

_RAW = -15  # blocks without the frame of a file, with the largest window
_FRAME = b"\x1f\x8b\x08\0\0\0\0\0\0\xff"  # gzip, deflate, no name, no time: equal answers are equal bytes


class Tail:
    """The common end of answers."""

    def __init__(self, plain: bytes) -> None:
        self._plain = plain
        packer = zlib.compressobj(6, zlib.DEFLATED, _RAW)
        self._packed = packer.compress(plain) + packer.flush()

    def after(self, head: bytes) -> bytes:
        return head + self._plain

    def packed_after(self, head: bytes) -> bytes:
        """The same as a gzip file."""
        packer = zlib.compressobj(6, zlib.DEFLATED, _RAW)
        packed = packer.compress(head) + packer.flush(zlib.Z_FULL_FLUSH)
        checks = zlib.crc32(self._plain, zlib.crc32(head)), (len(head) + len(self._plain)) & 0xFFFFFFFF
        return b"".join((_FRAME, packed, self._packed, struct.pack("<II", *checks)))
