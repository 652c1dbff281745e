// Labels and names in traditional characters read like simplified ones: character for character, so that positions stay.

/** Only characters that labels, sources, names of sections and set phrases are written with; texts stay what they are. */
const PAIRS =
  '發发佈布時时間间來来瀏浏覽览閱阅讀读點点擊击編编輯辑責责審审單单機机構构關关閉闭體体號号錄录創创後后於于傳传載载開开網网會会議议報报實实檢检權权術术辦办數数據据統统計计現现當当歡欢簽签徵征標标訪访談谈動动舉举評评論论復复覆复貼帖熱热薦荐鏈链結结聯联連连門门戶户資资訊讯內内聞闻還还無无務务員员處处長长縣县廣广態态鄉乡鎮镇圖图規规劃划財财產产採采購购預预決决領领導导績绩濟济環环護护監监準准範范釋释總总補补應应災灾設设項项專专題题欄栏歷历舊旧暫暂該该頁页';
const SIMPLIFIED: ReadonlyMap<string, string> = new Map(
  Array.from({ length: PAIRS.length / 2 }, (_, pair): [string, string] => [
    PAIRS.charAt(pair * 2),
    PAIRS.charAt(pair * 2 + 1),
  ]),
);
const TRADITIONAL = new RegExp(`[${[...SIMPLIFIED.keys()].join('')}]`);
const EACH = new RegExp(TRADITIONAL, 'g');

export function foldTraditional(text: string): string {
  // Most pages have none, and looking is cheaper than replacing.
  if (!TRADITIONAL.test(text)) return text;
  return text.replace(EACH, (character) => SIMPLIFIED.get(character) ?? character);
}
