// Why an account could not be told, and what a person does next, from the answers there were.
import type { AccountObservation } from '../../model/account-conclusion.ts';
import type { AccountAnswer } from '../../model/account-reading.ts';
import { isShortLinkSource } from './short-link.ts';

interface Step {
  readonly why: string;
  readonly next: string;
}

/** The most telling answer first: what a person can act upon comes before what may pass by itself. */
const STEPS: readonly (readonly [AccountAnswer, Step])[] = [
  [
    'identity-mismatch',
    { why: '取得的账号与台账不符', next: '核对台账中的账号名称和账号ID：可能已改名、迁移或被他人占用' },
  ],
  ['migrated', { why: '平台答复账号已迁移', next: '在台账中改为迁移后的账号' }],
  ['deregistered', { why: '平台答复账号已注销', next: '隔日再取一次，并由检查员打开主页截图' }],
  ['suspended', { why: '平台答复账号已被停用', next: '隔日再取一次，并由检查员打开主页截图' }],
  ['frozen', { why: '平台答复账号异常', next: '隔日再取一次，并由检查员打开主页截图' }],
  ['not-found', { why: '平台答复没有这个账号', next: '核对台账中的账号ID；隔日再取一次' }],
  ['ok', { why: '取得的内容不完整，时段内没有见到发布', next: '由检查员打开账号主页核实并截图' }],
  ['empty', { why: '平台返回空列表，不能说明未更新', next: '由检查员打开账号主页核实并截图' }],
  ['captcha', { why: '平台要求验证，本系统不绕过验证', next: '由检查员在浏览器中打开账号主页' }],
  ['login-required', { why: '平台要求登录', next: '由检查员登录办公室账号后打开主页' }],
  ['gated', { why: '接口未开放或未授权', next: '请单位授权，或由单位自报最新一条链接' }],
  ['rate-limited', { why: '平台限制了访问频次', next: '稍后再取' }],
  [
    'schema-changed',
    { why: '平台答复的格式与以往不同', next: '由检查员打开账号主页核实；并告知系统维护人员' },
  ],
  ['network', { why: '没有取得答复', next: '检查网络后再取' }],
];

const NOTHING: Step = {
  why: '这个账号没有可自动取得的来源',
  next: '请单位自报最新一条链接，或由检查员打开账号主页核实并截图',
};

const SHORT_LINK_NEXT = '打开短链接核实；在台账中补填账号 ID 或完整的主页链接，自报的请单位改报完整链接';

/** A short link that led nowhere is no answer about the account: told only where there is no other. */
const leads = ({ source, reading }: AccountObservation): boolean =>
  isShortLinkSource(source) && reading.answer === 'empty';

function afterShortLink(observations: readonly AccountObservation[]): ReturnType<typeof stepAfter> {
  const index = observations.findLastIndex((one) => leads(one) && one.reading.identity === null);
  const why = observations[index]?.reading.why;
  return why === undefined ? { ...NOTHING, rests: [] } : { why, next: SHORT_LINK_NEXT, rests: [index] };
}

/** The step, and the observations (by index) it comes from. */
export function stepAfter(
  observations: readonly AccountObservation[],
): Step & { readonly rests: readonly number[] } {
  for (const [answer, step] of STEPS) {
    const rests = observations.flatMap((one, index) =>
      one.reading.answer === answer && !leads(one) ? [index] : [],
    );
    if (rests.length === 0) continue;
    const said = observations[rests[0] ?? 0]?.reading.why ?? '';
    return { ...step, why: said === '' || said === step.why ? step.why : `${step.why}（${said}）`, rests };
  }
  return afterShortLink(observations);
}
