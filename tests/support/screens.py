"""What is wrong with how a page stands on a screen: read from the real browser's boxes, not from the style sheet."""

import subprocess
import unicodedata
from collections.abc import Iterator
from functools import cache

from playwright.sync_api import BrowserContext, Page

from tests.support.inspection import Element

# Every line of visible text as a box; texts in one another's box, outside the window or cut off are faults. Some
# scripts reach over the line, so a box counts without its upper and lower fifth.
FAULTS = """() => {
  const faults = [];
  const wide = document.documentElement.clientWidth;
  const whole = document.documentElement.scrollWidth;
  if (whole > wide) faults.push(`wider than the window: ${whole} > ${wide}`);
  const unseen = ".visually-hidden, .skip, script, style, template, [hidden], option, svg";
  const cuts = (overflow) => overflow !== "visible" && overflow !== "auto";
  const boxes = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const words = node.data.trim().slice(0, 40);
    if (!words || element.closest(unseen) || !element.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const each of range.getClientRects()) {
      if (each.width < 1 || each.height < 1) continue;
      if (each.left < -1 || each.right > wide + 1) faults.push(`outside the window: ${words}`);
      const fifth = each.height / 5;
      boxes.push({words, left: each.left, right: each.right, top: each.top + fifth, bottom: each.bottom - fifth});
    }
    for (let box = element; box && box !== document.body; box = box.parentElement) {
      const style = getComputedStyle(box);
      if (cuts(style.overflowX) && box.scrollWidth > box.clientWidth + 1) faults.push(`cut off: ${words}`);
      if (cuts(style.overflowY) && box.scrollHeight > box.clientHeight + 1) faults.push(`cut off below: ${words}`);
    }
  }
  boxes.sort((one, other) => one.top - other.top);
  for (let i = 0; i < boxes.length; i++) {
    for (let j = i + 1; j < boxes.length && boxes[j].top < boxes[i].bottom; j++) {
      const across = Math.min(boxes[i].right, boxes[j].right) - Math.max(boxes[i].left, boxes[j].left);
      const down = Math.min(boxes[i].bottom, boxes[j].bottom) - boxes[j].top;
      if (across > 2 && down > 2) faults.push(`over each other: ${boxes[i].words} / ${boxes[j].words}`);
    }
  }
  return [...new Set(faults)];
}"""

# The digits of one number, time, price or postcode must stand in reading order, from left to right, in every language.
REVERSED = r"""() => {
  const faults = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node.parentElement.closest("script, style, template, .visually-hidden, svg")) continue;
    for (const found of node.data.matchAll(/[0-9][0-9 :.,+\/-]*[0-9](?: [A-Z]{2}\b)?/g)) {
      let before = null;
      for (let i = found.index; i < found.index + found[0].length; i++) {
        if (/[ \u200e]/.test(node.data[i])) continue;
        const range = document.createRange();
        range.setStart(node, i);
        range.setEnd(node, i + 1);
        const box = range.getBoundingClientRect();
        if (!box.width) continue;
        const sameLine = before && Math.abs(before.top - box.top) < 4;
        if (sameLine && box.left < before.left) faults.push(`${found[0]} reads backwards`);
        before = box;
      }
    }
  }
  return [...new Set(faults)];
}"""


def faults_on(page: Page) -> list[str]:
    """What a reader would call broken: scrolling sideways, cut text, text over text."""
    found: list[str] = page.evaluate(FAULTS)
    return found


def reversed_numbers(page: Page) -> list[str]:
    found: list[str] = page.evaluate(REVERSED)
    return found


Drawn = set[tuple[str, str]]  # language, character: seen drawn well, so not asked again


def unreadable(context: BrowserContext, page: Page, drawn: Drawn | None = None) -> list[str]:
    """Characters that the browser drew with a font that does not have them: the boxes people call tofu.

    `drawn` remembers, over the pages of a walk, what was seen; a language is always set in the same fonts.
    """
    drawn = set() if drawn is None else drawn
    devtools = context.new_cdp_session(page)
    devtools.send("DOM.enable")
    devtools.send("CSS.enable")
    root = devtools.send("DOM.getDocument", {"depth": -1})["root"]
    faults = []
    for node_id, code, text in _texts(root, ""):
        asked = {(code, each) for each in text}
        if asked <= drawn:
            continue
        fonts = devtools.send("CSS.getPlatformFontsForNode", {"nodeId": node_id})["fonts"]
        families = {font["familyName"] for font in fonts}
        faults += [f"{each!r} in {text[:20]!r}: {families}" for each in set(text) if not _can_draw(each, families)]
        drawn |= asked if families else set()  # nothing: not on screen
    devtools.detach()
    return faults


def _texts(node: Element, code: str) -> Iterator[tuple[int, str, str]]:
    """Element, language and own text of everything that is drawn."""
    if node["nodeName"] in ("SCRIPT", "STYLE", "TEMPLATE", "HEAD", "SVG", "svg"):
        return
    named = node.get("attributes", ())
    code = dict(zip(named[::2], named[1::2], strict=True)).get("lang", code)
    children = node.get("children", ())
    own = "".join(child["nodeValue"] for child in children if child["nodeName"] == "#text").strip()
    if own:
        yield node["nodeId"], code, own
    for child in children:
        yield from _texts(child, code)


def _can_draw(character: str, families: set[str]) -> bool:
    is_drawn = not character.isspace() and unicodedata.category(character) != "Cf"
    return not is_drawn or not families or bool(_families_with(character) & families)  # nothing: not on screen


@cache
def _families_with(character: str) -> frozenset[str]:
    """Every font family of this machine that has the character, as fontconfig knows them."""
    found = subprocess.run(
        ["fc-list", f":charset={ord(character):x}", "family"], capture_output=True, text=True, check=True
    )
    return frozenset(name.strip() for line in found.stdout.splitlines() for name in line.split(","))
