// The script that puts a bar with address and time above a picture. It runs in an empty tab of ours, on the finished
// picture: so the bar covers nothing, moves nothing, and no policy of the page can keep it away.

const SOURCE = String.raw`(async ({ picture, lines, quality }) => {
  const bytes = Uint8Array.from(atob(picture), (character) => character.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes]));
  const canvas = document.createElement('canvas');
  const ink = canvas.getContext('2d');
  const font = '16px "WenQuanYi Micro Hei", "Noto Sans CJK SC", sans-serif';
  ink.font = font;
  const rows = [];
  for (const line of lines) {
    let row = '';
    for (const character of line) {
      if (row !== '' && ink.measureText(row + character).width > image.width - 24) { rows.push(row); row = ''; }
      row += character;
    }
    rows.push(row);
  }
  const bar = rows.length * 24 + 14;
  canvas.width = image.width;
  canvas.height = image.height + bar;
  ink.fillStyle = '#14324f';
  ink.fillRect(0, 0, canvas.width, bar);
  ink.fillStyle = '#ffffff';
  ink.font = font;
  ink.textBaseline = 'middle';
  rows.forEach((row, index) => ink.fillText(row, 12, 7 + index * 24 + 12));
  ink.drawImage(image, 0, bar);
  image.close();
  const address = canvas.toDataURL('image/jpeg', quality);
  canvas.width = 0;
  return address.slice(address.indexOf(',') + 1);
})`;

export interface StampOrder {
  /** Base64. */
  readonly picture: string;
  readonly lines: readonly string[];
  /** 0 to 1. */
  readonly quality: number;
}

/** Evaluates to the stamped JPEG in base64. */
export function stampExpression(order: StampOrder): string {
  return `${SOURCE}(${JSON.stringify(order)})`;
}
