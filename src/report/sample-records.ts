// A period's sample as a printable list: the members, and below them the record of how they were drawn.
import { PLATFORM_NAMES } from '../model/account-words.ts';
import type { Account } from '../model/account.ts';
import { isoAt } from '../model/calendar.ts';
import type { Sample, SampleMember } from '../model/sample.ts';
import type { Level, Site } from '../model/site.ts';
import type { Column } from './columns.ts';
import type { Report } from './write.ts';

const LEVEL_NAMES = {
  province: '省级',
  city: '市级',
  county: '县级',
  town: '乡镇级',
} as const satisfies Record<Level, string>;

type Member = SampleMember<Account | Site>;

/** A line of the list, or one of the record below it. */
export type SampleLine =
  | { readonly number: number; readonly member: Member }
  | { readonly number: null; readonly name: string; readonly text: string };

const TAKES = { all: '全部抽取', some: '随机抽取' } as const;

/** The rule by which it was drawn, in Chinese. */
export function sampleRule({ strata, kind }: Sample): string {
  const parts = strata.map(({ name, size, wanted, taken }) =>
    wanted === null
      ? `${name} ${String(size)} 个全部抽取`
      : `${name} ${String(size)} 个中随机抽取 ${String(taken)} 个`,
  );
  const spread = kind === 'accounts' ? '，市州内按平台均匀分布' : '';
  return `同时符合几层的只计入前一层；${parts.join('；')}。随机抽取的名额按各市州数量的比例、以最大余数法分配${spread}，同一市州内机会均等，前期抽中的尽量不重复；随机数由种子按 SplitMix64 算法产生，同一名录、同一种子在任何机器上结果相同`;
}

/** Name and text of each line of the record. */
export function sampleRecord(sample: Sample): readonly (readonly [name: string, text: string])[] {
  const { period, version, seed, snapshot, registered, eligible, drawnAt, reason } = sample;
  return [
    ['时段', `${period}，第 ${String(version)} 版`],
    ...(reason === '' ? [] : [['重抽理由', reason] as const]),
    ['抽取时间', isoAt(drawnAt)],
    ['种子', String(seed)],
    ['名录快照 SHA-256', snapshot],
    ['名录', `共 ${String(registered)} 个，其中正常运行、可供抽取 ${String(eligible)} 个`],
    ['规则', sampleRule(sample)],
  ];
}

type Read = (member: Member) => string;

const isAccount = (row: Account | Site): row is Account => 'id' in row;

/** @param regionName of a 行政区划码; @param cityName of the city it belongs to. */
export function sampleReport(
  { sample, members }: { readonly sample: Sample; readonly members: readonly Member[] },
  names: { readonly regionName: (region: string) => string; readonly cityName: (region: string) => string },
): Report<Member, SampleLine> {
  const strata = new Map(sample.strata.map((stratum) => [stratum.id, stratum]));
  const column = (header: string, width: number, read: Read): Column<SampleLine> => ({
    ...{ header, width },
    cell: (line) => (line.number === null ? null : read(line.member)),
  });
  const isAccounts = sample.kind === 'accounts';
  const columns: readonly Column<SampleLine>[] = [
    { header: '序号', width: 18, cell: (line) => line.number ?? line.name },
    {
      header: isAccounts ? '备案编号' : '网站标识码',
      width: 22,
      cell: (line) => (line.number === null ? line.text : line.member.id),
    },
    column(isAccounts ? '账号名称' : '网站名称', 28, ({ row }) => row.name),
    ...(isAccounts
      ? [column('平台', 12, ({ row }) => (isAccount(row) ? PLATFORM_NAMES[row.platform] : ''))]
      : []),
    column('主办单位', 30, ({ row }) => row.organizer),
    column('市州', 14, ({ row }) => names.cityName(row.region)),
    column('地区', 14, ({ row }) => names.regionName(row.region)),
    column('层级', 8, ({ row }) => LEVEL_NAMES[row.level]),
    column(isAccounts ? '主页' : '首页网址', 44, ({ row }) => row.url),
    column('抽样层', 18, ({ stratum }) => strata.get(stratum)?.name ?? stratum),
    column('抽取方式', 10, ({ stratum }) => TAKES[strata.get(stratum)?.wanted === null ? 'all' : 'some']),
  ];
  return {
    title: '抽样名单',
    columns,
    async *records() {
      yield* members;
    },
    async *rows() {
      for (const [index, member] of members.entries()) yield { number: index + 1, member };
      for (const [name, text] of sampleRecord(sample)) yield { number: null, name, text };
    },
  };
}
