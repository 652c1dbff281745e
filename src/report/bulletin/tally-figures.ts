// The figures of one group of judged subjects: how many were looked at, how each ended, the rate.
import type { VerdictOutcome } from '../../model/verdict.ts';
import { countFigure, rateFigure, type Figure } from './figure.ts';
import type { Place } from './places.ts';
import type { RatePrinting } from './settings.ts';

/** One judged subject. */
export interface Member {
  /** Of its verdict. */
  readonly ref: string;
  readonly subject: string;
  readonly name: string;
  readonly outcome: VerdictOutcome;
  readonly place: Place;
}

export interface GroupNames {
  /** `sites`, `accounts.full`, `place.510100.sites`. */
  readonly id: string;
  /** Chinese, before 数 and 合格率: `网站`, `全覆盖账号`. */
  readonly name: string;
  /** Chinese: which subjects they are. */
  readonly says: string;
}

/** 检查, 合格, 不合格, 未判定, 合格率: by these five the group reconciles. */
export function groupFigures(
  { id, name, says }: GroupNames,
  members: readonly Member[],
  printing: RatePrinting,
): readonly Figure[] {
  const of = (outcome: VerdictOutcome): readonly Member[] =>
    members.filter((member) => member.outcome === outcome);
  const judged = members.filter(({ outcome }) => outcome !== 'undetermined');
  return [
    countFigure({ id: `${id}.checked`, name: `${name}检查数`, says: `${says}，检查了的` }, members),
    countFigure({ id: `${id}.qualified`, name: `${name}合格数`, says: `${says}，合格的` }, of('qualified')),
    countFigure(
      { id: `${id}.unqualified`, name: `${name}不合格数`, says: `${says}，不合格的` },
      of('unqualified'),
    ),
    countFigure(
      { id: `${id}.undetermined`, name: `${name}未判定数`, says: `${says}，未能判定的（不计入合格率）` },
      of('undetermined'),
    ),
    rateFigure(
      { id: `${id}.rate`, name: `${name}合格率`, says: `${says}，合格的占合格与不合格之和` },
      judged.map((member) => ({
        ref: member.ref,
        name: member.name,
        counted: member.outcome === 'qualified',
      })),
      printing,
    ),
  ];
}

/** Places whose members are all qualified, none left open; those without members are in neither. */
export function fullMarks(members: readonly Member[], isCity: boolean): readonly Place[] {
  const places = new Map(members.map(({ place }) => [place.id, place]));
  const lacking = new Set(
    members.filter(({ outcome }) => outcome !== 'qualified').map(({ place }) => place.id),
  );
  return [...places.values()]
    .filter((place) => place.isCity === isCity && !lacking.has(place.id))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

export function placesFigure(about: Omit<GroupNames, never>, places: readonly Place[]): Figure {
  return countFigure(
    about,
    places.map(({ id, name, isCity }) => ({ ref: `${isCity ? 'region' : 'organizer'}:${id}`, name })),
  );
}
