// The script that puts a bar with address and time above the page before its picture is taken. The whole page is moved
// down by the bar's height, fixed elements included, so that nothing is covered. It styles by script from a world of our
// own, in a closed shadow root: no policy or style sheet of the page reaches it.

const SOURCE = String.raw`((lines) => {
  const root = document.documentElement;
  const width = (document.scrollingElement ?? root).clientWidth || window.innerWidth;
  const left = root.getBoundingClientRect().left;
  const host = document.createElement('div');
  const set = (element, styles) => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
  };
  set(host, { all: 'initial', position: 'absolute', left: -left + 'px', width: width + 'px', display: 'block', 'z-index': '2147483647' });
  const bar = document.createElement('div');
  set(bar, { 'box-sizing': 'border-box', padding: '7px 12px', background: '#14324f', color: '#ffffff', 'text-align': 'left',
    font: '16px/24px "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif', 'overflow-wrap': 'anywhere', 'word-break': 'break-all' });
  for (const line of lines) {
    const row = document.createElement('div');
    row.textContent = line;
    bar.append(row);
  }
  host.attachShadow({ mode: 'closed' }).append(bar);
  root.append(host);
  const height = Math.ceil(bar.getBoundingClientRect().height);
  set(host, { top: -height + 'px', height: height + 'px' });
  set(root, { transform: 'translateY(' + height + 'px)', 'transform-origin': '0 0' });
  return height;
})`;

/** Evaluates to the bar's height in pixels. */
export function stampExpression(lines: readonly string[]): string {
  return `${SOURCE}(${JSON.stringify(lines)})`;
}
