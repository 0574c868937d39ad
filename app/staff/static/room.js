// Says while somebody chooses day, time and room that the room is taken, and what is free.
const WAIT = 400;
const box = document.querySelector("[data-room-check]");
const form = box && box.closest("form");

if (form && window.fetch) {
  let timer = 0;
  let asked = 0;

  const ask = async () => {
    const mine = ++asked;
    const answer = await fetch(box.dataset.roomCheck, { method: "POST", body: new FormData(form) }).catch(() => null);
    if (!answer || !answer.ok || mine !== asked) return;
    const { lines } = await answer.json();
    const list = document.createElement("ul");
    for (const line of lines) list.append(Object.assign(document.createElement("li"), { textContent: line }));
    box.replaceChildren(...(lines.length ? [list] : []));
  };
  form.addEventListener("change", (event) => {
    if (/^(first_day|begins|ends|how_often|days|until|place)$/.test(event.target.name)) {
      clearTimeout(timer);
      timer = setTimeout(ask, WAIT);
    }
  });
}
