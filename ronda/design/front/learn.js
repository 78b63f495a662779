// What has been seen of a material, reported every some seconds: time while the page is in front, and of a video the
// pieces that have run. Jumping makes no piece. The server believes no more than its own clock allows.
const TICK_MS = 1000;
const RESTS_AFTER_MS = 180_000;

export function followLearning(page) {
  const { kind, address, every, token, lost } = { ...page.dataset, kind: page.dataset.learn };
  const told = page.querySelector("[data-learn-told]");
  const line = page.querySelector("[data-learn-line]");
  const video = page.querySelector("video");
  let seconds = 0;
  let pieces = [];
  let from = null;
  let touched = Date.now();
  let ticked = Date.now();
  let reported = Date.now();

  const playing = () => video && !video.paused && !video.ended && !video.seeking;
  // A file inside the page keeps its touches to itself, so only a text can rest.
  const resting = () => kind === "text" && Date.now() - touched > RESTS_AFTER_MS;
  const inFront = () => !document.hidden && (video ? playing() : !resting());

  function closePiece(at) {
    if (from !== null && Math.round(at) > Math.round(from)) pieces.push([Math.round(from), Math.round(at)]);
    from = null;
  }

  function tick() {
    const now = Date.now();
    if (inFront()) seconds += (now - ticked) / 1000;
    ticked = now;
    if (now - reported >= every * 1000 && (seconds >= 1 || from !== null)) report();
  }

  async function report(leaving = false) {
    reported = Date.now();
    if (from !== null) {
      const at = video.currentTime;
      closePiece(at);
      if (playing() && !document.hidden) from = at;
    }
    const said = { seconds: Math.round(seconds), pieces: [...pieces] };
    try {
      const answer = await fetch(address, {
        method: "POST",
        headers: { "Content-Type": "application/json", "X-CSRFToken": token },
        body: JSON.stringify(said),
        keepalive: leaving,
      });
      if (answer.redirected || !answer.ok) throw new Error(String(answer.status));
      const state = await answer.json();
      seconds = Math.max(0, seconds - said.seconds);
      pieces = pieces.slice(said.pieces.length);
      line.value = state.perCent;
      told.textContent = state.told;
    } catch {
      told.textContent = lost;
    }
  }

  if (video) {
    let at = 0;
    const begin = () => {
      if (from === null && !document.hidden) from = video.currentTime;
      at = video.currentTime;
    };
    video.addEventListener("playing", begin);
    video.addEventListener("timeupdate", () => {
      // The last place before a jump is where the piece ends, not where the jump leads to.
      if (!video.seeking) at = video.currentTime;
      if (playing()) begin();
    });
    video.addEventListener("seeking", () => closePiece(at));
    for (const name of ["pause", "ended"]) video.addEventListener(name, () => (closePiece(video.seeking ? at : video.currentTime), report()));
    document.addEventListener("visibilitychange", () => document.hidden && closePiece(video.currentTime));
  }
  for (const name of ["scroll", "keydown", "pointerdown", "pointermove"]) {
    addEventListener(name, () => (touched = Date.now()), { passive: true });
  }
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) report(true);
    ticked = Date.now();
  });
  addEventListener("pagehide", () => report(true));
  // The first report begins: time before it does not count.
  report();
  setInterval(tick, TICK_MS);
}
