import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    // The package's own "imports" point at the built files; tests run the sources.
    alias: [
      { find: /^#check$/, replacement: source('./src/check/index.ts') },
      { find: /^#artifacts\/(.*)\.js$/, replacement: source('./src/artifacts/$1.ts') },
      { find: /^#derive\/(.*)\.js$/, replacement: source('./src/derive/$1.ts') },
    ],
  },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    include: ['test/**/*.test.ts'],
    exclude: ['node_modules', 'dist', 'test/acceptance/**'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
