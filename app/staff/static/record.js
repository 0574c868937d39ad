// Recording with the microphone of this device. What was recorded becomes the file of the form, so that sending it is
// the same as sending a file that was made elsewhere; without this script, or without a microphone, that is what works.
const box = document.querySelector("[data-recorder]");
const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];

function begin() {
  const [button, status, player, save] = ["button", "[role=status]", "audio", "a"].map((each) => box.querySelector(each));
  const label = button.querySelector("span");
  const input = box.closest("form").querySelector("input[type=file]");
  const asked = label.textContent;
  const type = KINDS.find((each) => MediaRecorder.isTypeSupported(each));
  let recorder = null;
  let clock = 0;

  function show(blob) {
    const name = `${box.dataset.name}.${blob.type.includes("mp4") ? "m4a" : blob.type.includes("ogg") ? "ogg" : "webm"}`;
    const files = new DataTransfer();
    files.items.add(new File([blob], name, { type: blob.type }));
    input.files = files.files;
    player.src = save.href = URL.createObjectURL(blob);
    save.download = name;
    player.hidden = save.hidden = false;
  }

  function listen(stream) {
    const parts = [];
    let seconds = 0;
    recorder = new MediaRecorder(stream, type ? { mimeType: type } : {});
    recorder.ondataavailable = (event) => parts.push(event.data);
    recorder.onstop = () => {
      clearInterval(clock);
      for (const track of stream.getTracks()) track.stop();
      label.textContent = asked;
      status.textContent = "";
      show(new Blob(parts, { type: recorder.mimeType }));
      recorder = null;
    };
    recorder.start();
    label.textContent = box.dataset.stop;
    const tick = () => { status.textContent = `${seconds} / ${box.dataset.longest}`; };
    tick();
    clock = setInterval(() => {
      seconds += 1;
      tick();
      if (seconds >= box.dataset.longest && recorder) recorder.stop();
    }, 1000);
  }

  box.hidden = false;
  button.addEventListener("click", async () => {
    if (recorder) {
      recorder.stop();
      return;
    }
    player.pause();
    try {
      listen(await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1 } }));
    } catch (error) {
      status.textContent = box.dataset.refused;
    }
  });
}

if (box && window.MediaRecorder && window.DataTransfer && navigator.mediaDevices) begin();
