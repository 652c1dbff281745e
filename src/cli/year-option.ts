// A year as typed for `--year`.
import { Option } from 'commander';
import { usageFailure } from './exit.ts';

function year(text: string): number {
  if (!/^(?:19|20)\d{2}$/.test(text.trim())) throw usageFailure(`--year ${text}：不是年份，应如 2021`);
  return Number(text.trim());
}

export const yearOption = (description: string): Option =>
  new Option('--year <YEAR>', description).argParser(year);
