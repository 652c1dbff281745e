// Scores as the annexes print them.
import type { ScoredRow } from '../../report/bulletin/input.ts';
import type { Scored } from './scores.ts';

const VETO_WORDS = { none: '无', failed: '出现单项否决情形', open: '未判定' } as const;

/** A trial prints no score in the columns of the official one: what it came to, and what it lacks, stand in the note. */
export function scoreLine({ id, veto, card, disputes }: Scored, showTrial: boolean): ScoredRow {
  const { provisional, deduct, bonus, total, needs, note, unscored } = card;
  const trial = showTrial && total !== null ? `；按已有数据试算 ${total} 分` : '';
  const lacks = needs.length === 0 ? '' : `；缺 ${String(needs.length)} 项`;
  const disputed = disputes.length === 0 ? '' : `；${String(disputes.length)} 项两人录入不一致或待复录`;
  const said = provisional
    ? `${note}${trial}${lacks}${disputed}`
    : [unscored, note].filter((text) => text !== '').join('；');
  const official = provisional ? { deduct: null, bonus: null, total: null } : { deduct, bonus, total };
  const failed = card.outcome === 'unqualified' && card.unscored !== '';
  return { id, veto: VETO_WORDS[failed ? 'failed' : veto], ...official, note: said };
}
