// Reading aloud with the device's own voice: only with one that speaks exactly the language of the page and lives on
// the device itself, so that no word of the page is sent away. Where there is none the buttons stay hidden.
const buttons = document.querySelectorAll("[data-say]");
const sounds = document.querySelectorAll("audio");
const synth = window.speechSynthesis;
const ours = document.documentElement.lang;
let speaking = null;
let words = "";

function findVoice() {
  const fit = synth.getVoices().filter((each) => each.localService === true && each.lang.toLowerCase().split(/[-_]/)[0] === ours);
  return fit.find((each) => each.default) || fit[0];
}

function fallSilent() {
  if (!speaking) return;
  speaking.lastElementChild.textContent = words;
  speaking = null;
  synth.cancel();
}

function show() {
  const can = Boolean(findVoice());
  if (!can) fallSilent();
  for (const each of buttons) each.hidden = !can;
}

function read(button) {
  const voice = findVoice();
  fallSilent();
  if (!voice) return show();
  for (const each of sounds) each.pause();
  speaking = button;
  words = button.lastElementChild.textContent;
  button.lastElementChild.textContent = button.dataset.stop;
  const lines = button.dataset.say.split("\n").map((line) => new SpeechSynthesisUtterance(line));
  for (const line of lines) {
    line.voice = voice;
    line.lang = voice.lang;
    line.rate = 0.9;
    line.onerror = () => speaking === button && fallSilent();
    synth.speak(line);
  }
  lines[lines.length - 1].onend = () => speaking === button && fallSilent();
  button.lines = lines; // Some browsers forget what is still being said when nobody holds it.
}

if (synth && buttons.length) {
  for (const each of buttons) {
    each.addEventListener("click", () => (each === speaking ? fallSilent() : read(each)));
  }
  synth.onvoiceschanged = show; // Many devices name their voices a moment later.
  show();
  window.addEventListener("pagehide", fallSilent);
}

for (const sound of sounds) {
  sound.addEventListener("play", () => {
    fallSilent();
    for (const each of sounds) if (each !== sound) each.pause();
    // The phone shows what is playing on its lock screen; what the page is about is nobody's business.
    if (navigator.mediaSession && window.MediaMetadata) {
      navigator.mediaSession.metadata = new MediaMetadata({ title: "Noordwijzer" });
    }
  });
}
