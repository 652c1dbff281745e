// Answers of list APIs with status 200: refusals told from rows and from lists that are simply empty.
import { expect, it } from 'vitest';
import { refusesData } from '../../../src/gather/browser/data-refusal.ts';

it.each([
  '{"code":500,"msg":"系统异常，请稍后再试","data":[]}',
  '{"code":"401","msg":"认证失败"}',
  '{"success":false,"message":"数据库连接超时","rows":[]}',
  '{"errcode":-1,"errmsg":"system busy"}',
  '\n{"status":503,"data":null}',
])('a refusal: %s', (body) => {
  expect(refusesData(body)).toBe(true);
});

it.each([
  '{"code":200,"data":{"list":[],"total":0}}',
  '{"code":0,"count":0,"data":[]}',
  '{"code":1,"msg":"ok","data":[]}',
  '{"success":true,"code":200,"data":null}',
  '{"code":500,"data":[{"title":"通知"}]}',
  '[]',
  '<html>500</html>',
  '{"code":500',
  '{"code":635100,"city":"达州"}',
  `{"code":500,"detail":"${'x'.repeat(5000)}"}`,
])('no refusal: %s', (body) => {
  expect(refusesData(body)).toBe(false);
});
