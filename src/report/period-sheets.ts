// The tables by which people review a frozen quarter, enter what only they can check, and score.
import type { ManualColumn, ReviewColumn, ScoreColumn } from '../inventory/period-words.ts';
import type { FrozenFinding } from '../model/period.ts';
import { column, OUTCOME_NAMES, type Column } from './columns.ts';
import { blank } from './form-columns.ts';
import { reportOf } from './report-of.ts';
import type { Report } from './write.ts';

type Headings<C extends string> = Readonly<Record<C, string>>;

/** Of whom a line is. */
export interface SheetSubject {
  /** 网站 or 账号. */
  readonly kind: string;
  readonly id: string;
  readonly name: string;
}

export interface ReviewLine extends SheetSubject {
  readonly indicator: string;
  readonly clause: string;
  readonly finding: FrozenFinding;
}

/** 问题复核: every finding that may convict or leaves something open. */
export function reviewSheet(
  lines: readonly ReviewLine[],
  headings: Headings<ReviewColumn>,
  choices: readonly string[],
): Report<ReviewLine, ReviewLine> {
  const columns: readonly Column<ReviewLine>[] = [
    column(headings.id, 26, ({ finding }) => finding.id),
    column(headings.kind, 6, ({ kind }) => kind),
    column(headings.subject, 14, ({ id }) => id),
    column(headings.name, 26, ({ name }) => name),
    column(headings.indicator, 16, ({ indicator }) => indicator),
    column(headings.clause, 6, ({ clause }) => clause),
    column(headings.outcome, 10, ({ finding }) => OUTCOME_NAMES[finding.outcome]),
    column(headings.message, 44, ({ finding }) => finding.message),
    column(headings.target, 44, ({ finding }) => finding.target),
    blank(headings.action, 8, choices),
    blank(headings.reason, 30),
    blank(headings.by, 10),
    blank(headings.day, 12),
  ];
  return reportOf('问题复核', columns, lines);
}

export interface ManualLine extends SheetSubject {
  readonly indicator: string;
  readonly indicatorName: string;
  readonly clause: string;
  readonly text: string;
}

/** 人工检查: one row per subject and clause that people check. */
export function manualSheet(
  lines: readonly ManualLine[],
  headings: Headings<ManualColumn>,
  choices: readonly string[],
): Report<ManualLine, ManualLine> {
  const columns: readonly Column<ManualLine>[] = [
    column(headings.kind, 6, ({ kind }) => kind),
    column(headings.subject, 14, ({ id }) => id),
    column(headings.name, 26, ({ name }) => name),
    column(headings.indicator, 18, ({ indicator }) => indicator),
    column(headings.indicatorName, 20, ({ indicatorName }) => indicatorName),
    column(headings.clause, 6, ({ clause }) => clause),
    column(headings.text, 60, ({ text }) => text),
    blank(headings.result, 10, choices),
    blank(headings.message, 40),
    blank(headings.target, 40),
    blank(`${headings.screenshots}（多个用、隔开）`, 30),
    blank(headings.by, 10),
    blank(headings.day, 12),
    blank(headings.reviewer, 10),
    blank(headings.reviewedOn, 12),
  ];
  return reportOf('人工检查', columns, lines);
}

export interface ScoreSheetLine {
  readonly table: string;
  readonly id: string;
  readonly name: string;
  readonly indicator: string;
  readonly group: string;
  readonly indicatorName: string;
  readonly clause: string;
  readonly text: string;
  readonly points: string;
  readonly known: string;
  readonly entered: string;
}

/** 评分: one row per portal or city and row of its table. */
export function scoreSheet(
  lines: readonly ScoreSheetLine[],
  headings: Headings<ScoreColumn>,
  yes: readonly string[],
): Report<ScoreSheetLine, ScoreSheetLine> {
  const columns: readonly Column<ScoreSheetLine>[] = [
    column(headings.table, 10, ({ table }) => table),
    column(headings.subject, 14, ({ id }) => id),
    column(headings.name, 26, ({ name }) => name),
    column(headings.indicator, 24, ({ indicator }) => indicator),
    column(headings.group, 14, ({ group }) => group),
    column(headings.indicatorName, 18, ({ indicatorName }) => indicatorName),
    column(headings.clause, 6, ({ clause }) => clause),
    column(headings.text, 56, ({ text }) => text),
    column(headings.points, 12, ({ points }) => points),
    column(headings.known, 14, ({ known }) => known),
    column(headings.entered, 24, ({ entered }) => entered),
    blank(headings.cases, 8),
    blank(headings.basis, 40),
    blank(headings.by, 10),
    blank(headings.day, 12),
    blank(headings.arbitration, 8, yes),
  ];
  return reportOf('评分', columns, lines);
}
