// 小红书: the profile page carries its state; the list has no times, a note's own page has.
import type { Answer } from '../../answer.ts';
import { html, rounded, type Ask, type Route, type Scene } from '../ask.ts';
import { hash } from '../../rng.ts';
import type { AccountPlan, Post } from '../model.ts';
import { shown } from '../posts.ts';

/** `undefined` stands where JSON has null, as in the real pages. */
export const statePage = (title: string, state: object): Answer =>
  html(
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body><div id="app"></div><script>window.__INITIAL_STATE__=${JSON.stringify(state).replaceAll('<', '\\u003c').replaceAll(':null', ':undefined')}</script></body></html>`,
  );

/** 跳登录: never an empty account. */
export const notLoggedIn = (): Answer =>
  statePage('小红书 - 你的生活指南', {
    user: { loggedIn: false, userPageData: {}, notes: [[], [], [], []] },
  });

const note = (post: Post): object => ({
  id: post.id,
  noteCard: {
    noteId: post.id,
    displayTitle: post.title,
    type: 'normal',
    interactInfo: { likedCount: '5', sticky: post.pinned },
  },
  xsecToken: `AB${hash(post.id).toString(36)}`,
});

export function profileState(account: AccountPlan, posts: readonly Post[]): Answer {
  return statePage(`${account.shownName} - 小红书`, {
    global: { pwaAddDesktopPrompt: null },
    user: {
      loggedIn: true,
      userPageData: {
        basicInfo: {
          nickname: account.shownName,
          redId: String(100_000_000 + (hash(account.key) % 900_000_000)),
          ipLocation: '四川',
          desc: account.certified,
        },
        interactions: [
          { type: 'follows', name: '关注', count: '3' },
          { type: 'fans', name: '粉丝', count: rounded(account.followers) },
        ],
        result: { success: true, code: 0 },
      },
      notes: [posts.map(note)],
    },
  });
}

function notePage(account: AccountPlan, post: Post): Answer {
  return statePage(`${post.title} - 小红书`, {
    note: {
      firstNoteId: post.id,
      noteDetailMap: {
        [post.id]: {
          note: {
            noteId: post.id,
            title: post.title,
            time: post.at,
            lastUpdateTime: post.at,
            user: { userId: account.key, nickname: account.shownName },
          },
        },
      },
    },
  });
}

const gone = (): Answer => html('<html><body>页面不见了</body></html>', 404);

export function xiaohongshu(ask: Ask, scene: Scene): Route | Answer | null {
  if (ask.host !== 'www.xiaohongshu.com') return null;
  if (ask.path === '/login') return html('<html><head><title>登录</title></head><body>登录</body></html>');
  const key = /^\/user\/profile\/(\w+)$/.exec(ask.path)?.[1];
  if (key !== undefined)
    return {
      platform: 'xiaohongshu',
      door: 'page',
      key,
      say: (account) => profileState(account, shown(account.posts)),
      nobody: gone,
    };
  const noteId = /^\/explore\/(\w+)$/.exec(ask.path)?.[1];
  const found = noteId === undefined ? undefined : scene.article(noteId);
  if (!found) return null;
  return {
    platform: 'xiaohongshu',
    door: 'page',
    key: found.account.key,
    say: () => notePage(found.account, found.post),
    nobody: gone,
  };
}
