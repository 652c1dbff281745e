// Texts of which the server gives but a shell: what they link to is only seen once a script has drawn them. On a full look
// as many of them are drawn as the allowance of browser visits leaves room for.
import type { PageReading } from '../../artifacts/page-reading.ts';
import { drawPage } from './draw-page.ts';
import type { LinkBook } from './link-book.ts';
import type { VisitTools } from './tools.ts';

/** Counted in `skipped`. */
const NOT_DRAWN = '文章：由脚本绘制，未在浏览器中查看';

export class UndrawnTexts {
  readonly #urls = new Set<string>();

  /** What an article's address gave by plain HTTP. */
  note(url: string, { kind }: PageReading): void {
    if (kind === 'shell') this.#urls.add(url);
  }

  /** Once the sections are settled, whose looks come first. */
  async draw(tools: VisitTools, links: LinkBook): Promise<void> {
    const urls = [...this.#urls].sort();
    this.#urls.clear();
    let left = urls.length;
    if (tools.context.depth === 'full')
      await tools.each(urls, '文章', async (url) => {
        if (!tools.mayBrowse(1)) return;
        const page = await drawPage(url, tools);
        if ('kind' in page) return;
        left -= 1;
        const { kind } = page.reading;
        if (kind === 'article' || kind === 'guide') links.add(page.finalUrl, page.reading, false, true);
      });
    tools.skipped.add(NOT_DRAWN, left);
  }
}
