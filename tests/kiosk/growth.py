"""What a page keeps in memory, asked from the browser after it threw away what nobody needs."""

from dataclasses import dataclass

from playwright.sync_api import Page

LEAST_ROOM = 400_000  # bytes: what the engine itself moves about, whatever the page does


@dataclass(frozen=True)
class Kept:
    heap: float  # bytes of its scripts
    nodes: int  # of documents, those that hang nowhere included
    listeners: int

    def grew_into(self, after: "Kept") -> list[str]:
        """What grew, in words; nothing when all stayed as it was."""
        found = []
        if after.heap > self.heap * 1.2 + LEAST_ROOM:
            found.append(f"heap from {self.heap / 1e6:.2f} to {after.heap / 1e6:.2f} MB")
        if after.nodes > self.nodes * 1.02 + 20:
            found.append(f"nodes from {self.nodes} to {after.nodes}")
        if after.listeners > self.listeners:
            found.append(f"listeners from {self.listeners} to {after.listeners}")
        return found


def kept_by(page: Page) -> Kept:
    devtools = page.context.new_cdp_session(page)
    for _time in range(2):  # What the first round frees may be all that held something else.
        devtools.send("HeapProfiler.collectGarbage")
    heap = devtools.send("Runtime.getHeapUsage")["usedSize"]
    counted = devtools.send("Memory.getDOMCounters")
    devtools.detach()
    return Kept(float(heap), int(counted["nodes"]), int(counted["jsEventListeners"]))
