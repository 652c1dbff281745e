// A cell that names screenshots by their files' names.
import type { RowReader } from './row-reader.ts';

/** A file in the folder of screenshots. */
export interface PictureFile {
  /** As the folder has it. */
  readonly name: string;
  readonly bytes: number;
  /** It begins as png, jpg or webp do. */
  readonly picture: boolean;
}

/** By `pictureKey` of their names; null when no folder was given. */
export type PictureFiles = ReadonlyMap<string, PictureFile>;

/** No screenshot of a telephone is as large; a larger one is a film or a mistake. */
export const LARGEST_PICTURE_BYTES = 10 * 1024 * 1024;

const SEPARATORS = /[、，,;；|\n]+/;

/** Names are compared without case, and however a system composes its characters. */
export const pictureKey = (name: string): string => name.normalize('NFC').trim().toLowerCase();

function fault(name: string, pictures: PictureFiles | null): string | null {
  if (pictures === null) return '没有给出截图目录；请在命令后加 --screenshots 目录';
  const file = pictures.get(pictureKey(name));
  if (!file) return `截图目录里没有文件 ${name}；请核对文件名（含扩展名），文件要直接放在该目录下`;
  if (file.bytes > LARGEST_PICTURE_BYTES)
    return `${name} 超过 ${String(LARGEST_PICTURE_BYTES / 1024 / 1024)} MB，请压缩后重试`;
  return file.picture ? null : `${name} 不是 png、jpg 或 webp 图片，请换成截图`;
}

/** The files named, each once, in their order, as the folder has them; those that cannot be taken are told. */
export function readScreenshots<C extends string>(
  reader: RowReader<C>,
  column: C,
  pictures: PictureFiles | null,
): readonly string[] {
  const names = new Set(
    reader
      .text(column)
      .split(SEPARATORS)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
  );
  return [...names].flatMap((name) => {
    const wrong = fault(name, pictures);
    if (wrong !== null) {
      reader.problem(column, wrong);
      return [];
    }
    const file = pictures?.get(pictureKey(name));
    return file ? [file.name] : [];
  });
}
