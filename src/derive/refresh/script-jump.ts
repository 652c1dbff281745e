// Jumps that an inline script makes at once: what stands at its top level, not inside functions or conditions.

export interface ScriptJump {
  /** As written in the literal. */
  readonly address: string;
  readonly delaySeconds: number;
}

const TARGET = String.raw`(?:(?:window|self|top|parent|document|this)\s*\.\s*)*location(?:\s*\.\s*href)?`;
/** Literals stand as `"§3"` in the code that is searched, so that code quoted in a string is none. */
const LITERAL = String.raw`"§(?<literal>\d+)"(?!\s*\+)`;
const ASSIGNED = new RegExp(
  String.raw`(?<![\w$.])${TARGET}\s*=\s*(?:${LITERAL}|(?<variable>[A-Za-z_$][\w$]*)\s*(?:;|$|\n))`,
  'g',
);
const CALLED = new RegExp(
  String.raw`(?<![\w$.])(?:${TARGET}\s*\.\s*(?:replace|assign)|(?:window\s*\.\s*)?navigate)\s*\(\s*${LITERAL}\s*\)`,
  'g',
);
const TIMED = new RegExp(
  String.raw`setTimeout\s*\(\s*(?:["']|function\s*\(\s*\)\s*\{|\(\s*\)\s*=>\s*\{?)\s*${TARGET}(?:\s*=\s*|\s*\.\s*(?:replace|assign)\s*\(\s*)\\?["'](?<address>[^'"\\\n]+)\\?["'][\s\S]{0,40}?,\s*(?<delay>\d+)\s*\)`,
);
const ANYWHERE = new RegExp(
  String.raw`${TARGET}(?:\s*=\s*|\s*\.\s*(?:replace|assign)\s*\(\s*)(['"])(?<address>[^'"\n]+)\1`,
  'g',
);
/** Conditions: what follows on the same line happens to some visitors only. */
const CONDITIONAL = /\b(?:if|else|case|while|for|catch|typeof)\b|&&|\|\||\?|=>/;

/** The jump that every visitor makes, null when there is none or it cannot be told. */
export function immediateJump(code: string): ScriptJump | null {
  const bare = withoutComments(code);
  const top = topLevel(bare);
  for (const pattern of [ASSIGNED, CALLED]) {
    for (const match of top.code.matchAll(pattern)) {
      if (CONDITIONAL.test(statementBefore(top.code, match.index))) continue;
      const literal = match.groups?.['literal'] ?? literalOf(top.code, match.groups?.['variable'] ?? '');
      const address = literal === null ? '' : (top.literals[Number(literal)]?.trim() ?? '');
      if (address !== '') return { address, delaySeconds: 0 };
    }
  }
  const timed = TIMED.exec(bare)?.groups;
  if (!timed) return null;
  return {
    address: (timed['address'] ?? '').trim(),
    delaySeconds: Math.round(Number(timed['delay']) / 1000),
  };
}

/** For splash pages that count down: the one address any script on the page jumps to, null when there are several. */
export function onlyTarget(codes: readonly string[]): string | null {
  const targets = new Set<string>();
  for (const code of codes) {
    for (const match of withoutComments(code).matchAll(ANYWHERE))
      targets.add((match.groups?.['address'] ?? '').trim());
  }
  const [first] = targets;
  return targets.size === 1 && first !== undefined && first !== '' ? first : null;
}

function statementBefore(code: string, at: number): string {
  const start = Math.max(code.lastIndexOf(';', at - 1), code.lastIndexOf('}', at - 1)) + 1;
  return code.slice(start, at);
}

/** The number of the literal that a variable was given. */
function literalOf(code: string, variable: string): string | null {
  if (variable === '') return null;
  const escaped = variable.replace(/\$/g, '\\$&');
  return (
    new RegExp(String.raw`(?:var|let|const)\s+${escaped}\s*=\s*"§(\d+)"\s*(?:;|\n|$)`).exec(code)?.[1] ?? null
  );
}

/** Comments removed; `//` inside strings (http://…) is no comment. */
function withoutComments(code: string): string {
  const pattern =
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|<!--[^\n]*|(?<![:\\])\/\/[^\n]*/g;
  return code.replace(pattern, (whole, text: string | undefined) => (text === undefined ? ' ' : whole));
}

interface TopLevel {
  readonly code: string;
  readonly literals: readonly string[];
}

/** What is outside of all braces; `function`, `if (…) {` and the like lose their bodies. */
function topLevel(code: string): TopLevel {
  const pieces: string[] = [];
  const literals: string[] = [];
  let depth = 0;
  for (const [piece] of code.matchAll(/"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|[{}]|[^"'{}]+|["']/g)) {
    if (piece === '{') depth++;
    else if (piece === '}') {
      depth = Math.max(0, depth - 1);
      pieces.push('}');
    } else if (depth === 0)
      pieces.push(/^["'].*["']$/s.test(piece) && piece.length > 1 ? placeholder(piece, literals) : piece);
  }
  return { code: pieces.join(''), literals };
}

function placeholder(literal: string, literals: string[]): string {
  literals.push(literal.slice(1, -1));
  return `"§${literals.length - 1}"`;
}
