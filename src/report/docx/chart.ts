// A chart as Word draws it, from its own numbers; what is printed beside a bar is the exact text.
import { AlignmentType, Paragraph } from 'docx';
import { ChartRun } from 'docx/charts';
import type { Chart } from '../bulletin/charts.ts';
import type { Fonts } from '../bulletin/settings.ts';

/** Pixels, 96 to the inch: as wide as the text, so much for each bar and for title and axis. */
const WIDTH = 580;
const BAR_HEIGHT = 20;
const FRAME_HEIGHT = 70;
const LEAST_HEIGHT = 150;
const COLOUR = '4472C4';

export function chartParagraph({ title, bars, from, to }: Chart, fonts: Fonts): Paragraph {
  const name = fonts.body.name;
  const height = Math.max(LEAST_HEIGHT, FRAME_HEIGHT + bars.length * BAR_HEIGHT);
  const chart = new ChartRun({
    type: 'bar',
    // An axis that does not begin at nothing makes small differences look large: it says so.
    title: {
      text: from > 0 ? `${title}（横轴自${String(from)}%起）` : title,
      font: { name: fonts.heading.name, size: 12 },
    },
    legend: false,
    font: { name },
    categories: bars.map(({ label }) => label),
    series: [
      {
        name: title,
        values: bars.map(({ value }) => value),
        color: COLOUR,
        pointLabels: bars.map(({ text }) => ({ text })),
      },
    ],
    gapWidth: 50,
    dataLabels: { value: true, position: 'insideEnd', font: { name, size: 9, color: 'FFFFFF' } },
    categoryAxis: { reverseOrder: true, font: { name, size: 9 } },
    valueAxis: { minimum: from, maximum: to, visible: false, gridlines: false },
    transformation: { width: WIDTH, height },
  });
  // A line of exact height would cut the picture off.
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { line: 240, lineRule: 'auto', before: 60, after: 60 },
    children: [chart],
  });
}
