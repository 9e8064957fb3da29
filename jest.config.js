'use strict';

/** Four projects: rules alone, the real clients against the embedded tenant, what any tenant must answer, and the shipped bundles in a browser. */
const shared = {
  rootDir: __dirname,
  // By path: the build brings an older one of the same name, which lacks fetch.
  testEnvironment: require.resolve('jest-environment-node', { paths: [require.resolve('jest')] }),
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': [
      'ts-jest',
      {
        tsconfig: {
          target: 'es2022',
          module: 'commonjs',
          moduleResolution: 'node',
          jsx: 'react',
          allowJs: true,
          esModuleInterop: true,
          resolveJsonModule: true,
          skipLibCheck: true,
          isolatedModules: true,
          sourceMap: true,
        },
        diagnostics: false,
      },
    ],
  },
  // PnPjs is published as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(@pnp|fast-check|pure-rand)/)'],
  moduleNameMapper: {
    '^policies/(.*)$': '<rootDir>/policies/$1',
    '\\.module\\.scss$': '<rootDir>/test/support/styles.js',
  },
};

const project = (displayName, more = {}) => ({ ...shared, ...more, displayName, testMatch: [`<rootDir>/test/${displayName}/**/*.test.{ts,tsx}`] });

module.exports = {
  testTimeout: 60000,
  projects: [project('unit'), project('integration'), project('conformance'), project('browser')],
};
