// One slide that stands still, as staff see it beside a form. Nothing is asked, kept or told.

import { timeIn } from "./dom.js";
import { createStage } from "./render.js";

const main = document.querySelector("[data-board]");
const data = document.querySelector("[data-still]");
const board = JSON.parse(data.textContent);
const rows = board.occurrences;
const stage = createStage(main);

document.documentElement.classList.add("is-playing");
main.classList.add("is-in");
stage.setClock(timeIn(main.dataset.updated));
stage.show(board, { page: { kind: "spotlight", key: "still", day: rows[0].day, rows }, language: data.dataset.language });
