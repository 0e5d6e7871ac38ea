// Lint rules of the staff desktop's page.

import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './ui/svelte.config.js';

export default ts.config(
  { ignores: ['ui/dist', 'ui/src/wire'] },
  ...ts.configs.strict,
  ...svelte.configs.recommended,
  { languageOptions: { globals: { ...globals.browser } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'max-lines': ['error', 300],
      'max-lines-per-function': ['error', 40],
      'no-console': 'error',
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: 'SvelteAttribute[key.name="style"]',
          message: 'The content-security policy forbids style attributes; use a class.',
        },
        {
          selector: ':function > .params TSBooleanKeyword',
          message: 'A boolean parameter says nothing where it is called; name both cases.',
        },
      ],
      'no-restricted-imports': [
        'error',
        {
          patterns: [{ group: ['@tauri-apps/*'], message: 'Only host/tauri.ts speaks to Tauri.' }],
        },
      ],
    },
  },
  { files: ['ui/src/host/tauri.ts'], rules: { 'no-restricted-imports': 'off' } },
  {
    files: ['ui/test/**', 'ui/browser/**'],
    languageOptions: { globals: { ...globals.node } },
    rules: { 'max-lines-per-function': 'off' }, // a test lists what it tests
  },
);
