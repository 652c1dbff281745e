// What single readers must know beyond the reference's answers.
import { describe, expect, test } from 'vitest';
import { answerOf, contextOf, ends, readerOf } from './support.ts';

const W = contextOf('1000000001', '某某发布');
const DY = contextOf('MS4wLjABAAAAxxxx', '某某发布');

describe('微博', () => {
  const profile = (data: unknown, ok = 1) => readerOf('weibo/profile-info')(answerOf({ ok, data }), W);
  test('profile', () => {
    const user = { idstr: '1000000001', screen_name: '某某发布', followers_count: 5 };
    expect(profile({ user })).toMatchObject({ answer: 'ok', followers: { count: 5, approximate: false } });
    expect(profile({ user: null }).answer).toBe('schema-changed');
  });
  test.each([
    ['该账号因用户自行申请关闭，现已无法查看', 'deregistered'],
    ['该账号因被投诉违反《微博社区公约》的相关规定，现已无法查看', 'suspended'],
    ['该账号行为异常，存在安全风险，用户验证之前暂时不能查看', 'frozen'],
  ])('%s', (blockText, answer) => {
    expect(profile({ blockText, user: { idstr: '1000000001' } }).answer).toBe(answer);
    expect(readerOf('weibo/getIndex')(answerOf(`<html><p>${blockText}</p></html>`), W).answer).toBe(answer);
  });
  test('such words in a post are a post', () => {
    const mblog = {
      mid: '5274859626160704',
      created_at: '03-10',
      text: '该账号因用户自行申请关闭，现已无法查看',
    };
    const reading = readerOf('weibo/mymblog')(answerOf({ ok: 1, data: { list: [mblog], total: 1 } }), W);
    expect(reading).toMatchObject({ answer: 'ok', more: false });
  });
  test('a login page, by address and by word', () => {
    const finalUrl = 'https://visitor.passport.weibo.cn/visitor/visitor?entry=sinawap';
    expect(readerOf('weibo/getIndex')(answerOf('<html></html>', { finalUrl }), W).answer).toBe('login-required');
    expect(readerOf('weibo/getIndex')(answerOf({ ok: 1, data: {} }, { finalUrl: 'https://m.weibo.cn/x?to=passport.weibo.cn' }), W).answer).toBe('schema-changed');
  }); // prettier-ignore
  test('groups, pinned, reposts, relative and missing times', () => {
    const cards = [
      { card_type: 11, card_group: [{ card_type: 9, mblog: { mid: '5274859626160704', created_at: '昨天 12:30', mblogtype: 2 } }] },
      { card_type: 9, mblog: { mid: '5274859626160704', created_at: '', retweeted_status: { id: 1 } } },
      { card_type: 58, desc: '作者已设置仅展示半年内微博' },
    ]; // prettier-ignore
    const reading = readerOf('weibo/getIndex')(
      answerOf({ ok: 1, data: { cards, cardlistInfo: { since_id: '' } } }),
      W,
    );
    expect(reading.posts.map(({ at, pinned, repost }) => [ends(at)?.[0], at?.basis, pinned, repost])).toEqual(
      [
        ['2026-03-15 12:30:00', 'relative', true, false],
        ['2026-03-10 09:45:00', 'id', false, true],
      ],
    );
    expect(reading).toMatchObject({ more: true, why: '作者设置了仅展示半年内微博' });
  });
  test('a time of the future is none', () => {
    const mblog = { mid: '1', created_at: 'Tue Mar 17 10:00:00 +0800 2026' };
    const reading = readerOf('weibo/mymblog')(answerOf({ ok: 1, data: { list: [mblog] } }), W);
    expect(reading.posts[0]?.at).toBeNull();
  });
});

