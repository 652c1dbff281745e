// 澎湃号 and 澎湃政务号: lists in order of time, without session or signature.
import { ACCOUNT_READERS } from '../../../derive/accounts/readers/index.ts';
import type { AccountSource } from '../source.ts';

const PAGE_SIZE = 20;

const HEADERS = { 'client-type': '2', origin: 'https://m.thepaper.cn' };

export const thepaperGov: AccountSource = {
  id: 'thepaper/gov',
  platform: 'thepaper',
  coverage: 'complete',
  read: ACCOUNT_READERS['thepaper/gov'],
  ask({ account }, _settings, page) {
    const { handle: pphId } = account;
    if (page > 0 || !/^\d+$/.test(pphId)) return null;
    return {
      url: 'https://api.thepaper.cn/contentapi/cont/pph/gov',
      referer: 'https://m.thepaper.cn/',
      headers: HEADERS,
      post: {
        contentType: 'application/json',
        body: JSON.stringify({ pageNum: 1, pageSize: PAGE_SIZE, pphId }),
      },
    };
  },
};
