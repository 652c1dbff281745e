// Literal addresses in click handlers: location.href='…', window.open('…'), javascript:openUrl('…').

const ASSIGNED =
  /(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\s*\(|(?:window\s*\.\s*)?open\w*\s*\(|go(?:to)?(?:url|page)?\s*\()\s*(['"])([^'"]+)\1(?!\s*\+)/i;

/** The address a click leads to, null when the handler names none or only the beginning of one. */
export function clickAddress(handler: string): string | null {
  const address = ASSIGNED.exec(handler)?.[2]?.trim();
  if (address === undefined || address === '') return null;
  return /^(?:https?:)?\/\/|^[./]|\.(?:s?html?|jsp|aspx?|php|do)\b|\//i.test(address) ? address : null;
}