describe('微信公众号', () => {
  const WX = contextOf('MzAwMDAwMDAwMA==', '某某县发布');
  const article = (text: string) =>
    `<html><body id="activity-detail"><p>${text}</p><script>var biz = "" || "MzAwMDAwMDAwMA==";
     var nickname = htmlDecode("某某县\\x26amp;发布"); x = { ori_create_time: '1773108000' * 1 };</script></body></html>`;
  test.each(['该公众号已迁移', '此帐号已自主注销，内容无法查看', '环境异常', '访问过于频繁'])('an article about %s', (text) =>
    expect(readerOf('wechat/article')(answerOf(article(text)), WX)).toMatchObject({
      answer: 'ok',
      identity: { handle: 'MzAwMDAwMDAwMA==', name: '某某县&发布' },
    }),
  ); // prettier-ignore
  test('a time of the future, or none', () => {
    const read = (body: string) => readerOf('wechat/article')(answerOf(body), WX).answer;
    expect(read(article('').replace('1773108000', '1873108000'))).toBe('schema-changed');
    expect(read(article('').replace('ori_create_time', 'create_time'))).toBe('schema-changed');
  });
  test('times that contradict each other are one wide time', () => {
    const body = article('').replace('x = {', 'var ct = "1773052200"; x = {');
    expect(ends(readerOf('wechat/article')(answerOf(body), WX).posts[0]?.at ?? null)).toEqual([
      '2026-03-09 18:30:00',
      '2026-03-10 10:00:00',
    ]);
  });
  test('a notice on a page full of words', () => {
    const body = `<h2 class="weui-msg__title warn"> 该公众号已迁移 </h2><p>${'字'.repeat(1000)}</p>`;
    expect(readerOf('wechat/article')(answerOf(body), WX).answer).toBe('migrated');
    expect(readerOf('wechat/article')(answerOf(body.replace('weui-msg__title', 'x')), WX).answer).toBe(
      'schema-changed',
    );
  });
  test('captcha by address', () =>
    expect(
      readerOf('wechat/article')(answerOf('<html></html>', { finalUrl: 'https://mp.weixin.qq.com/mp/wappoc_appmsgcaptcha?x=1' }), WX).answer,
    ).toBe('captcha')); // prettier-ignore
  test('发布 lies between draft and last touch', () => {
    const item = { article_id: 'a', update_time: 1773108000, content: { create_time: 1773000000, news_item: [{ title: '一' }, { title: '二', is_deleted: true }] } }; // prettier-ignore
    const reading = readerOf('wechat/freepublish')(
      answerOf({ total_count: 1, item_count: 1, item: [item] }),
      WX,
    );
    expect(reading.posts.map(({ id, at }) => [id, ends(at)])).toEqual([
      ['a_1', ['2026-03-09 04:00:00', '2026-03-10 10:00:00']],
    ]);
    expect(reading.more).toBe(true);
  });
  test.each([
    [{ base_resp: { ret: 200003 } }, 'login-required'],
    [{ base_resp: { ret: 200002 } }, 'schema-changed'],
    [{ base_resp: { ret: 0 }, app_msg_list: [] }, 'empty'],
  ])('old backend %j', (body, answer) =>
    expect(readerOf('wechat/backend')(answerOf(body), WX).answer).toBe(answer),
  );
});

describe('抖音', () => {
  test('a list that was asked for somebody else', () => {
    const list = { status_code: 0, has_more: 0, aweme_list: [{ aweme_id: '7615440872276622321', create_time: 1773108000 }] };
    const finalUrl = 'https://www.douyin.com/aweme/v1/web/aweme/post/?device=1&sec_user_id=MS4wLjABAAAAzzzz';
    expect(readerOf('douyin/post')(answerOf(list, { finalUrl }), DY).answer).toBe('identity-mismatch');
    expect(readerOf('douyin/post')(answerOf(list), DY).answer).toBe('ok');
  }); // prettier-ignore
  test('a banned account is no deregistered one', () => {
    const user = { sec_uid: DY.handle, nickname: 'x', user_deleted: true, special_state_info: { special_state: 1, title: '账号已被封禁' } }; // prettier-ignore
    expect(readerOf('douyin/profile')(answerOf({ status_code: 0, user }), DY).answer).toBe('suspended');
    const half = { ...user, user_deleted: false };
    expect(readerOf('douyin/profile')(answerOf({ status_code: 0, user: half }), DY).answer).toBe('ok');
    const other = { ...user, sec_uid: 'MS4wLjABAAAAzzzz' };
    expect(readerOf('douyin/profile')(answerOf({ status_code: 0, user: other }), DY).answer).toBe(
      'identity-mismatch',
    );
  });
  test.each(['blocked', '<html><title>验证</title></html>'])('%s', (body) =>
    expect(readerOf('douyin/post')(answerOf(body), DY).answer).toBe('captcha'),
  );
});

