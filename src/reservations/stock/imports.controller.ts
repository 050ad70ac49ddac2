/** `/api/alliances/{alliance}/items/import` and `/imports`: a list into the pool, and out again. */
import { Body, Controller, Headers, Post, Query } from '@nestjs/common';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import { TakesListOfPrograms } from '../../http/file.body.js';
import { IdParam } from '../../http/id.pipe.js';
import { Answers, Says } from '../../http/says.decorators.js';
import { noChoices } from '../../items/import/import-choices.js';
import { ImportsService } from '../../items/import/imports.service.js';
import { PlannedImports, viewsOf } from '../../items/import/planned-imports.service.js';
import { listName } from '../../items/import/list-name.js';
import { ListReader } from '../../items/import/list-reader.service.js';
import { countsOf } from '../../items/import/plan-shapes.js';
import { Acting, Allow } from '../../partners/access/access.decorators.js';
import { Actor } from '../../partners/who/actor.js';
import { preferredLanguage } from '../../shared/words.js';
import {
  columnsFrom,
  ImportListDto,
  ImportQuery,
  importView,
  ImportView,
  UndoneImportView,
} from './import.view.js';
import { StockImportsService } from './stock-imports.service.js';

@Controller('api/alliances/:alliance')
export class ImportsController {
  constructor(
    private readonly reader: ListReader,
    private readonly imports: ImportsService,
    private readonly planned: PlannedImports,
    private readonly changes: StockImportsService,
  ) {}

  @Post('items/import')
  @TakesListOfPrograms()
  @Allow('items.import')
  @ApiConsumes('multipart/form-data', 'text/csv')
  @ApiBody({ type: ImportListDto })
  @Says(
    'Bring a list into the pool.',
    'A form with a file, or `text/csv` by itself. All lines that are taken, or none. What is there already is changed where the line says something else, and a blank cell changes nothing; partners and storage places that are missing are made. Lines to be looked at are left out: accept what is proposed on the page.',
    {
      409: '`too-many-on-the-way`: more than a hundred partners or places would be made. `too-many-items`: no alliance has more than 20,000.',
    },
  )
  @Answers(200, ImportView)
  async importItems(
    @Acting() actor: Actor,
    @Query() { dryRun }: ImportQuery,
    @Body() { file, fileName = '', columns }: ImportListDto,
    @Headers('accept-language') acceptLanguage?: string,
  ): Promise<ImportView> {
    const language = preferredLanguage(acceptLanguage);
    const name = listName(fileName);
    const grids = await this.reader.read({ bytes: Buffer.from(file, 'latin1'), name });
    const said = (columns === undefined ? undefined : columnsFrom(columns)) ?? null;
    const choices = { ...noChoices, sheet: this.reader.sheetOf(grids), columns: said };
    const judged = await this.reader.judge(grids, choices);
    if (dryRun !== 'true') {
      const taken = await this.changes.takeAtOnce(actor, name, judged);
      return importView(taken, await this.imports.outcome(actor, taken.importId), language);
    }
    const plan = await this.planned.of(actor, judged);
    const { id: importId } = await this.imports.bring(actor, name, judged);
    return importView({ importId, counts: countsOf(plan), atRisk: [] }, viewsOf(plan, judged), language);
  }

  @Post('imports/:importId/undo')
  @Allow('items.undo-import')
  @Says(
    'Undo a whole import.',
    'While nothing of it is lent or asked for, and nobody changed it since: items stand again as they stood, what was made goes, and so do partners and places that nothing else needs.',
    {
      409: '`import-in-use`: something of it is in use; the reasons name what. `not-imported`: it was not taken over, or is undone already.',
    },
  )
  @Answers(200, UndoneImportView)
  undoImport(@Acting() actor: Actor, @IdParam('importId') importId: string): Promise<UndoneImportView> {
    return this.changes.undo(actor, importId);
  }
}
