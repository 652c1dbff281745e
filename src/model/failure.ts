// The closed union of reasons why something could not be fetched or looked at, in one table.

/** Whose fault a failure is: the site's, the network's between, ours, or nobody's (a refusal to answer machines). */
export type Fault = 'site' | 'network' | 'ours' | 'protection';

/** `same`: the same way may be tried again; `other`: only another method or time helps; `no`: final for tonight. */
export type Retry = 'same' | 'other' | 'no';

interface FailureTraits {
  readonly fault: Fault;
  readonly retry: Retry;
  /** Chinese, for reports and messages. */
  readonly text: string;
  /** Chinese: what a person can do about it. */
  readonly remedy: string;
}

export const FAILURES = {
  'malformed-url': { fault: 'site', retry: 'no', text: '网址格式错误', remedy: '更正链接地址' },
  'intranet-address': {
    fault: 'site',
    retry: 'no',
    text: '指向内网或本机地址，公众无法访问',
    remedy: '改为公网地址；确需巡检内网的，用 --allow-network 放行',
  },
  'unsupported-scheme': { fault: 'site', retry: 'no', text: '不是 http(s) 地址', remedy: '更正链接地址' },
  dns: { fault: 'site', retry: 'other', text: '域名不存在', remedy: '核对域名解析记录' },
  'dns-server': {
    fault: 'network',
    retry: 'same',
    text: '域名服务器未应答',
    remedy: '检查本机域名服务器，稍后重试',
  },
  refused: { fault: 'site', retry: 'other', text: '服务器拒绝连接', remedy: '检查网站服务是否运行' },
  unroutable: { fault: 'network', retry: 'other', text: '网络不可达', remedy: '检查本机网络后重试' },
  reset: { fault: 'site', retry: 'same', text: '连接被中断', remedy: '稍后重试，或检查服务器与防护设备' },
  'connect-timeout': { fault: 'site', retry: 'other', text: '连接超时', remedy: '检查网站服务与线路' },
  timeout: { fault: 'site', retry: 'other', text: '响应超时', remedy: '检查网站性能' },
  tls: { fault: 'site', retry: 'other', text: '安全连接（TLS）失败', remedy: '检查证书与 TLS 配置' },
  'http-malformed': { fault: 'site', retry: 'other', text: 'HTTP 应答不合规范', remedy: '检查服务器应答头' },
  'bad-encoding': { fault: 'site', retry: 'other', text: '压缩内容损坏', remedy: '检查服务器压缩设置' },
  'too-large': {
    fault: 'ours',
    retry: 'no',
    text: '内容超过大小上限',
    remedy: '如需检查，请提高配置中的大小上限',
  },
  'redirect-loop': { fault: 'site', retry: 'no', text: '循环跳转', remedy: '检查跳转设置' },
  'too-many-redirects': { fault: 'site', retry: 'no', text: '跳转次数过多', remedy: '检查跳转设置' },
  'bad-redirect': { fault: 'site', retry: 'no', text: '跳转目标无效', remedy: '检查跳转设置' },
  'http-status': { fault: 'site', retry: 'other', text: '返回错误状态码', remedy: '检查该页面' },
  throttled: {
    fault: 'protection',
    retry: 'same',
    text: '被限制访问频率',
    remedy: '降低巡检速度，或请对方放行本机地址',
  },
  challenged: {
    fault: 'protection',
    retry: 'no',
    text: '被防护系统拦截，无法检查',
    remedy: '请对方将本机地址与 User-Agent 加入白名单',
  },
  forbidden: {
    fault: 'protection',
    retry: 'other',
    text: '拒绝访问',
    remedy: '请对方将本机地址与 User-Agent 加入白名单',
  },
  robots: {
    fault: 'protection',
    retry: 'no',
    text: 'robots.txt 不允许访问',
    remedy: '请对方在 robots.txt 中放行，或将配置 robots.mode 改为 note',
  },
  'robots-unreadable': {
    fault: 'protection',
    retry: 'no',
    text: 'robots.txt 不允许访问（未能读取，视同全部禁止）',
    remedy: '请对方修复 robots.txt，或将配置 robots.mode 改为 note',
  },
  browser: {
    fault: 'ours',
    retry: 'same',
    text: '浏览器未能打开页面',
    remedy: '运行 xunjian doctor 检查浏览器',
  },
  undrawn: {
    fault: 'ours',
    retry: 'same',
    text: '浏览器打开了页面，没有画出内容',
    remedy: '请人工打开该页核对：确无内容的，由检查人员录入',
  },
  'no-browser': {
    fault: 'ours',
    retry: 'no',
    text: '没有可用的浏览器',
    remedy: '安装 chromium-headless-shell 或 chromium',
  },
  budget: {
    fault: 'ours',
    retry: 'no',
    text: '用完了本站的时间或页数预算',
    remedy: '单独复扫该站，或提高配置中的预算',
  },
  cancelled: { fault: 'ours', retry: 'same', text: '巡检被中止', remedy: '用 --resume 继续' },
  internal: { fault: 'ours', retry: 'no', text: '程序内部错误', remedy: '查看日志并报告此问题' },
} as const satisfies Record<string, FailureTraits>;

export type FailureKind = keyof typeof FAILURES;

/** One thing that went wrong, as a value. `detail` is technical (English, for logs and evidence). */
export interface Failure {
  readonly kind: FailureKind;
  readonly detail?: string;
  /** The HTTP status, for `http-status`, `throttled`, `forbidden` and `challenged`. */
  readonly status?: number;
  /** The protection product, for `challenged`. */
  readonly product?: string;
}

export function failureTraits(failure: Failure): FailureTraits {
  return FAILURES[failure.kind];
}

/** One line in Chinese for reports: the failure's text, with the status or the protection product when known. */
export function failureText(failure: Failure): string {
  const details = [failure.product, failure.status].filter((detail) => detail !== undefined);
  return details.length > 0
    ? `${FAILURES[failure.kind].text}（${details.join('，')}）`
    : FAILURES[failure.kind].text;
}

/** Whether a site itself says of an address, by 404 or 410, that nothing is there. */
export const saysGone = ({ kind, status }: Failure): boolean =>
  kind === 'http-status' && (status === 404 || status === 410);
