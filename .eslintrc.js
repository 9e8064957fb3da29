require('@rushstack/eslint-config/patch/modern-module-resolution');

module.exports = {
  root: true,
  extends: ['@microsoft/eslint-config-spfx/lib/profiles/react'],
  parserOptions: { tsconfigRootDir: __dirname },
  plugins: ['react-hooks'],
  rules: {
    // No ignored promise, no stale hook, types imported as types.
    'react-hooks/rules-of-hooks': 'error',
    'react-hooks/exhaustive-deps': 'error',
    // The rule is about class components; function components make their handlers where they are used.
    'react/jsx-no-bind': ['error', { allowArrowFunctions: true, allowFunctions: true }],
    eqeqeq: 'error',
    'no-console': 'error',
  },
  overrides: [
    {
      files: ['*.ts', '*.tsx'],
      parser: '@typescript-eslint/parser',
      parserOptions: { project: './tsconfig.json', ecmaVersion: 2021, sourceType: 'module' },
      rules: {
        '@typescript-eslint/no-floating-promises': 'error',
        '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
        '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', prefer: 'type-imports', disallowTypeAnnotations: false }],
      },
    },
    {
      files: ['local/**/*.ts', 'test/**/*.ts', 'test/**/*.tsx', 'scripts/**/*.ts', 'src/jobs/**/*.ts', 'src/**/*.d.ts'],
      parserOptions: { project: './tsconfig.node.json' },
    },
  ],
};
