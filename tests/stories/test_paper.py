"""Paper as Chromium prints it: whole rows, embedded fonts, and letters that are joined as they should be."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from app.languages import language, offered_codes

pytestmark = pytest.mark.story
SHEETS = {
    "week": "print/week/?van=2026-11-23",
    "large": "print/week/?van=2026-11-23&letter=groot",
    "topic": "print/onderwerp/geld/",
    "cards": "print/onderwerp/geweld/?vorm=kaartjes",
}
A4, A3 = (595, 842), (842, 1191)


def pdf(context, address: str, file: Path) -> str:
    """Print a page to a file; gives the text in it."""
    page = context.new_page()
    page.goto(address)
    page.pdf(path=str(file), prefer_css_page_size=True, print_background=True)
    page.close()
    return tool("pdftotext", "-layout", file, "-")


def tool(*words: object) -> str:
    assert shutil.which(str(words[0])), f"{words[0]} is not on this machine; run: apt-get install -y poppler-utils"
    return subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True).stdout


def sizes(file: Path) -> set[tuple[int, int]]:
    found = re.findall(r"size:\s+([\d.]+) x ([\d.]+)", tool("pdfinfo", "-f", 1, "-l", 99, file))
    return {(round(float(width)), round(float(height))) for width, height in found}


@pytest.mark.parametrize("name", SHEETS)
@pytest.mark.parametrize("code", [code for code in ("nl", "ar", "ti", "fa") if code in offered_codes()])
def test_a_sheet_is_a4_with_its_fonts_in_it(context, reading_server, tmp_path, code, name):
    file = tmp_path / "sheet.pdf"
    text = pdf(context, f"{reading_server.url}/{code}/{SHEETS[name]}", file)
    assert sizes(file) == {A4}
    fonts = tool("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(re.search(r"\s(yes)\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$", line) for line in fonts), "each is embedded"
    assert "\ufffd" not in text
    if language(code).direction == "rtl" and name != "cards":  # Those hold names and numbers only.
        assert re.search(r"[\u0600-\u06ff\ufb50-\ufeff]", text)
    if code == "ti" and name != "cards":
        assert re.search(r"[\u1200-\u137f]", text)


def test_a_poster_is_as_large_as_asked_and_its_codes_can_be_scanned(
    context, reading_server, tmp_path, starter_session
):
    import zxingcpp
    from PIL import Image
    from sqlalchemy import select

    from app.activities.models import Activity

    activity = starter_session.scalars(select(Activity).where(Activity.visibility == "public")).first()
    address = f"{reading_server.url}/nl/print/activiteit/{activity.slug}/?talen=nl,pl,ar"
    for paper, size in (("a4", A4), ("a3", A3)):
        file = tmp_path / f"{paper}.pdf"
        pdf(context, f"{address}&papier={paper}", file)
        assert sizes(file) == {size}
        tool("pdftoppm", "-r", 80, "-png", "-singlefile", file, tmp_path / paper)
        found = {each.text for each in zxingcpp.read_barcodes(Image.open(tmp_path / f"{paper}.png"))}
        assert len(found) == 3
        assert all(f"/A/{activity.code}/" in each for each in found)


MARK = """() => {
  const rows = document.querySelectorAll(".paper-row");
  rows.forEach((row, number) => {
    row.querySelector("p").prepend(`begin${number}x `);
    row.lastElementChild.lastElementChild.append(` end${number}x`);
  });
  return rows.length;
}"""


@pytest.mark.parametrize("name", ["large", "topic"])
def test_no_row_is_broken_over_two_pages(context, reading_server, tmp_path, name):
    """Every row gets a mark at its begin and its end: both stand on the same sheet."""
    page = context.new_page()
    page.goto(f"{reading_server.url}/nl/{SHEETS[name]}")
    rows = page.evaluate(MARK)
    file = tmp_path / "sheet.pdf"
    page.pdf(path=str(file), prefer_css_page_size=True)
    page.close()
    sheets = tool("pdftotext", "-layout", file, "-").split("\f")
    assert len(sheets) > 2, "more than one sheet, else nothing could break"
    where = {
        kind: {
            int(number): sheet for sheet, text in enumerate(sheets) for number in re.findall(rf"{kind}(\d+)x", text)
        }
        for kind in ("begin", "end")
    }
    assert len(where["begin"]) == rows
    assert where["begin"] == where["end"]
