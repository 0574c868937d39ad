// Signs of life: to the server, so that somebody knows when a board is dark; and to the computer behind the screen,
// which starts the browser again when they stop.

import { recallToken, rememberToken } from "./memory.js";

const TO_SERVER = 60_000;
const TO_DEVICE = 5_000;
const ABORT = 10_000;
const LOOPBACK = "http://127.0.0.1"; // the one other place a board ever speaks to: the computer it stands on

async function post(address, body) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ABORT);
  try {
    const answer = await fetch(address, {
      method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json" },
      cache: "no-store", credentials: "omit", redirect: "error", signal: stop.signal,
    });
    return answer.headers.get("X-Board-Build") ? { status: answer.status, said: await answer.json() } : null;
  } catch {
    return null; // The board goes on; the next beat is soon.
  } finally {
    clearTimeout(timer);
  }
}

// `facts()` is what there is to tell; `onCode` gets the code to show while somebody in the back office waits for it.
export function startBeating({ base, facts, onCode }) {
  const pairing = { token: null, isPaired: false, isAsking: false, code: "" };
  const beat = async () => {
    if (!pairing.token) return;
    const answer = await post(`${base}beat`, { ...facts(), token: pairing.token });
    // Only a plain no of the server un-pairs; silence, however long, does not.
    if (answer?.status === 200) pairing.isPaired = true;
    if (answer?.status === 403 && pairing.isPaired) Object.assign(pairing, { token: null, isPaired: false });
    if (answer?.status === 403 && !pairing.isPaired && !pairing.code) pairing.token = null;
  };
  recallToken().then((token) => {
    pairing.token ??= token;
    return beat();
  });
  setInterval(beat, TO_SERVER);
  startDeviceBeat(facts);
  return {
    // Told with every board whether the back office waits for a code.
    async setPairing(isWanted) {
      if (!isWanted && pairing.code) {
        pairing.code = "";
        onCode("");
        beat();
      }
      if (!isWanted || pairing.isPaired || pairing.code || pairing.isAsking) return;
      pairing.isAsking = true;
      const answer = await post(`${base}pair`, {});
      pairing.isAsking = false;
      if (answer?.status !== 201) return;
      Object.assign(pairing, { token: answer.said.token, code: answer.said.code });
      rememberToken(pairing.token);
      onCode(pairing.code);
    },
  };
}

// Sent from a drawn frame: a page that no longer draws no longer beats.
function startDeviceBeat(facts) {
  const port = Number(new URLSearchParams(location.search).get("device"));
  if (!Number.isInteger(port) || port < 1024) return;
  const beat = () => requestAnimationFrame(() => {
    const { state, asleep, build } = facts();
    const body = JSON.stringify({ state, asleep, build });
    fetch(`${LOOPBACK}:${port}/beat`, { method: "POST", mode: "no-cors", body }).catch(() => {});
  });
  setInterval(beat, TO_DEVICE);
  beat();
}
