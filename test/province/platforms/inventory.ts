// The register of accounts in the contract's columns, with Chinese headers.
import { csv } from './csv.ts';
import type { AccountRow } from './model.ts';

const HEADERS = [
  '备案编号',
  '平台',
  '账号名称',
  '平台账号ID',
  '主页',
  '主办单位',
  '行政区划码',
  '层级',
  '代表主体为政府',
  '省直部门',
  '状态',
];

const yes = (is: boolean): string => (is ? 'yes' : 'no');

export function accountsCsv(accounts: readonly AccountRow[]): string {
  return csv(
    HEADERS,
    accounts.map((row) => [
      row.id,
      row.platform,
      row.name,
      row.handle,
      row.url,
      row.organizer,
      row.region,
      row.level,
      yes(row.representsGovernment),
      yes(row.provincialDepartment),
      row.status,
    ]),
  );
}
