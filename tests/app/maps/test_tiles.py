"""Tiles of a real server on this machine that is as bad as one can be: no long waits, and no rubbish."""

import os
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from app.maps import tiles as tiles_module
from app.maps.tiles import FRESH, MOST_AT_ONCE, MOST_IN_ALL, NoTile, Tiles
from tests.support.outside import tile

HERE = (15, 16806, 10752)
PATH = "/15/16806/10752.png"


@pytest.fixture
def cache(outside, tmp_path):
    def make(**facts):
        settings = {"most_bytes": 10_000_000, "timeout": 1.0, "agent": "Noordwijzer map (+http://127.0.0.1/)", **facts}
        return Tiles(tmp_path / "tiles", outside.tiles_url, **settings)

    return make


def test_a_tile_is_fetched_once_and_given_from_disk_also_by_another_worker(cache, outside):
    assert cache().get(*HERE) == tile(PATH)
    outside.mode = "500"
    assert cache().get(*HERE) == tile(PATH)
    assert outside.asked == [(PATH, "Noordwijzer map (+http://127.0.0.1/)")]


@pytest.mark.parametrize("mode", ["500", "html", "nonsense", "large", "cut", "away"])
def test_what_is_no_tile_is_neither_given_nor_kept(cache, outside, tmp_path, mode):
    outside.mode = mode
    with pytest.raises(NoTile):
        cache().get(*HERE)
    assert list((tmp_path / "tiles").glob("*/*/*")) == []


@pytest.mark.parametrize("mode", ["hang", "drip"])
def test_a_server_that_does_not_finish_is_left_in_time(cache, outside, mode):
    outside.mode = mode
    began = time.monotonic()
    with pytest.raises(NoTile):
        cache(timeout=0.3).get(*HERE)
    assert time.monotonic() - began < 5, "twenty seconds is what the server wanted"


def test_a_picture_of_another_size_is_no_tile(cache, monkeypatch):
    monkeypatch.setattr(tiles_module, "SIDES", (512,))
    with pytest.raises(NoTile):
        cache().get(*HERE)


def test_after_a_failure_the_server_is_left_alone_for_a_while(cache, outside, monkeypatch):
    outside.mode = "500"
    ours = cache()
    for x in range(5):
        with pytest.raises(NoTile):
            ours.get(15, 16800 + x, 10752)
    assert len(outside.asked) == 1
    outside.mode = "well"
    ours._rests_until = 0.0  # half a minute later
    assert ours.get(*HERE) == tile(PATH)


def test_a_tile_that_the_server_does_not_have_says_nothing_about_the_others(cache, outside):
    outside.mode = "404"
    ours = cache()
    with pytest.raises(NoTile):
        ours.get(15, 16800, 10752)
    outside.mode = "well"
    assert ours.get(*HERE) == tile(PATH)


def test_readers_who_want_one_tile_at_once_cause_one_question_over_all_workers(cache, outside):
    outside.mode = "slow"
    workers = [cache(), cache()]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda number: workers[number % 2].get(*HERE), range(8)))
    assert found == [tile(PATH)] * 8
    assert len(outside.asked) == 1


def test_no_more_threads_than_a_few_are_ever_busy_with_tiles(cache, outside):
    """The others of a worker go on answering readers while a tile server hangs."""
    outside.mode = "slow"
    ours, busy, most = cache(), [], []

    def ask(number: int) -> bool:
        busy.append(number)
        try:
            ours.get(15, 16800 + number, 10752)
        except NoTile:
            return False
        finally:
            most.append(len(busy))
            busy.remove(number)
        return True

    with ThreadPoolExecutor(20) as pool:
        fetched = sum(pool.map(ask, range(20)))
    assert outside.most <= MOST_AT_ONCE
    assert MOST_AT_ONCE <= fetched <= MOST_IN_ALL, "the others were told to come again at once"


def test_an_old_tile_is_fetched_anew_and_given_when_the_server_is_away(cache, outside, tmp_path):
    ours = cache()
    ours.get(*HERE)
    kept = tmp_path / "tiles" / "15" / "16806" / "10752.png"
    old = time.time() - FRESH - 10
    os.utime(kept, (old, old))
    outside.mode = "500"
    assert ours.get(*HERE) == tile(PATH)
    ours._rests_until = 0.0
    outside.mode = "well"
    assert ours.get(*HERE) == tile(PATH)
    assert len(outside.asked) == 3
    assert kept.stat().st_mtime > old


def test_the_disk_holds_no_more_than_it_may_and_the_oldest_go_first(cache, outside, tmp_path, monkeypatch):
    monkeypatch.setattr(tiles_module, "LOOK_EVERY", 1)
    size = len(tile("/15/16800/10752.png"))
    ours = cache(most_bytes=5 * size)
    for x in range(12):
        ours.get(15, 16800 + x, 10752)
        path = tmp_path / "tiles" / "15" / str(16800 + x) / "10752.png"
        os.utime(path, (time.time() - 100 + x, time.time() - 100 + x))
    left = sorted(int(path.parent.name) for path in (tmp_path / "tiles").glob("*/*/*.png"))
    assert 3 <= len(left) <= 6
    assert left == list(range(16812 - len(left), 16812)), "the youngest are there still"


def test_without_room_on_the_disk_readers_have_their_tile_all_the_same(cache, outside, tmp_path):
    assert cache(most_bytes=0).get(*HERE) == tile(PATH)
    (tmp_path / "tiles" / "15").parent.mkdir(exist_ok=True)
    (tmp_path / "tiles" / "15").write_text("a file where a folder should be")
    assert cache().get(*HERE) == tile(PATH)


def test_nobody_ever_reads_half_a_tile(cache, outside, tmp_path):
    """A reader beside the writer finds nothing or the whole tile."""
    ours, seen, stop = cache(), set(), threading.Event()
    path = tmp_path / "tiles" / "15" / "16806" / "10752.png"

    def look() -> None:
        while not stop.is_set():
            with suppress(OSError):
                seen.add(path.read_bytes())

    watcher = threading.Thread(target=look)
    watcher.start()
    for _ in range(20):
        ours.get(*HERE)
        path.unlink()
    stop.set()
    watcher.join()
    assert seen <= {tile(PATH)}
