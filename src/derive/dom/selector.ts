// A CSS path of a box, good for highlighting the place in the page.
import { ancestors, ROOT_TAG, type Box } from './box.ts';

const SAFE_ID = /^[A-Za-z][\w-]*$/;

/** From the nearest ancestor with an id down to the box: `#main > div:nth-of-type(2) > ul`. */
export function selectorOf(box: Box): string {
  const steps: string[] = [];
  for (const at of ancestors(box)) {
    if (at.tag === ROOT_TAG) break;
    const id = at.element.attribs['id'];
    if (id !== undefined && SAFE_ID.test(id)) {
      steps.unshift(`#${id}`);
      break;
    }
    steps.unshift(step(at));
  }
  return steps.join(' > ');
}

function step(box: Box): string {
  const alike = box.parent?.children.filter((sibling) => sibling.tag === box.tag) ?? [];
  return alike.length > 1 ? `${box.tag}:nth-of-type(${alike.indexOf(box) + 1})` : box.tag;
}
