// What is packed away of a page comes back the same, whatever its readers found on it.
import { expect, it } from 'vitest';
import { openPageReaders } from '../../../src/app/readers.ts';
import { packRead, unpackRead } from '../../../src/gather/memory/notes.ts';
import { fixtureNames, readFixture } from '../../derive/read-page/expectation.ts';
import { AS_OF } from '../site/real-parts.ts';

it('gives back every reading as it was', () => {
  const readers = openPageReaders();
  for (const name of fixtureNames()) {
    const { bytes, expected } = readFixture(name);
    const { url, rendered } = expected;
    const about = { url, finalUrl: url, status: 200, headers: {}, asOf: AS_OF };
    const read = readers.readWhole(bytes, rendered === undefined ? about : { ...about, rendered });
    expect(unpackRead(packRead(read)), name).toStrictEqual(read);
  }
});
