// 监管工作的台账: what offices enter about their supervision of a year's websites, row by row.
import type { CalendarDate } from './calendar.ts';

/** 留言状态: `dismissed` (不予受理、无效) is listed, but is neither unfinished nor late. */
export const REPORT_STATES = ['open', 'done', 'dismissed'] as const;
export type ReportState = (typeof REPORT_STATES)[number];

/** One message of “我为政府网站找错”, as the platform exports it. */
export interface ErrorReportEntry {
  /** 留言编号. */
  readonly number: string;
  /** 网站标识码; '' when not told. */
  readonly site: string;
  /** 办理单位; '' when not told. */
  readonly unit: string;
  readonly region: string;
  readonly receivedOn: CalendarDate;
  /** 办结; null while it is not. */
  readonly handledOn: CalendarDate | null;
  readonly state: ReportState;
}

/** One fault told to a unit, to be mended by a day. */
export interface RectificationEntry {
  /** 整改编号. */
  readonly number: string;
  /** 网站标识码 or 备案编号 of an account. */
  readonly subject: string;
  readonly region: string;
  readonly problem: string;
  readonly foundOn: CalendarDate;
  readonly dueOn: CalendarDate;
  readonly mendedOn: CalendarDate | null;
}

/** What one city's own check of a quarter came to. */
export interface CityCheckEntry {
  /** `2021Q4 511100`: there is one per quarter and city. */
  readonly number: string;
  readonly period: string;
  readonly region: string;
  /** 运行网站数, of which were checked, of which are unqualified. */
  readonly running: number;
  readonly checked: number;
  readonly unqualified: number;
}

export interface SupervisionEntries {
  readonly 'error-reports': ErrorReportEntry;
  readonly rectifications: RectificationEntry;
  readonly 'city-checks': CityCheckEntry;
}
export type SupervisionKind = keyof SupervisionEntries;

export const SUPERVISION_KINDS = [
  'error-reports',
  'rectifications',
  'city-checks',
] as const satisfies readonly SupervisionKind[];

export const SUPERVISION_NAMES = {
  'error-reports': '找错留言',
  rectifications: '整改',
  'city-checks': '各市州自查',
} as const satisfies Record<SupervisionKind, string>;

/** One state of a row, with its trail. */
export interface SupervisionRecord<K extends SupervisionKind = SupervisionKind> {
  readonly number: string;
  /** null: withdrawn. */
  readonly entry: SupervisionEntries[K] | null;
  /** Epoch ms. */
  readonly enteredAt: number;
  readonly enteredBy: string;
  /** Why it was withdrawn; '' otherwise. */
  readonly reason: string;
}

/** All rows that count, newest state of each. */
export interface SupervisionLedger {
  readonly errorReports: readonly ErrorReportEntry[];
  readonly rectifications: readonly RectificationEntry[];
  readonly cityChecks: readonly CityCheckEntry[];
}
