// The named readers, in the order they are asked.
import { documentWrite } from './document-write.ts';
import { jcmsDatastore } from './jcms-datastore.ts';
import { jsonRows } from './json-rows.ts';
import type { ScriptReader } from './reader.ts';
import { scriptArray } from './script-array.ts';
import { textStore } from './text-store.ts';

export const SCRIPT_READERS: readonly ScriptReader[] = [
  jcmsDatastore,
  documentWrite,
  jsonRows,
  scriptArray,
  textStore,
];
