// The weather of the place, told beside a list: a temperature, the sky, the wind. On a page that is about the weather it is
// what the page says.
import { anchorsIn, ancestors, boxText, contains, type Box } from './box.ts';
import { hostOf, type PageView } from './view.ts';

/** Words of such a box. */
const LONGEST = 80;
const TEMPERATURE = /-?\d{1,2}\s*(?:℃|°C?|度)/;
const SKY = /晴|多云|阴|雾|霾|雨|雪|[东南西北]风/;
/** Of the sky, the wind and the air, and the day it is. */
const FURNITURE = new RegExp(
  [
    '(?:气温|温度|最[高低](?:气温|温度)?)?[:：]?\\s*-?\\d{1,2}\\s*(?:℃|°C?|度)?(?:\\s*[~～/\\-–—至到]\\s*-?\\d{1,2}\\s*(?:℃|°C?|度))?',
    '(?:晴|多云|阴|雾|霾|浮尘|扬沙|(?:雷)?阵雨|(?:小|中|大|暴|雷)雨|雨夹雪|[小中大暴]雪)(?:转|到|间)?',
    '(?:[东南西北]{1,2}|无持续风向|微)风?(?:\\s*(?:微风|[<≤]?\\d(?:[-~～至]\\d)?级))?',
    '(?:风[力向速]|湿度|相对湿度|空气(?:质量)?(?:指数)?|AQI|PM2\\.?5|紫外线)[:：]?',
    '优|良|[轻中重]度(?:污染)?|\\d{1,3}%?',
    '今[天日]|明[天日]|后天|天气(?:预报)?[:：]?|星期[一二三四五六日天]|周[一二三四五六日]|\\d{1,2}月\\d{1,2}日',
    '[\\s~～/|·,，:：\\-–—]',
  ]
    .map((one) => `(?:${one})`)
    .join('|'),
  'gi',
);
/** The one name beside them: of the place. */
const LONGEST_PLACE = 4;
const ABOUT_WEATHER = /天气|气象|预报|weather/i;

/** The box of the weather; none on a page that is about it. */
export function findWeather(view: PageView): readonly Box[] {
  const found: Box[] = [];
  for (const { box, text } of view.page.texts) {
    if (!TEMPERATURE.test(text) || found.some((other) => contains(other, box))) continue;
    const weather = weatherAround(view, box);
    if (weather) found.push(weather);
  }
  // Told of several places it is a table of readings.
  return found.length !== 1 || isAboutWeather(view, found) ? [] : found;
}

/** The largest box around that still says nothing else. */
function weatherAround(view: PageView, from: Box): Box | null {
  let weather: Box | null = null;
  for (const box of ancestors(from)) {
    if (box.tag === 'body' || box.parent === null || box.textLength > LONGEST) break;
    const words = boxText(box);
    if (!tellsOnlyWeather(words) || leadsOn(view, box)) break;
    if (SKY.test(words)) weather = box;
  }
  return weather;
}

function tellsOnlyWeather(text: string): boolean {
  const rest = text.replace(FURNITURE, ' ').match(/[\p{L}\p{N}]+/gu) ?? [];
  return rest.length <= 1 && (rest[0] ?? '').length <= LONGEST_PLACE;
}

/** Anywhere but to the weather service. */
const leadsOn = ({ page, url: here }: PageView, box: Box): boolean =>
  anchorsIn(page, box).some(({ url }) => url !== null && hostOf(url) === hostOf(here));

/** Told by its words outside of the boxes, and by what its own menu calls it. */
function isAboutWeather({ page, url }: PageView, boxes: readonly Box[]): boolean {
  const outside = (box: Box): boolean => !boxes.some((weather) => contains(weather, box));
  const called = page.anchors.filter((anchor) => anchor.url === url && outside(anchor.box));
  const said = page.texts.filter(({ box }) => box.linkLength === 0 && outside(box));
  return [...called, ...said].some(({ text }) => ABOUT_WEATHER.test(text));
}
