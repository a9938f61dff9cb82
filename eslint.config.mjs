import jupyter from '@jupyter/eslint-plugin';
import { defineConfig } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import redos from 'eslint-plugin-redos';
import tseslint from 'typescript-eslint';

/** Imports point one way: each folder may import from those before it, from itself, and from the generated types. */
const PACKAGES = [
  {
    name: 'src',
    layers: ['format', 'tags', 'client', 'kernel', 'model', 'views', 'notebook', 'plugins'],
    // Folders that know neither the page nor JupyterLab's widgets, so that they can be read and tested without either.
    pure: ['format', 'tags'],
    withoutWidgets: ['client', 'kernel', 'model'],
    top: { group: ['../index'], message: 'Nothing imports the list of plugins.' }
  },
  {
    name: 'class-page/src',
    layers: ['model', 'format', 'views'],
    pure: ['model', 'format'],
    withoutWidgets: [],
    top: {
      regex: '^\\.\\./(?!protocol\\.js$)[a-z]+\\.js$',
      message: 'What asks the service and puts the page together lies above its folders.'
    }
  }
];

const UPWARD = PACKAGES.flatMap(({ name, layers, pure, withoutWidgets, top }) =>
  layers.map((layer, index) => {
    const patterns = layers.slice(index + 1).map(each => ({
      group: [`../${each}/*`, `**/${each}/*`],
      message: `${name}/${layer} lies below ${name}/${each} and must not know of it.`
    }));
    patterns.push(top);
    if (pure.includes(layer)) {
      patterns.push({
        group: ['@lumino/*', '@jupyterlab/*'],
        allowTypeImports: true,
        message: `${name}/${layer} is plain logic.`
      });
    }
    if (withoutWidgets.includes(layer)) {
      patterns.push({
        group: ['@lumino/widgets', '@jupyterlab/notebook', '@jupyterlab/cells', '@jupyterlab/application'],
        message: `${name}/${layer} draws nothing.`
      });
    }
    return {
      files: [`${name}/${layer}/**/*.ts`],
      ignores: ['**/__tests__/**'],
      rules: { '@typescript-eslint/no-restricted-imports': ['error', { patterns }] }
    };
  })
);

export default defineConfig([
  {
    ignores: [
      '**/*',
      '!src/',
      '!src/**',
      '!class-page/',
      '!class-page/**',
      '**/protocol.ts',
      '!ui-tests/',
      '!ui-tests/**',
      'ui-tests/node_modules/**'
    ]
  },
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  { plugins: { jupyter } },
  jupyter.configs.recommended,
  {
    files: ['src/**/*.ts', 'class-page/**/*.ts'],
    languageOptions: {
      parserOptions: { project: 'tsconfig.test.json' }
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/naming-convention': [
        'error',
        { selector: 'interface', format: ['PascalCase'], custom: { regex: '^I[A-Z]', match: true } }
      ],
      // JupyterLab's own way to keep a class and its options together.
      '@typescript-eslint/no-namespace': 'off',
      '@typescript-eslint/no-redeclare': 'off',
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // Lumino's signals take a method and the object apart.
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-restricted-properties': [
        'error',
        { property: 'innerHTML', message: 'Text goes in as text.' },
        { property: 'outerHTML', message: 'Text goes in as text.' },
        { property: 'insertAdjacentHTML', message: 'Text goes in as text.' }
      ],
      // All of it is one small bundle; pieces of it would arrive later, not sooner.
      'jupyter/prefer-lazy-imports': 'off',
      curly: ['error', 'all'],
      eqeqeq: 'error',
      'prefer-arrow-callback': 'error'
    }
  },
  {
    // Notebooks, tracebacks and names come from anybody. A pattern that goes back over what it has read, or begins anew
    // at every character, would let a few kilobytes of them stop the page.
    files: ['src/**/*.ts', 'class-page/**/*.ts'],
    ignores: ['**/__tests__/**'],
    plugins: { redos },
    rules: {
      'redos/no-vulnerable': ['error', { ignoreErrors: false, timeout: 60_000 }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "NewExpression[callee.name='RegExp'], CallExpression[callee.name='RegExp']",
          message: 'A pattern that is made while the page runs is one that nobody has looked at.'
        }
      ]
    }
  },
  ...UPWARD,
  {
    // The instructor's page is not part of JupyterLab, whose catalogues translate what the others say.
    files: ['**/__tests__/**', 'src/testing/**', 'class-page/**'],
    rules: { 'jupyter/no-untranslated-string': 'off' }
  },
  {
    // The browser tests are a package of their own: what they import need not be installed to lint them.
    files: ['ui-tests/**/*.ts'],
    extends: [tseslint.configs.disableTypeChecked],
    rules: {
      'jupyter/no-untranslated-string': 'off',
      'no-restricted-syntax': [
        'error',
        ...['waitForTimeout', 'setTimeout', 'setInterval'].map(name => ({
          selector: `CallExpression[callee.property.name='${name}'], CallExpression[callee.name='${name}']`,
          message: 'A test waits for what it wants to see, not for time to pass.'
        }))
      ],
      curly: ['error', 'all'],
      eqeqeq: 'error'
    }
  },
  prettier
]);
