import * as React from 'react';

import { InPlaceBox, type Box } from '../common/inPlace';
import form from '../common/inPlace/form.module.scss';
import type { TimeProblems, TypedTimes } from './planTimes';
import { strings } from './strings';

export interface TimeBoxesProps {
  readonly typed: TypedTimes;
  readonly problems: TimeProblems;
  readonly onChange: (typed: TypedTimes) => void;
}

/** When a meeting is: day, from, to. The reference goes to the day. */
export const TimeBoxes = React.forwardRef<Box, TimeBoxesProps>(function TimeBoxes({ typed, problems, onChange }, ref) {
  return (
    <div className={form.fields}>
      {(['date', 'from', 'to'] as const).map((field) => (
        <InPlaceBox
          key={field}
          ref={field === 'date' ? ref : undefined}
          label={strings.plan[field]}
          value={typed[field]}
          problem={problems[field]}
          onChange={(value) => onChange({ ...typed, [field]: value })}
        />
      ))}
    </div>
  );
});
