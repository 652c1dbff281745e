// YAML as people write it: its value, or where it is broken.
import { LineCounter, parseDocument } from 'yaml';
import { err, ok, type Result } from './result.ts';

/** The error is Chinese and begins with the line where that is known: it reads on after the file's name. */
export function readYaml(text: string): Result<unknown, string> {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, logLevel: 'error' });
  const [error] = document.errors;
  if (error) {
    const { line } = lineCounter.linePos(error.pos[0]);
    return err(` 第 ${line} 行：YAML 写法有误（${error.code}）；请检查缩进和冒号后的空格`);
  }
  try {
    return ok(document.toJS());
  } catch (thrown) {
    // References that lead nowhere, or multiply without end, are found only here.
    if (!(thrown instanceof ReferenceError)) throw thrown;
    return err('：YAML 里的引用（*名称）有误；请检查，或把要引用的内容直接写出来');
  }
}
