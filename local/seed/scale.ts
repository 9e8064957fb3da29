import { addPeriod, type IsoDate } from '../../src/core/time';
import type { Services } from '../../src/flows/services';
import type { SeededRegister } from './register';

const trades = ['Boilers', 'Lift cars', 'Gutters', 'Door sets', 'Warden alarms', 'Drainage', 'Scaffolds', 'Paths', 'Fences', 'Insulation'];
const places = ['north', 'east', 'south', 'west', 'coast', 'marsh', 'quay', 'fen', 'heath', 'old town'];
const atOnce = 8;

/** Adds invented contracts until the register has `wanted`, for looking at long lists. */
export async function seedScale({ desk }: Services, { contracts, persons }: SeededRegister, wanted: number, today: IsoDate, say: (line: string) => void): Promise<void> {
  if (!Number.isInteger(wanted) || wanted < 1) throw new RangeError(`--scale takes a whole number, not "${wanted}".`);
  const like = [...contracts.values()];
  const managers = ['priya', 'tom', 'dan', 'grace', 'helen'] as const;
  const add = async (index: number): Promise<void> => {
    const model = like[index % like.length];
    const start = addPeriod(today, { months: -(index % 48) });
    await desk.contracts.add(
      {
        name: `${trades[index % 10]}, ${places[Math.floor(index / 10) % 10]} ${index}`,
        reference: `HX-${String(index).padStart(6, '0')}`,
        contractor: model?.contractor,
        kind: model?.kind,
        status: index % 7 === 0 ? 'Ended' : 'Live',
        value: 5000 + ((index * 7919) % 900000),
        start,
        end: addPeriod(start, { years: 1 + (index % 5) }),
        executedAs: 'Simple contract',
        contractManager: persons.get(managers[index % managers.length] ?? 'priya'),
        assistantDirector: persons.get('karen'),
        inScope: true,
      },
      `sample-scale-${index}`,
    );
  };
  for (let first = contracts.size; first < wanted; first += atOnce) {
    const last = Math.min(first + atOnce, wanted);
    await Promise.all(Array.from({ length: last - first }, (_, offset) => add(first + offset)));
    if (first % 1000 < atOnce) say(`  ${first} of ${wanted} contracts`);
  }
}
