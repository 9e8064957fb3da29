'use strict';

/** Arrows run one way: webparts, jobs → ui → flows → data, graph → lists → core. */
const layers = [
  { name: 'core', mayUse: [] },
  { name: 'lists', mayUse: ['core'] },
  { name: 'data', mayUse: ['lists', 'core'] },
  { name: 'graph', mayUse: ['lists', 'core'] },
  { name: 'flows', mayUse: ['data', 'graph', 'lists', 'core'] },
  { name: 'ui', mayUse: ['flows', 'data', 'graph', 'lists', 'core'] },
  { name: 'jobs', mayUse: ['flows', 'data', 'graph', 'lists', 'core'] },
  { name: 'webparts', mayUse: ['ui', 'flows', 'data', 'graph', 'lists', 'core'] },
];

const layerRules = layers.map(({ name, mayUse }) => ({
  name: `${name}-stays-in-its-layer`,
  comment: `src/${name} may import only ${[name, ...mayUse].map((layer) => `src/${layer}`).join(', ')}.`,
  severity: 'error',
  from: { path: `^src/${name}/` },
  to: { path: '^(src|local|test|scripts)/', pathNot: `^src/(${[name, ...mayUse].join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...layerRules,
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or need a third.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'core-is-pure',
      comment: 'Rules know no React, no HTTP and no SharePoint.',
      severity: 'error',
      from: { path: '^src/core/' },
      to: { path: 'node_modules/', pathNot: 'node_modules/(date-fns|valibot|tslib)/' },
    },
    {
      name: 'the-witness-is-independent',
      comment: 'The embedded tenant and host know the wire, never the suite.',
      severity: 'error',
      from: { path: '^local/(tenant|host)/' },
      to: { path: '^(src|local/seed)/' },
    },
    {
      name: 'the-suite-ships-alone',
      comment: 'Nothing that ships reaches into what only runs here.',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(local|test|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.node.json' },
    includeOnly: '^(src|local|scripts)/|node_modules/',
    exclude: { path: '\\.scss' },
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.json'] },
  },
};
