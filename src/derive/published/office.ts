// Names of offices, sites and media: who publishes, never what.
import type { Line } from './lines.ts';

/** An office or a site by its name: it signs texts and heads pages, it is no article's title. */
export const OFFICE =
  /(?:政府|办公[室厅]|[局厅委院处所站]|委员会|管委会|办事处|中心|总队|支队|大队|门户|网站|平台|[^上联]网)$/u;

/** All that the line links to is a source by its name: `<a>县融媒体中心</a> 2021-12-17`. */
export function linksToSource({ pieces }: Line): boolean {
  const links = pieces.filter(({ inLink }) => inLink);
  return links.length > 0 && links.every(({ text }) => text.length <= LONGEST_SOURCE && OFFICE.test(text));
}

const LONGEST_SOURCE = 16;
