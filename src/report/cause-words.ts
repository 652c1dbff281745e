// Why a link is dead, for readers outside the house: a check's message names the cause by its id.
import type { Finding } from '../model/finding.ts';

const CAUSES: Readonly<Record<string, string>> = {
  'http-404': '页面不存在，404',
  'http-410': '页面已删除，410',
  'http-4xx': '服务器拒绝访问',
  'http-5xx': '服务器出错',
  dns: '域名无法解析',
  refused: '连接被拒绝',
  reset: '连接被中断',
  timeout: '超时',
  tls: '安全证书有误',
  'redirect-loop': '循环跳转',
  'soft-404': '页面提示内容不存在',
  'redirected-home': '跳转到首页',
  'intranet-address': '内网地址',
  'malformed-url': '网址书写有误',
};

/** The finding's message, with its cause in words where there are any. */
export function messageInWords({ message, measured }: Pick<Finding, 'message' | 'measured'>): string {
  const { cause } = measured;
  const words = typeof cause === 'string' ? CAUSES[cause] : undefined;
  return words === undefined ? message : message.replace(`（${String(cause)}）`, `（${words}）`);
}
