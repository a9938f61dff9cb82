/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'jsdom',
  roots: ['<rootDir>/src', '<rootDir>/class-page/src'],
  setupFiles: ['<rootDir>/src/testing/page.ts'],
  testMatch: ['**/__tests__/*.spec.ts'],
  transform: {
    '\\.[jt]s$': ['ts-jest', { tsconfig: 'tsconfig.test.json', diagnostics: true }]
  },
  // The instructor's page is modules for a browser, which names them by their whole names.
  moduleNameMapper: { '^((?:\\.{1,2}/)+[a-z/]+)\\.js$': '$1' },
  // JupyterLab's packages and some of what they use are published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(@jupyter(lab)?|lib0|y-protocols|yjs|nanoid|vscode-ws-jsonrpc)/)'],
  clearMocks: true,
  errorOnDeprecated: true
};
