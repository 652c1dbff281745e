// Writes the bulletin and annexes of a made-up quarter, for people to look at: `tsx test/look/write.ts FOLDER`.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadEdition } from '../../src/app/edition.ts';
import { annexesWorkbook } from '../../src/report/bulletin/annex-xlsx.ts';
import { composeBulletin } from '../../src/report/bulletin/compose.ts';
import type { BulletinInput } from '../../src/report/bulletin/input.ts';
import { bulletinModel } from '../../src/report/bulletin/model.ts';
import { parseTemplate } from '../../src/report/bulletin/template.ts';
import { annexesDocument } from '../../src/report/docx/annexes.ts';
import { bulletinDocument } from '../../src/report/docx/bulletin.ts';
import { scoreLine } from '../../src/run/period/score-lines.ts';
import { scoreCities, scorePortals } from '../../src/run/period/scores.ts';
import { CITIES, goldenQuarter, SETTINGS, TEMPLATE } from '../report/bulletin/golden-quarter.ts';

const QUARTERS = [
  ['2021Q1', 900, 19],
  ['2021Q2', 905, 14],
  ['2021Q3', 908, 11],
  ['2021Q4', 912, 7],
] as const;

/** With names as long as real ones, and scores. */
async function lookedAt(folder: string): Promise<BulletinInput> {
  const edition = await loadEdition(folder, 'national-2019');
  if (!edition.ok) throw new Error(edition.error.join('\n'));
  const golden = goldenQuarter({ edition: edition.value });
  const scoring = { edition: edition.value, entries: [], doubleEntry: true };
  const { register, verdicts, findings } = golden.sites;
  const named = register.map((one, index) => ({
    ...one,
    name: `${CITIES.find(({ code }) => code === one.region)?.name ?? '四川省'}第${String(index)}人民政府门户网站`,
    organizer: one.region === '510000' ? one.organizer : '某某县人民政府办公室',
  }));
  return {
    ...golden,
    sites: { register: named, verdicts, findings },
    quarters: QUARTERS.map(([period, qualified, unqualified]) => ({
      period,
      run: '',
      qualified,
      unqualified,
    })),
    portalScores: scorePortals({ ...scoring, portals: named.slice(0, 43), verdicts, findings }).map((one) =>
      scoreLine(one, true),
    ),
    supervisionScores: scoreCities({ ...scoring, regions: golden.regions, computed: new Map() }).map((one) =>
      scoreLine(one, false),
    ),
  };
}

const folder = process.argv[2] ?? join('dist', 'look');
mkdirSync(folder, { recursive: true });
const model = bulletinModel(await lookedAt(folder));
const lines = parseTemplate(TEMPLATE, 'bulletin.md');
if (!lines.ok) throw new Error(lines.error);
const blocks = composeBulletin(lines.value, model, 'bulletin.md');
if (!blocks.ok) throw new Error(blocks.error);
const options = { fonts: SETTINGS.fonts, creator: SETTINGS.office.signature, at: Date.UTC(2021, 11, 20) };
writeFileSync(join(folder, 'bulletin.docx'), await bulletinDocument(blocks.value, options));
writeFileSync(join(folder, 'annexes.docx'), await annexesDocument(model.annexes, options));
writeFileSync(join(folder, 'annexes.xlsx'), await annexesWorkbook(model.annexes, options.at));
