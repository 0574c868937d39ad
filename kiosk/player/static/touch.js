// Any key or tap stops the board and offers next, back and the languages; a minute later it goes on by itself.

import { make, say } from "./dom.js";

const BACK_AFTER = 60;
const KEYS = { ArrowRight: "forward", ArrowLeft: "back", PageDown: "forward", PageUp: "back" };

export function createTouch(main, { seconds, onStep, onLanguage, onPause, onEnd }) {
  const controls = main.querySelector('[data-part="controls"]');
  const choices = make("span", "controls-languages", controls);
  const steps = { back: controls.querySelector('[data-step="back"]'), forward: controls.querySelector('[data-step="forward"]') };
  const touch = { until: -Infinity, spoken: "" };

  const hold = () => {
    const isNew = !isPaused();
    touch.until = seconds() + BACK_AFTER;
    controls.hidden = false;
    document.documentElement.classList.add("is-paused");
    if (isNew) onPause();
    return isNew;
  };
  const isPaused = () => seconds() < touch.until;
  addEventListener("pointerdown", hold);
  addEventListener("keydown", ({ key, ctrlKey, metaKey, altKey }) => {
    if (ctrlKey || metaKey || altKey) return;
    hold();
    if (KEYS[key]) onStep(KEYS[key]);
  });
  for (const [step, button] of Object.entries(steps)) button.addEventListener("click", () => onStep(step));

  return {
    isPaused,
    // Called at every tick: lets go when nobody touched the board for a while.
    look() {
      if (controls.hidden || isPaused()) return;
      controls.hidden = true;
      document.documentElement.classList.remove("is-paused");
      document.activeElement?.blur();
      onEnd();
    },
    // The words of the slide's language on the buttons.
    speak(board, language) {
      say(steps.back.lastElementChild, board.words[language].back);
      say(steps.forward.lastElementChild, board.words[language].forward);
      const spoken = board.languages.map(({ code }) => code).join();
      if (touch.spoken !== spoken) makeChoices(board);
      touch.spoken = spoken;
      for (const each of choices.children) {
        if (each.dataset.language === language) each.setAttribute("aria-current", "true");
        else each.removeAttribute("aria-current");
      }
    },
  };

  function makeChoices(board) {
    choices.replaceChildren();
    for (const { code, autonym, dir } of board.languages) {
      const button = make("button", "", choices);
      Object.assign(button, { type: "button", lang: code, dir, textContent: autonym });
      button.dataset.language = code;
      button.addEventListener("click", () => onLanguage(code));
    }
  }
}
