import * as React from 'react';

import type { Filing } from '../../lists/filings';
import type { Stored } from '../../lists/define';
import { OneTextForm } from '../common/inPlace';
import { useServices } from '../common/ServicesContext';
import { closingWords as words } from './closingStrings';
import type { WrapUp } from './useWrapUp';

export interface FilingFormProps {
  readonly filing: Stored<Filing>;
  readonly kind: string;
  readonly wrapUp: WrapUp;
  readonly onClose: () => void;
}

const longestReason = 2000;

/** There is nothing to file: the reason is kept with the person's name. */
export function FileWithout({ filing, kind, wrapUp, onClose }: FilingFormProps): JSX.Element {
  const services = useServices();
  return (
    <OneTextForm
      label={words.filing.withoutIt}
      field={words.filing.withoutReason(kind)}
      needed={words.filing.reasonNeeded}
      rows={2}
      max={longestReason}
      submit={words.filing.withoutSave}
      cancel={words.filing.cancel}
      failed={words.filing.failed}
      kept={words.failedKept}
      onSubmit={async (reason) => {
        await wrapUp.onFiling(async (flows, report) => report(await flows.fileWithout(services, filing, reason)));
        onClose();
      }}
      onClose={onClose}
    />
  );
}
