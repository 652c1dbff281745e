// `--screenshots DIR`: what lies in the folder, and how a file of it is read.
import { lookForPictures, readPicture } from '../app/picture-folder.ts';
import { pictureKey, type PictureFiles } from '../inventory/screenshot-cell.ts';
import { CommandFailure, usageFailure } from './exit.ts';

export interface Pictures {
  /** null when no folder was given. */
  readonly files: PictureFiles | null;
  /** @param name one of the files, checked before. @throws CommandFailure when it is not what was looked at any more */
  read(name: string): Promise<Uint8Array>;
}

/** @throws CommandFailure */
export async function picturesIn(directory: string | undefined): Promise<Pictures> {
  const read = (name: string): never => {
    throw new Error(`screenshot ${name} was never looked at`);
  };
  if (directory === undefined) return { files: null, read };
  if (directory.trim() === '') throw usageFailure('--screenshots 是空的：请给出截图所在的目录');
  const files = await lookForPictures(directory);
  if (!files.ok) throw new CommandFailure(files.error);
  return {
    files: files.value,
    async read(name) {
      const picture = files.value.get(pictureKey(name));
      if (!picture) return read(name);
      const content = await readPicture(directory, picture);
      if (!content.ok) throw new CommandFailure(content.error);
      return content.value;
    },
  };
}
