// The script that lets a page's images appear before its picture is taken: those kept out on the look are asked for now.

const SOURCE = String.raw`(async (waitMs) => {
  const sheets = [...document.querySelectorAll('link[rel~="stylesheet"]')].filter((link) => !link.disabled);
  for (const link of sheets) link.disabled = true;
  const waits = [];
  for (const image of document.images) {
    image.loading = 'eager';
    if (image.complete && image.naturalWidth === 0 && image.getAttribute('src')) {
      waits.push(new Promise((done) => { image.addEventListener('load', done, { once: true }); image.addEventListener('error', done, { once: true }); }));
      image.setAttribute('src', image.getAttribute('src'));
    } else if (!image.complete) {
      waits.push(new Promise((done) => { image.addEventListener('load', done, { once: true }); image.addEventListener('error', done, { once: true }); }));
    }
  }
  // Switched off and on again, so that backgrounds that were kept out are asked for anew.
  document.documentElement.getBoundingClientRect();
  for (const link of sheets) link.disabled = false;
  await Promise.race([Promise.all(waits), new Promise((done) => setTimeout(done, waitMs))]);
  const root = document.scrollingElement ?? document.documentElement;
  return { width: Math.max(root.clientWidth, 1), height: Math.max(root.scrollHeight, root.clientHeight, 1) };
})`;

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

/** Evaluates to the page's `PageSize` in pixels. @param waitMs for images, at most. */
export function imagesExpression(waitMs: number): string {
  return `${SOURCE}(${String(waitMs)})`;
}
