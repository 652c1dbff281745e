// Data that was refused with status 200: {"code":500,"msg":"系统异常"}. The empty place it leaves is not what the site holds.

/** Refusals are short; longer answers hold rows. Characters. */
const LONGEST_REFUSAL = 4_000;
const CODES = ['code', 'status', 'statusCode', 'errcode', 'errCode', 'errorCode', 'resultCode', 'ret'];

/** Whether this answer to an XHR or fetch is JSON that says by its own code that it gives no data. */
export function refusesData(body: string): boolean {
  if (body.length > LONGEST_REFUSAL || !/^\s*\{/.test(body)) return false;
  const told = parsed(body);
  if (told === null || holdsRows(told)) return false;
  return told['success'] === false || CODES.some((key) => isRefusal(told[key]));
}

function parsed(body: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(body);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

/** HTTP's own error numbers, and negative ones: 1 is success with some and failure with others. */
function isRefusal(code: unknown): boolean {
  const number = typeof code === 'string' && /^-?\d{1,4}$/.test(code) ? Number(code) : code;
  return typeof number === 'number' && (number < 0 || (number >= 400 && number < 600));
}

function holdsRows(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsRows);
}
