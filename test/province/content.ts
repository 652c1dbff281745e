// Titles and texts in the tone of the trade, made from the seed.
import { GIVEN, PLACES, SENTENCES, SUBJECTS, SURNAMES, titlePatterns } from './data/words.ts';
import { parts } from './days.ts';
import type { ItemPlan, SectionPlan, SitePlan } from './model.ts';
import { hash } from './rng.ts';

const at = (from: readonly string[], index: number): string => from[index % from.length] ?? '';

function fill(pattern: string, site: SitePlan, year: number, mixed: number): string {
  if (!pattern.includes('{')) return pattern;
  return pattern.replace(/\{([rospy])\}/g, (_, letter: string) => {
    switch (letter) {
      case 'r':
        return site.regionName;
      case 'o':
        return site.organ;
      case 's':
        return at(SUBJECTS, mixed >>> 3);
      case 'p':
        return at(PLACES, mixed >>> 9);
      default:
        return String(year);
    }
  });
}

/** The full title of one item. Years in titles are the year before: budgets and reports look back. */
export function titleOf(site: SitePlan, section: SectionPlan, item: ItemPlan): string {
  const mixed = hash(site.seed, item.id, section.key);
  const year = item.day === null ? 2019 : parts(item.day).year;
  if (section.key === 'gknb') return `${site.organ}${year - 1}年政府信息公开工作年度报告`;
  return fill(
    at(titlePatterns(section.type), mixed),
    site,
    section.type === 'finance' ? year - 1 : year,
    mixed,
  );
}

/** `count` paragraphs of running text. */
export function paragraphs(site: SitePlan, salt: number, count: number): string[] {
  const out: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const mixed = hash(site.seed, salt, index);
    const sentences = [0, 1, 2].map((turn) =>
      fill(at(SENTENCES, (mixed >>> (turn * 4)) + turn), site, 2021, mixed + turn * 977),
    );
    out.push(sentences.join(''));
  }
  return out;
}

/** A made-up person's name. */
export function person(site: SitePlan, salt: number): string {
  const mixed = hash(site.seed, 'person', salt);
  const family = SURNAMES[mixed % SURNAMES.length] ?? '王';
  const start = (mixed >>> 8) % (GIVEN.length - 1);
  return `${family}${GIVEN.slice(start, start + 1 + (mixed % 2))}`;
}

export const SUBJECT_COUNT = SUBJECTS.length;

/** One of the subjects public bodies deal with. */
export function subject(mixed: number): string {
  return at(SUBJECTS, mixed);
}
