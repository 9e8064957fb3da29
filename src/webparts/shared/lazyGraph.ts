import type { BaseComponentContext } from '@microsoft/sp-component-base';
import type { Graph } from '../../graph/ports';

/**
 * Graph whose client and adapter are loaded with the first call: the first view of a web part needs neither.
 */
export function lazyGraph(context: BaseComponentContext, siteUrl: string): Graph {
  let loading: Promise<Graph> | undefined;
  const load = (): Promise<Graph> => {
    loading = loading ?? loadGraph(context, siteUrl);
    // A failed load is tried again by the next call.
    loading.catch(() => (loading = undefined));
    return loading;
  };
  return {
    meetings: {
      ofChat: async (...args) => (await load()).meetings.ofChat(...args),
      ofJoinUrl: async (...args) => (await load()).meetings.ofJoinUrl(...args),
      recordings: async (...args) => (await load()).meetings.recordings(...args),
      transcripts: async (...args) => (await load()).meetings.transcripts(...args),
      transcriptText: async (...args) => (await load()).meetings.transcriptText(...args),
    },
    drives: {
      recordingFiles: async (...args) => (await load()).drives.recordingFiles(...args),
      folder: async (...args) => (await load()).drives.folder(...args),
      file: async (...args) => (await load()).drives.file(...args),
      fileNamed: async (...args) => (await load()).drives.fileNamed(...args),
      startCopy: async (...args) => (await load()).drives.startCopy(...args),
      followCopy: async (...args) => (await load()).drives.followCopy(...args),
      upload: async (...args) => (await load()).drives.upload(...args),
      applyRetentionLabel: async (...args) => (await load()).drives.applyRetentionLabel(...args),
    },
    messages: {
      postCard: async (...args) => (await load()).messages.postCard(...args),
      notify: async (...args) => (await load()).messages.notify(...args),
    },
    directory: {
      search: async (...args) => (await load()).directory.search(...args),
      byUpn: async (...args) => (await load()).directory.byUpn(...args),
    },
  };
}

async function loadGraph(context: BaseComponentContext, siteUrl: string): Promise<Graph> {
  const [{ createGraph }, client] = await Promise.all([
    import(/* webpackChunkName: 'graph' */ '../../graph/createGraph'),
    context.msGraphClientFactory.getClient('3'),
  ]);
  return createGraph(client, {
    siteUrl,
    fetch: (address, init) => fetch(address, init),
    pause: (milliseconds) => new Promise((done) => setTimeout(done, milliseconds)),
  });
}
