import * as React from 'react';

import { displayDate, type IsoDate } from '../../core/time';
import styles from './assurance.module.scss';
import { contractOf, nameOf, ownerOf, stateWordOf, type Duty } from './duties';
import { strings } from './strings';

export interface PrintedDutiesProps {
  readonly rows: readonly Duty[];
  readonly today: IsoDate;
}

/** Every row as a plain table, there only while the page is printed: the list on screen draws the rows in view alone. */
export function PrintedDuties({ rows, today }: PrintedDutiesProps): JSX.Element | null {
  const [printing, setPrinting] = React.useState(false);
  React.useEffect(() => {
    const begin = (): void => setPrinting(true);
    const end = (): void => setPrinting(false);
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  if (!printing) return null;
  const { columns } = strings;
  return (
    <table className={styles.printed}>
      <caption>{`${strings.title}, ${displayDate(today)}, ${strings.count(rows.length)}`}</caption>
      <thead>
        <tr>
          {[columns.title, columns.contract, columns.clause, columns.owner, columns.due, columns.state].map((heading) => (
            <th key={heading} scope="col">{heading}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            {[nameOf(row), contractOf(row), row.clause, ownerOf(row), row.due ? displayDate(row.due) : '', stateWordOf(row)].map((text, at) => (
              <td key={at}>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
