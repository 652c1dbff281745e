// Every place in HTML where an element names an address, as data.
import type { LinkSource } from '../../artifacts/page-reading.ts';

export interface AddressPlace {
  readonly attribute: string;
  readonly from: LinkSource;
}

const at = (attribute: string, from: LinkSource): AddressPlace => ({ attribute, from });

/** Attributes that hold one address each, by element. `a`, `form`, `input`, `param`, `meta` and `link` have rules of their own. */
export const ADDRESS_PLACES: Readonly<Record<string, readonly AddressPlace[]>> = {
  area: [at('href', 'area')],
  img: [at('src', 'img'), at('lowsrc', 'img')],
  image: [at('href', 'img'), at('xlink:href', 'img')],
  script: [at('src', 'script')],
  iframe: [at('src', 'iframe')],
  frame: [at('src', 'frame')],
  object: [at('data', 'object')],
  embed: [at('src', 'embed')],
  source: [at('src', 'source')],
  video: [at('src', 'video'), at('poster', 'video')],
  audio: [at('src', 'audio')],
  bgsound: [at('src', 'audio')],
  track: [at('src', 'track')],
};

/** Attributes that hold several candidates. */
export const SRCSET_ATTRIBUTES = ['srcset', 'imagesrcset'] as const;

/** Elements whose inside a visitor never gets. */
export const UNSEEN_ELEMENTS: ReadonlySet<string> = new Set([
  'template',
  'xmp',
  'noembed',
  'noframes',
  'textarea',
  'title',
]);

/** Relations whose address a browser loads with the page; nobody is ever led to the others' (canonical, alternate …). */
export const LOADED_RELATIONS =
  /(?:^|\s)(?:stylesheet|icon|apple-touch-icon(?:-precomposed)?|mask-icon|preload|modulepreload|manifest|import)(?:\s|$)/i;

/** Names of `<param>` that hold a file's address. */
export const FILE_PARAMETERS = /^(?:movie|src|url|filename)$/i;
