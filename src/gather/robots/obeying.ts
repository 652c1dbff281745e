// Client and browser that ask for nothing a robots.txt disallows, on whatever way they come to it.
import type { Client } from '../../fetch/client.ts';
import { err } from '../../model/result.ts';
import type { Browser } from '../browser-port.ts';
import type { RobotsBook } from './robots-book.ts';

/** In `note` mode the client itself. */
export function obeyingClient(client: Client, book: RobotsBook): Client {
  if (!book.obeys) return client;
  const permit = (url: string): ReturnType<RobotsBook['refusal']> => book.refusal(url);
  return { fetch: (request, signal) => client.fetch({ ...request, permit }, signal) };
}

/** In `note` mode the browser itself. */
export function obeyingBrowser(browser: Browser, book: RobotsBook): Browser {
  if (!book.obeys) return browser;
  const permit = (url: string): ReturnType<RobotsBook['refusal']> => book.refusal(url);
  return {
    async open(request, signal) {
      const refusal = await permit(request.url);
      return refusal === null ? browser.open({ ...request, permit }, signal) : err(refusal);
    },
    close: () => browser.close(),
  };
}
