// The reading tables as shipped.
import { fileURLToPath } from 'node:url';
import { loadTables } from '../../src/app/tables.ts';

export const tables = loadTables(fileURLToPath(new URL('../../data', import.meta.url)));
