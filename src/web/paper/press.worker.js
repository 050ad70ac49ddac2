/** The press: a thread of its own that sets papers as PDF, so that the server goes on answering meanwhile. Plain JavaScript: threads are started from a file as it is. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import pdfmake from 'pdfmake';

/** Comes with the library: Latin, Greek and Cyrillic letters of all European languages. */
const fonts = join(
  dirname(createRequire(import.meta.url).resolve('pdfmake/package.json')),
  'fonts',
  'Roboto',
);

pdfmake.setFonts({
  Roboto: { normal: join(fonts, 'Roboto-Regular.ttf'), bold: join(fonts, 'Roboto-Medium.ttf') },
});
// A paper names no file and no address; whatever one would, is not read.
pdfmake.setUrlAccessPolicy(() => false);
pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts);

const none = () => 0;
pdfmake.setTableLayouts({
  facts: {
    hLineWidth: none,
    vLineWidth: none,
    paddingLeft: none,
    paddingTop: () => 1,
    paddingBottom: () => 1,
  },
  things: {
    hLineWidth: (row) => (row === 1 ? 0.8 : 0.4),
    hLineColor: () => '#888888',
    vLineWidth: none,
    paddingLeft: (column) => (column === 0 ? 0 : 6),
    paddingRight: none,
    paddingTop: () => 2,
    paddingBottom: () => 2,
  },
});

/** Nothing below a single page. */
const below =
  ({ title, page }) =>
  (current, all) =>
    all === 1
      ? ''
      : {
          columns: [
            { text: title },
            {
              text: page.replace('{page}', String(current)).replace('{pages}', String(all)),
              alignment: 'right',
            },
          ],
          fontSize: 8.5,
          margin: [40, 12, 40, 0],
        };

parentPort.on('message', async ({ id, job: { definition, foot } }) => {
  try {
    const pdf = await pdfmake.createPdf({ ...definition, ...(foot && { footer: below(foot) }) }).getBuffer();
    parentPort.postMessage({ id, pdf });
  } catch (error) {
    parentPort.postMessage({
      id,
      fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
  }
});
