// Reads the workflows as GitHub does, by its own language service: keys, values, expressions, needs.
import { readFileSync, readdirSync } from 'node:fs';
import { register } from 'node:module';

// The language service is written for bundlers: Node wants to hear that what it imports is JSON.
const hook = `export const load = (url, context, next) =>
  next(url, url.endsWith(".json") ? { ...context, importAttributes: { type: "json" } } : context);`;
register(`data:text/javascript,${encodeURIComponent(hook)}`);
const { validate } = await import('@actions/languageservice');
const { TextDocument } = await import('vscode-languageserver-textdocument');

const folder = new URL('workflows/', import.meta.url);
const files = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
let found = files.length === 0 ? 1 : 0;
for (const name of files) {
  const url = new URL(name, folder);
  const document = TextDocument.create(url.href, 'yaml', 1, readFileSync(url, 'utf8'));
  for (const problem of await validate(document)) {
    console.error(`${name}:${problem.range.start.line + 1}: ${problem.message}`);
    found += 1;
  }
}
console.log(`${files.length} workflows, ${found} problems`);
process.exitCode = found === 0 ? 0 : 1;
