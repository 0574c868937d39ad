// Looks whether the player got going at all. A file of its own and a plain script, so that a player that cannot even
// be read does not take it along.

setTimeout(async () => {
  if (document.documentElement.dataset.player) return;
  const main = document.querySelector("[data-board]");
  const registration = await navigator.serviceWorker?.getRegistration("/kiosk/sw.js");
  if (!registration?.active) return;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => {
    if (data.isOver) location.reload();
  };
  registration.active.postMessage({ says: "fails", build: main.dataset.build }, [port2]);
}, 15_000);