describe('小红书', () => {
  const XH = contextOf('5f0000000000000000000001', '某某发布');
  const state = (notes: string) =>
    `<html><script>window.__INITIAL_STATE__={"user":{"loggedIn":{"_value":true},"bad":undefined,"userPageData":{"_rawValue":{"basicInfo":{"nickname":"某某发布"},"interactions":[{"type":"fans","count":"1.2万"}]}},"notes":{"_value":${notes}}}};</script></html>`;
  test('a page with wrapped values', () => {
    const note = '[[{"id":"","noteCard":{"noteId":"69af7b20000000001203abcd","displayTitle":"春"}}],[]]';
    const reading = readerOf('xiaohongshu/state')(answerOf(state(note)), XH);
    expect(reading).toMatchObject({ answer: 'ok', followers: { count: 12_000, approximate: true } });
    expect(reading.posts[0]?.at?.basis).toBe('id');
  });
  test('empty, and the page that is not there', () => {
    expect(readerOf('xiaohongshu/state')(answerOf(state('[[],[]]')), XH).answer).toBe('empty');
    expect(readerOf('xiaohongshu/state')(answerOf('<html><body>你访问的页面不见了</body></html>'), XH).answer).toBe('captcha');
    const finalUrl = 'https://www.xiaohongshu.com/website-login/error?error_code=300017';
    expect(readerOf('xiaohongshu/state')(answerOf('<html></html>', { finalUrl }), XH).answer).toBe('captcha');
  }); // prettier-ignore
});

describe('RSSHub', () => {
  const feed = (item: object, home = 'https://weibo.com/1000000001/') =>
    readerOf('rsshub/feed')(answerOf({ version: 'https://jsonfeed.org/version/1.1', title: '某某发布的微博', home_page_url: home, items: [item] }), W); // prettier-ignore
  const dated = {
    id: '1',
    url: 'https://weibo.com/1000000001/x',
    date_published: '2026-03-10T02:00:00.000Z',
  };
  test('a date as fresh as the fetching is not believed', () =>
    expect(feed({ ...dated, date_published: '2026-03-16T00:59:00.000Z' }).posts[0]?.at).toBeNull());
  test("an entry of somebody else's, a feed of somebody else's", () => {
    expect(feed({ ...dated, url: 'https://weibo.com/2000000002/x' }).posts).toEqual([]);
    expect(feed(dated, 'https://weibo.com/2000000002/').answer).toBe('identity-mismatch');
  });
  test('an entry that nothing ties to the account has no time', () => {
    const loose = { ...dated, url: 'https://example.test/1' };
    expect(feed(loose, '').posts[0]?.at).toBeNull();
    expect(feed({ ...loose, authors: [{ name: '某某发布' }] }, '').posts[0]?.at).not.toBeNull();
  });
  test.each([[404, 'empty'], [403, 'gated'], [500, 'network'], [503, 'network']])('HTTP %i', (status, answer) =>
    expect(readerOf('rsshub/feed')(answerOf('<h1>Looks like</h1>', { status }), W).answer).toBe(answer),
  ); // prettier-ignore
});

describe('哔哩哔哩、澎湃、商店', () => {
  test.each([[0, true], [12061, false], [12002, false]])('replies %i', (code, open) =>
    expect(readerOf('bilibili/reply')(answerOf({ code }), W).posts[0]?.commentsOpen).toBe(open),
  ); // prettier-ignore
  test('an unknown code of replies says nothing', () =>
    expect(readerOf('bilibili/reply')(answerOf({ code: 12345 }), W).answer).toBe('schema-changed'));
  test('澎湃 by name where the number is another kind of number', () => {
    const item = { contId: 1, name: '一', pubTime: '昨天', authorInfo: { userId: 9, sname: '某某发布' } };
    const answer = answerOf({ code: 200, data: { hasNext: false, list: [item] } });
    expect(readerOf('thepaper/user')(answer, W)).toMatchObject({ answer: 'ok', more: false });
    expect(readerOf('thepaper/user')(answer, contextOf('1000000001', '别的')).answer).toBe(
      'identity-mismatch',
    );
  });
  test('应用宝 404', () =>
    expect(readerOf('yyb/detail')(answerOf('<html></html>', { status: 404 }), W).answer).toBe('not-found'));
});
