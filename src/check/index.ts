// The public face of the kit.
export { defineCheck } from './define.ts';
export type { Answer, Check, CheckContext, CheckDefinition, Handed, Needs } from './define.ts';
export { failureText, failureTraits } from '../model/failure.ts';
export { cannotTell, withWhole } from './whole-subject.ts';
