// The script that looks down a page as a visitor does, and up again: some lists are drawn only once they come into view.

/** Heights of the window looked at, at most: a page that grows as it is scrolled has no end. */
const MOST_STEPS = 12;
/**
 * A page that shows no frames is not waited for longer than this at each step, ms. Frames come within 20 where the
 * machine has time; where it has none, what draws on coming into view must still see that it did.
 */
const STEP_MS = 250;

const SOURCE = String.raw`(async (mostSteps, stepMs) => {
  const root = document.scrollingElement ?? document.documentElement;
  const look = (to) => new Promise((done) => {
    root.scrollTop = to;
    setTimeout(done, stepMs);
    requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0)));
  });
  for (let step = 1; step <= mostSteps && step * window.innerHeight < root.scrollHeight; step += 1)
    await look(step * window.innerHeight);
  await look(0);
})`;

/** Evaluates to nothing, once the page has been looked down and is at its head again. */
export const SCROLL_EXPRESSION = `${SOURCE}(${String(MOST_STEPS)}, ${String(STEP_MS)})`;
