import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findOverlaps, packsInForce } from '../../../src/core/policy/combine';
import { incidentChain } from '../../../src/core/policy/incident';
import { isPolicy, readAnyPack } from '../../../src/core/policy/readPack';
import { matchesSchema } from '../policy/matchesSchema';
import { clausesOf, requirementIds } from '../requirements/homes';
import { allPacks, packFiles, readPacks } from './packs';

const names = Object.keys(packFiles);
const folder = join(__dirname, '../../../policies');

describe('the packs that are delivered', () => {
  test('are the files of the folder policies', () => {
    const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json') && !name.includes('schema')) : [];
    expect(files.sort()).toEqual(names.map((name) => `${name}.json`).sort());
  });

  test.each(names)('%s is read without a problem, matches the JSON Schema and is called like its file', (name) => {
    expect(readAnyPack(packFiles[name])).toMatchObject({ ok: true, pack: { id: name } });
    expect(matchesSchema(packFiles[name])).toBe(true);
  });

  test('Castle Point and Oxford are policies, the others stand beside one', () => {
    expect(allPacks.filter(isPolicy).map(({ id }) => id)).toEqual(['castle-point', 'oxford']);
  });

  test('no two use the same clause id, so all can be in force together', () => {
    expect(findOverlaps(allPacks).filter(({ subject }) => subject.startsWith('clause-'))).toEqual([]);
  });

  test.each([
    ['CP', 'castle-point'],
    ['OX', 'oxford'],
    ['BH', 'brighton-and-hove'],
    ['CC', 'commitments-24-27'],
    ['TP', 'tpas'],
  ])('every requirement %s- has its clause in %s', (prefix, name) => {
    const packs = readPacks(name);
    const ids = requirementIds.filter((id) => id.startsWith(prefix));
    expect(ids.length).toBeGreaterThan(0);
    expect(ids.filter((id) => clausesOf(id, packs).length === 0)).toEqual([]);
  });

  test('each clause of a council’s document belongs to a requirement', () => {
    const owned = new Set(requirementIds.flatMap((id) => clausesOf(id, allPacks).map(({ clause }) => clause.id)));
    const all = allPacks.filter(({ id }) => id !== 'law-england-2026').flatMap(({ clauses = [] }) => clauses.map(({ id }) => id));
    expect(all.filter((id) => !owned.has(id))).toEqual([]);
  });

  test('each clause of law says whether it was checked; what was from memory says so', () => {
    const { clauses = [] } = readPacks('law-england-2026')[0];
    expect(clauses.filter(({ verified }) => verified === undefined)).toEqual([]);
    expect(clauses.filter(({ verified }) => verified === false).map(({ id }) => id)).toEqual(['LAW-PA23-80.expiry', 'LAW-DATA', 'LAW-FOI', 'LAW-OCDS']);
    expect(clauses.filter(({ verified, note }) => verified === false && !/not checked|checked in part/i.test(note ?? ''))).toEqual([]);
  });

  test('what the sources do not give is left for the council to enter (OX-5.meetings, TP, CP-20)', () => {
    const notes = allPacks.flatMap(({ clauses = [] }) => clauses).filter(({ form, note }) => form === 'reference' && /made up/.test(note ?? ''));
    expect(notes.map(({ id }) => id)).toEqual(['CP-20', 'OX-5.meetings', 'TP-1', 'TP-2', 'TP-3', 'TP-4', 'TP-5']);
  });
});

describe('Castle Point, Oxford and the law together', () => {
  const packs = readPacks('castle-point', 'oxford', 'law-england-2026');

  test('differ on the meeting levels, three or two, and on the years of keeping, six or twelve', () => {
    const [levels, records] = findOverlaps(packs);
    expect(levels).toMatchObject({
      subject: 'meeting-levels',
      kind: 'contradiction',
      options: [
        { pack: 'castle-point', says: '3 levels: L1 as required, L2 every month, L3 every quarter' },
        { pack: 'oxford', says: '2 levels: OP every month, ST as required' },
      ],
    });
    expect(records).toMatchObject({
      subject: 'records',
      kind: 'contradiction',
      options: [
        { pack: 'castle-point', says: '6 years, of a deed 12' },
        { pack: 'oxford', says: '12 years, of a deed 12' },
      ],
    });
  });

  test('speak of these subjects more than once', () => {
    const subjects = (kind: string): readonly string[] => findOverlaps(packs).flatMap((one) => (one.kind === kind ? [one.subject] : []));
    expect(subjects('overlap')).toEqual(['annual-review', 'indicators', 'insurance', 'leaseholder-consultation', 'meeting-contract', 'resident-oversight']);
    expect(subjects('contradiction')).toEqual([
      'meeting-levels',
      'records',
      'incident-report',
      'kpi-report',
      'meeting-strategic',
      'policy-review',
      'risk-register',
      'variation-route',
    ]);
  });

  test('say of each subject which clauses it is', () => {
    const clauses = Object.fromEntries(findOverlaps(packs).map(({ subject, options }) => [subject, options.flatMap((option) => option.clauses)]));
    expect(clauses.indicators).toEqual(['CP-10.1', 'OX-10.kpi', 'LAW-PA23-52']);
    expect(clauses['incident-report']).toEqual(['CP-17.1', 'OX-12']);
    expect(clauses['meeting-contract']).toEqual(['CP-9.1.L2', 'OX-5.meetings.operational']);
  });

  test('once the council chose Castle Point’s levels, Oxford’s meetings are no longer asked for and its other duties are', () => {
    const choice = { subject: 'meeting-levels', pack: 'castle-point', by: 'Karen Whitlock', on: '2026-11-20', reason: 'Three levels are in use.' } as const;
    const [castlePoint, oxford] = packsInForce(packs, [choice]);
    const has = (pack: typeof oxford, id: string): boolean => (pack.clauses ?? []).some((clause) => clause.id === id);
    expect([has(castlePoint, 'CP-9.1.L2'), has(oxford, 'OX-5.meetings.operational'), has(oxford, 'OX-5.plan')]).toEqual([true, false, true]);
  });
});

test('each policy has its own chain for what goes badly wrong (CP-17.1, OX-12)', () => {
  const chains = readPacks('castle-point', 'oxford').map((pack) => incidentChain(pack));
  expect(chains.map((chain) => chain?.clocks.map(({ id, hours }) => [id, hours]))).toEqual([
    [['occurred', 24], ['aware', 24]],
    [['occurred', 1], ['aware', 1]],
  ]);
  expect(chains[1]?.steps.map(({ field }) => field)).toEqual(['notified', 'memberTold', 'remedied', 'logClosed']);
});
