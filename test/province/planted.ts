// Writes the planted links that stand at one place.
import { anchor, escapeText } from './families/kit.ts';
import type { LinkPlace, PlantedLink, SitePlan } from './model.ts';

function same(one: LinkPlace, other: LinkPlace): boolean {
  if (one.on === 'home' || other.on === 'home') return one.on === other.on;
  return one.on === other.on && one.section === other.section && one.item === other.item;
}

function written(link: PlantedLink): string {
  if (link.as === 'picture')
    return `<p align="center"><img src="${escapeText(link.href)}" alt="${link.text}"></p>`;
  return link.as === 'attachment'
    ? `<p>附件：${anchor(link.href, `${link.text}.${link.href.split('.').at(-1) ?? ''}`)}</p>`
    : `<p>${anchor(link.href, link.text, ' target="_blank"')}</p>`;
}

/** Markup for the links planted here, '' when there are none. */
export function plantedHere(site: SitePlan, place: LinkPlace): string {
  return site.planted
    .filter((link) => link.place.on !== 'row' && same(link.place, place))
    .map(written)
    .join('\n');
}
