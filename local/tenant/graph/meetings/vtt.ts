interface Cue {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
  readonly text: string;
}

/** `0:0:5.320` or `00:00:05.320`, in milliseconds. */
function offsetOf(time: string): number {
  const [seconds = 0, minutes = 0, hours = 0] = time.split(':').reverse().map(Number);
  return Math.round((hours * 3600 + minutes * 60 + seconds) * 1000);
}

function cuesOf(vtt: string): Cue[] {
  return vtt.split(/\r?\n\r?\n/).flatMap((block) => {
    const [, start, end, said = ''] = /([\d:.]+)\s*-->\s*([\d:.]+)[^\n]*\n([\s\S]*)/.exec(block) ?? [];
    if (start === undefined || end === undefined) return [];
    const [, speaker = '', words] = /^<v ([^>]+)>([\s\S]*?)(?:<\/v>)?\s*$/.exec(said) ?? [];
    return [{ start: offsetOf(start), end: offsetOf(end), speaker, text: (words ?? said).trim() }];
  });
}

/** A transcript's metadata as WebVTT whose cues are JSON. @param starts when the transcript began */
export function cuesWithMetadata(vtt: string, starts: string): string {
  const began = Date.parse(starts);
  const moment = (offset: number): string => new Date(began + offset).toISOString().replace('Z', '+00:00');
  const clock = (offset: number): string => new Date(offset).toISOString().slice(11, 23);
  const blocks = cuesOf(vtt).map(({ start, end, speaker, text }) => {
    const said = { startDateTime: moment(start), endDateTime: moment(end), speakerName: speaker, spokenText: text, spokenLanguage: 'en-gb' };
    return `${clock(start)} --> ${clock(end)}\n${JSON.stringify(said)}`;
  });
  return ['WEBVTT', ...blocks].join('\n\n');
}
