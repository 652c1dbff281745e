// Run by a test in a shell that lets no file grow: keeps one large picture and says what came of it.
import { createEvidenceStore } from '../../src/store/evidence-files.ts';

const [directory = ''] = process.argv.slice(2);
const evidence = createEvidenceStore({ directory, clock: Date.now });
try {
  await evidence.put('screenshot', new Uint8Array(1_000_000), { url: 'http://a.gov.cn/', fetchedAt: 0 });
  process.stdout.write('kept');
} catch (error) {
  process.stdout.write(error instanceof Error && 'code' in error ? String(error.code) : String(error));
}
