// The marks every government page carries at its foot: site code, ICP filing, police filing.
import type { Document, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';
import { getElementsByTagName } from 'domutils';
import { collapse, keep } from '../text/keep.ts';
import { walkNodes } from '../text/walk.ts';

export interface Marks {
  /** 网站标识码: 10 digits, or `bm` and 8 digits. */
  readonly siteCode: string | null;
  /** `蜀ICP备10014763号-2`. */
  readonly icp: string | null;
  /** `川公网安备51090302000210号`. */
  readonly police: string | null;
}

const UNSEEN = new Set(['script', 'style', 'template', 'title']);
const CODE = String.raw`(bm\d{8}|\d{10})(?!\d)`;
const SITE_CODE = new RegExp(String.raw`(?:标识|识别)码\s*[:：]?\s*[（(]?\s*${CODE}`, 'i');
const PROVINCE = '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川蜀宁琼滇秦陇黔';
const ICP = new RegExp(
  String.raw`([${PROVINCE}])\s*ICP\s*(备|证)\s*(?:案?号?\s*[:：]?\s*)?(\d{6,10})\s*号?\s*(?:[-－—]\s*(\d{1,3}))?`,
  'i',
);
const POLICE = new RegExp(
  String.raw`([${PROVINCE}])\s*公\s*网\s*安\s*备\s*(?:案?号?\s*[:：]?\s*)?(\d{11,14})\s*号?`,
);
/** The address behind the 我为政府网站找错 mark carries the code too. */
const CODE_LINK = new RegExp(
  String.raw`(?:zfwzgl\.gov\.cn|pucha\.kaipuyun\.cn|121\.43\.68\.40|jiucuo|exposure)[^"'\s]*?(?:site_code|sitecode|siteCode)=${CODE}`,
  'i',
);

/** Reads the marks wherever they stand (foots are often included scripts' or frames' work); null when not shown. */
export function readMarks(doc: Document): Marks {
  const text = shownText(doc);
  const code = SITE_CODE.exec(text)?.[1] ?? fromTag(doc);
  const icp = ICP.exec(text);
  const police = POLICE.exec(text);
  return {
    siteCode: kept((code ?? CODE_LINK.exec(addresses(doc))?.[1] ?? null)?.toLowerCase() ?? null),
    icp: icp ? keep(`${icp[1]}ICP${icp[2]}${icp[3]}号${icp[4] === undefined ? '' : `-${icp[4]}`}`) : null,
    police: police ? keep(`${police[1]}公网安备${police[2]}号`) : null,
  };
}

const kept = (text: string | null): string | null => (text === null ? null : keep(text));

function fromTag(doc: Document): string | null {
  for (const meta of getElementsByTagName('meta', doc, true)) {
    if ((meta.attribs['name'] ?? '').toLowerCase() !== 'siteidcode') continue;
    const value = (meta.attribs['content'] ?? '').trim();
    if (new RegExp(`^${CODE}$`, 'i').test(value)) return value.toLowerCase();
  }
  return null;
}

function addresses(doc: Document): string {
  const found: string[] = [];
  for (const element of getElementsByTagName((name) => name === 'a' || name === 'script', doc, true)) {
    const address = element.attribs['href'] ?? element.attribs['src'];
    if (address !== undefined && /code=/i.test(address)) found.push(address);
    if (element.name === 'script') found.push(scriptText(element));
  }
  return found.join('\n');
}

function scriptText(element: Element): string {
  const code = element.children.map((child) => (isText(child) ? child.data : '')).join('');
  return /code=/i.test(code) ? code : '';
}

/** Visible text as one line: a mark's label and number often stand in elements apart. */
function shownText(doc: Document): string {
  const pieces: string[] = [];
  walkNodes(doc, (node) => {
    if (isText(node)) pieces.push(node.data);
    return !(isTag(node) && UNSEEN.has(node.name));
  });
  return collapse(pieces.join(' '));
}
