// Apps in stores: whether each offers the app that is filed.
import { APP_READERS } from '../../../derive/accounts/readers/index.ts';
import type { AccountSource } from '../source.ts';

export const appleLookup: AccountSource = {
  id: 'apple/lookup',
  platform: 'app-ios',
  coverage: 'complete',
  read: APP_READERS['apple/lookup'],
  ask({ account }, _settings, page) {
    const id = account.handle.replace(/^id(?=\d)/i, '');
    if (page > 0 || id === '') return null;
    const which = /^\d+$/.test(id) ? `id=${id}` : `bundleId=${encodeURIComponent(id)}`;
    return { url: `https://itunes.apple.com/lookup?${which}&country=cn&entity=software` };
  },
};

/** 应用宝 */
export const yybDetail: AccountSource = {
  id: 'yyb/detail',
  platform: 'app-android',
  coverage: 'complete',
  read: APP_READERS['yyb/detail'],
  ask({ account }, _settings, page) {
    const { handle: pack } = account;
    if (page > 0 || !/^[A-Za-z]\w*(?:\.\w+)+$/.test(pack)) return null;
    return { url: `https://sj.qq.com/appdetail/${pack}` };
  },
};
