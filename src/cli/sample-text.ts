// A period's sample as people read it on a terminal.
import { percentage } from '../judge/rate.ts';
import { PLATFORM_NAMES, PLATFORMS } from '../model/account-words.ts';
import { groupBy } from '../model/group.ts';
import { cityOf } from '../model/region.ts';
import type { StratumCount } from '../model/sample.ts';
import { sampleRecord } from '../report/sample-records.ts';
import { SAMPLED_NAMES, type SampleAnswer } from '../run/sample.ts';
import { cityName, type RegionNames } from './accounts-text.ts';
import { table } from './table.ts';

const HEADER = ['抽样层', '层内', '应抽', '抽中', '与前期重复', '已计入前层'];

function stratumRow({ name, size, overlap, wanted, taken, repeated }: StratumCount): readonly string[] {
  return [
    name,
    String(size),
    wanted === null ? '全部' : String(wanted),
    ...[taken, repeated, overlap].map(String),
  ];
}

/** What did not go as configured. */
function remarks({ sample, outside, frozen, registerChanged }: SampleAnswer): readonly string[] {
  const short = sample.strata
    .filter(({ wanted, size }) => wanted !== null && size < wanted)
    .map(
      ({ name, wanted, size }) => `${name}应抽 ${String(wanted)} 个，层内只有 ${String(size)} 个，已全部抽取`,
    );
  const again = sample.strata
    .filter(({ repeated, wanted }) => repeated > 0 && wanted !== null)
    .map(({ name, repeated }) => `${name}有 ${String(repeated)} 个与前期重复：所在市州没有别的可抽`);
  return [
    ...short,
    ...again,
    ...(outside !== null && outside > 0
      ? [`有 ${String(outside)} 个正常运行的不属于任何一层，未参加抽样；各层条件见 config/sampling.yaml`]
      : []),
    ...(frozen && registerChanged ? ['台账在抽取之后有过变动；样本仍按抽取时的名录，不受影响'] : []),
  ];
}

export function sampleText(answer: SampleAnswer, regions: RegionNames): string {
  const { sample, members, frozen } = answer;
  const what = SAMPLED_NAMES[sample.kind];
  const rate = percentage(members.length, sample.eligible, 2);
  const share =
    rate === null ? '' : `，抽查率 ${rate}%（${String(members.length)}/${String(sample.eligible)}）`;
  const head = `${sample.period} ${what}抽样：共抽取 ${String(members.length)} 个${share}；${frozen ? '此前已冻结，原样给出' : '已冻结'}\n`;
  const cities = [...groupBy(members, ({ row }) => cityOf(row.region))]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([city, group]) => `${cityName(city, regions)} ${String(group.length)}`);
  const kinds = groupBy(members, ({ row }) => ('platform' in row ? row.platform : null));
  const platforms = PLATFORMS.flatMap((platform) => {
    const count = kinds.get(platform)?.length ?? 0;
    return count === 0 ? [] : [`${PLATFORM_NAMES[platform]} ${String(count)}`];
  });
  return [
    head,
    ...sampleRecord(sample).map(([name, text]) => `${name}：${text}\n`),
    table(HEADER, sample.strata.map(stratumRow)),
    `按市州：${cities.join('，')}\n`,
    platforms.length === 0 ? '' : `按平台：${platforms.join('，')}\n`,
    ...remarks(answer).map((line) => `提示：${line}\n`),
  ].join('');
}
