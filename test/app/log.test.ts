// The log: JSON lines with times, errors readable under either name, the level from the environment first.
import { closeSync, existsSync, openSync } from 'node:fs';
import { PassThrough } from 'node:stream';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLog, lineWriter, type LogLevel } from '../../src/app/log.ts';
import { StoreError, storeProblem } from '../../src/store/problem.ts';

function logged(
  level: LogLevel,
  write: (log: ReturnType<typeof createLog>) => void,
): readonly Record<string, unknown>[] {
  const stream = new PassThrough();
  write(createLog(level, stream));
  const text = (stream.read() as Buffer | null)?.toString('utf8') ?? '';
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

afterEach(() => vi.unstubAllEnvs());

describe('log', () => {
  it('writes JSON lines with an ISO time', () => {
    const [line] = logged('info', (log) => log.info({ site: 'a' }, 'done'));
    expect(line).toMatchObject({
      site: 'a',
      msg: 'done',
      time: expect.stringMatching(/^\d{4}-\d{2}-\d{2}T.*Z$/) as string,
    });
  });

  it.each(['err', 'error'])('writes what an error under %s says', (name) => {
    const [line] = logged('info', (log) => log.warn({ [name]: new Error('disk on fire') }, 'trouble'));
    expect(line?.[name]).toMatchObject({ message: 'disk on fire' });
  });

  it('writes a trouble of the database without a stack', () => {
    const full = storeProblem('full', '/disk/xunjian.db', 'SQLITE_FULL');
    const [line] = logged('info', (log) => log.warn({ error: new StoreError(full, null) }, 'trouble'));
    expect(line?.['error']).toEqual({ ...full });
  });

  it('listens to the environment before the configuration, unless it is no level', () => {
    const write = (log: ReturnType<typeof createLog>): void => log.debug('detail');
    expect(logged('info', write)).toHaveLength(0);
    vi.stubEnv('XUNJIAN_LOG_LEVEL', 'debug');
    expect(logged('silent', write)).toHaveLength(1);
    vi.stubEnv('XUNJIAN_LOG_LEVEL', 'loud');
    expect(logged('silent', write)).toHaveLength(0);
  });

  // Only Linux has a device that is always full.
  it.skipIf(!existsSync('/dev/full'))('goes on where its disk is full', () => {
    const full = openSync('/dev/full', 'w');
    const log = createLog('info', lineWriter(full));
    expect(() => [1, 2, 3].forEach((line) => log.info({ line }, 'lost'))).not.toThrow();
    closeSync(full);
  });
});
