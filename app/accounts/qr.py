"""A QR code as one path of squares, for an SVG in the page: nothing is asked from anybody for it."""

QUIET = 4


def qr_path(words: str) -> tuple[str, int]:
    """The path, and how many squares wide the picture is."""
    from qrcode.constants import ERROR_CORRECT_M  # Brings Pillow along, for one page that staff see once.
    from qrcode.main import QRCode

    code = QRCode(error_correction=ERROR_CORRECT_M, border=QUIET)
    code.add_data(words)
    code.make(fit=True)
    matrix = code.get_matrix()
    dark = (f"M{x} {y}h1v1h-1z" for y, row in enumerate(matrix) for x, is_dark in enumerate(row) if is_dark)
    return "".join(dark), len(matrix)
