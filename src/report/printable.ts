// Text as files of XML can hold it.

// They cannot hold control characters or half a surrogate pair at all.
const UNPRINTABLE = /[^\t\n\r\P{Cc}]|\p{Cs}|\p{Cn}/gu;

export const printableText = (text: string): string => text.replace(UNPRINTABLE, '');
