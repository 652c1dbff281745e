// Lists to choose from in the cells of a sheet that is filled in by hand (数据验证, by the format's own definition).
import type { Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  insertElementMarkupAccordingToOrderOfSiblings,
  sanitizeTextContent,
} from 'write-excel-file/utility';
import type { Column } from './columns.ts';

const SHEET = 'xl/worksheets/sheet{id}.xml';
/** Rows that people add below what we wrote are helped as well. */
const HELPED_ROWS = 10_000;

function validation(choices: readonly string[], index: number): string {
  const range = `${getCellAddress(1, index)}:${getCellAddress(HELPED_ROWS, index)}`;
  const list = sanitizeTextContent(`"${choices.join(',')}"`);
  return `<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="${range}"><formula1>${list}</formula1></dataValidation>`;
}

/** Nothing is added to a sheet none of whose columns has choices. */
export function choiceLists<F>(columns: readonly Pick<Column<never>, 'choices'>[]): Feature<F> {
  const lists = columns.flatMap(({ choices }, index) => (choices ? [validation(choices, index)] : []));
  const markup = `<dataValidations count="${String(lists.length)}">${lists.join('')}</dataValidations>`;
  const order = getOrderOfSiblings(SHEET, 'worksheet');
  return {
    files: {
      transform: {
        [SHEET]: {
          transform: (xml) =>
            lists.length === 0 || !order
              ? xml
              : insertElementMarkupAccordingToOrderOfSiblings(xml, markup, order, 'worksheet'),
        },
      },
    },
  };
}
