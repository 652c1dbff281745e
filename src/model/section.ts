// 栏目: what the rules count.

export const SECTION_TYPES = [
  'news',
  'notice',
  'policy',
  'interpretation',
  'plan',
  'finance',
  'personnel',
  'data',
  'leaders',
  'organs',
  'overview',
  'consultation',
  'survey',
  'interview',
  'services',
  'topic',
  'other',
] as const;
export type SectionType = (typeof SECTION_TYPES)[number];

/** `static`: one article, leaders, organs, guides, a document, pictures, links out, or only sub-sections. */
export const SECTION_STATES = [
  'fresh',
  'stale',
  'long-stale',
  'blank',
  'undated',
  'static',
  'unknown',
] as const;
export type SectionState = (typeof SECTION_STATES)[number];

/** What a section's page turned out to hold. */
export const SECTION_CONTENTS = ['list', 'blank', 'article', 'parent', 'static', 'unreadable'] as const;
export type SectionContent = (typeof SECTION_CONTENTS)[number];

/** How something was seen: by plain HTTP or in a real browser. */
export type View = 'http' | 'browser';
