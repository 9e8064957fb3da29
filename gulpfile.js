'use strict';

const path = require('path');
const build = require('@microsoft/sp-build-web');

// The CSS class names of .module.scss files are camelCase in TypeScript; the warning about kebab case is noise.
build.addSuppression(/Warning - \[sass\] The local CSS class/);

build.configureWebpack.mergeConfig({
  additionalConfiguration: (config) => {
    // Policy packs are data beside src; a chunk of its own, loaded when a site is set up.
    config.resolve.alias = { ...config.resolve.alias, policies: path.resolve(__dirname, 'policies') };
    return config;
  },
});

const getTasks = build.rig.getTasks;
build.rig.getTasks = function () {
  const tasks = getTasks.call(build.rig);
  tasks.set('serve', tasks.get('serve-deprecated'));
  return tasks;
};

build.initialize(require('gulp'));
