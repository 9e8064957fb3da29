import * as React from 'react';

let lastGroup = 0;

/** An id of its own for each component on the page that asks; the ids of its parts begin with it. */
export function useGroupId(): string {
  const id = React.useRef('');
  if (!id.current) id.current = `desk-group-${(lastGroup += 1)}`;
  return id.current;
}
