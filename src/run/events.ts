// What a running scan tells whoever is watching: the live display, the log, the server.
import type { TerminalState } from '../model/run.ts';

export type ScanEvent =
  | { readonly type: 'opened'; readonly run: string; readonly planned: number; readonly alreadyDone: number }
  | { readonly type: 'site-started'; readonly site: string; readonly name: string }
  | { readonly type: 'page'; readonly site: string; readonly url: string; readonly tookMs: number }
  | { readonly type: 'links'; readonly site: string; readonly checked: number }
  | {
      readonly type: 'site-done';
      readonly site: string;
      readonly name: string;
      readonly state: TerminalState;
      readonly pages: number;
      readonly links: number;
      /** Failing findings per check id. */
      readonly fails: Readonly<Record<string, number>>;
      readonly unknowns: number;
      readonly tookMs: number;
    }
  | { readonly type: 'sealed'; readonly run: string };

export type Watch = (event: ScanEvent) => void;
