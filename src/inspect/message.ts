// Fills a check's Chinese message from what was measured.
import type { Measured } from '../model/finding.ts';

/** `{name}` becomes the measured value; what was not measured reads 未知, so that no message shows a gap. */
export function fillMessage(template: string, measured: Measured): string {
  return template.replace(/\{(\w+)\}/g, (_whole, name: string) => String(measured[name] ?? '未知'));
}
