// The golden quarter: 919 sites and 1,012 accounts of the simulated worlds through the whole demo, to the bulletin.
// Nothing is typed by hand: whom the program draws, what the night leaves open and what inspectors see of it, all of it
// comes from the worlds, and the figures are those of the province's own bulletin.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoTruth, sectionOne, unqualified } from '../cli/demo-truth.ts';
import {
  exportQuarter,
  firstSection,
  PERIOD,
  QUARTER_FILES,
  quarterIn,
  told,
  unqualifiedIn,
  verdictLines,
} from '../cli/quarter-files.ts';
import { scratch, xunjianIn } from './world.ts';

const SECTION_ONE = [
  '一、总体情况',
  '（一）政府网站',
  '依据单项否决指标，全覆盖检查全省运行的919个政府网站，总体合格率99.24%，18个市（州）合格率100%。不合格网站7个，名单见附件2。',
  '（二）政务新媒体',
  expect.stringMatching(
    /^全覆盖检查代表主体为政府的494个、省直部门的321个政务新媒体，合格率99\.63%；抽查市县其他政务新媒体197个，合格率96\.95%。总计检查1012个政务新媒体，抽查率13\.6%，\d+个市（州）所检查的政务新媒体全部合格。$/,
  ) as string,
];

test('the bulletin of 919 sites and 1,012 accounts says the figures of 2021Q4', async () => {
  const folder = await scratch();
  try {
    const demo = await xunjianIn(folder.path, ['demo']);
    expect(demo.code, demo.stderr.slice(-4000)).toBe(0);
    const data = join(folder.path, 'data', 'demo');
    const files = quarterIn(join(data, 'exports'));
    const said = firstSection(files['bulletin.docx']);
    process.stdout.write(`${said.join('\n')}\n`);
    expect(said.slice(0, SECTION_ONE.length)).toEqual(SECTION_ONE);
    const truth = await demoTruth(data);
    expect(said.slice(0, SECTION_ONE.length)).toEqual(sectionOne(truth));

    const workspace = join(data, 'workspace');
    expect(unqualifiedIn(verdictLines(workspace))).toEqual(unqualified(truth));
    const again = join(folder.path, 'again');
    await mkdir(again);
    told(workspace, 'judge', '--period', PERIOD);
    const written = exportQuarter(workspace, again);
    for (const name of QUARTER_FILES) expect(written[name].equals(files[name]), name).toBe(true);
  } finally {
    await folder.remove();
  }
});
