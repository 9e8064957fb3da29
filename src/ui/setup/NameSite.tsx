import * as React from 'react';

import { Button } from '../common/Button';
import { useGroupId } from '../common/Tabs';
import { TopHeading } from '../common/TopHeading';
import { gateStrings } from './gateStrings';
import styles from './Setup.module.scss';

const strings = gateStrings.nameSite;

/** A path of this tenant, or an address: `/sites/housing`, `https://wendmere.sharepoint.com/sites/housing`. */
const sitePattern = /^(https?:\/\/[^/\s]+)?\/(sites|teams)\/[^\s/?#]+/i;

/** Asks where the lists are: a tab of Teams without settings cannot know, and nobody sets a site up from there. */
export function NameSite({ onNamed }: { readonly onNamed: (address: string) => void }): JSX.Element {
  const [address, setAddress] = React.useState('');
  const [isWrong, setWrong] = React.useState(false);
  const id = useGroupId();
  const box = React.useRef<HTMLInputElement>(null);

  function submit(event: React.FormEvent): void {
    event.preventDefault();
    const [site] = sitePattern.exec(address.trim()) ?? [];
    setWrong(site === undefined);
    if (site === undefined) box.current?.focus();
    else onNamed(site);
  }

  return (
    <form className={styles.nameSite} onSubmit={submit} noValidate>
      <TopHeading>{strings.title}</TopHeading>
      <p>{strings.text}</p>
      <label htmlFor={`${id}-site`}>{strings.label}</label>
      <input
        ref={box}
        id={`${id}-site`}
        value={address}
        placeholder="/sites/housing"
        aria-invalid={isWrong}
        aria-describedby={isWrong ? `${id}-wrong` : undefined}
        onChange={(event) => setAddress(event.target.value)}
      />
      {isWrong && (
        <p id={`${id}-wrong`} role="alert" className={styles.wrong}>
          {strings.wrong}
        </p>
      )}
      <Button kind="primary" type="submit">
        {strings.open}
      </Button>
    </form>
  );
}
