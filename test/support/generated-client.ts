/** A client that is generated from the running server's own document, and compiled as a stranger would compile it. */
import { execFile } from 'node:child_process';
import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';

const run = promisify(execFile);

export class GeneratedClient {
  private constructor(private readonly folder: string) {}

  /** Makes types from the document. The generator runs as a program of its own, as a stranger would run it. */
  static async from(document: object): Promise<GeneratedClient> {
    const folder = mkdtempSync(join(process.env['TEST_FOLDER'] ?? tmpdir(), 'client-'));
    symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
    writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
    writeFileSync(join(folder, 'openapi.json'), JSON.stringify(document));
    const generator = resolve('node_modules/openapi-typescript/bin/cli.js');
    const [from, to] = [join(folder, 'openapi.json'), join(folder, 'api.ts')];
    await run(process.execPath, [generator, from, '--output', to], { cwd: folder });
    return new GeneratedClient(folder);
  }

  /** What the compiler says against each program, by its name; those without faults can be run. */
  compile(programs: Readonly<Record<string, string>>): Record<string, string[]> {
    const names = Object.keys(programs);
    for (const name of names) writeFileSync(this.file(`${name}.ts`), programs[name]!);
    const compiled = ts.createProgram(
      names.map((name) => this.file(`${name}.ts`)),
      {
        module: ts.ModuleKind.NodeNext,
        target: ts.ScriptTarget.ES2022,
        lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
        types: ['node'],
        strict: true,
        noUncheckedIndexedAccess: true,
        skipLibCheck: true,
        outDir: this.folder,
      },
    );
    compiled.emit();
    return Object.fromEntries(
      names.map((name) => {
        const faults = ts.getPreEmitDiagnostics(compiled, compiled.getSourceFile(this.file(`${name}.ts`)));
        return [name, faults.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'))];
      }),
    );
  }

  /** What the program prints, read as JSON. */
  async run(name: string, given: readonly string[]): Promise<unknown> {
    const { stdout } = await run(process.execPath, [this.file(`${name}.js`), ...given]);
    return JSON.parse(stdout);
  }

  private file(name: string): string {
    return join(this.folder, name);
  }
}
