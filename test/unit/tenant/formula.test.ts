import { calculatedValues } from '../../../local/tenant/store/calculated';
import { StoreError } from '../../../local/tenant/store/errors';
import type { Field, FieldSettings, FieldType, FieldValue } from '../../../local/tenant/store/fieldTypes';
import { checkFormulaSyntax, evaluateFormula } from '../../../local/tenant/store/formula';
import { CellError } from '../../../local/tenant/store/formulas/cellError';

const NOW = new Date('2026-07-08T22:30:00Z');
const ROW: Readonly<Record<string, FieldValue>> = {
  Days: 7,
  Half: 0.5,
  Minus: -2.5,
  Title: 'Mend the  roof',
  Empty: null,
  Live: true,
  // 8 July by the clock of London.
  Due: '2026-07-07T23:00:00Z',
  Starts: '2026-07-08T13:30:15Z',
  Winter: '2026-01-31T00:00:00Z',
};

function worth(formula: string): unknown {
  const value = evaluateFormula(formula, name => ROW[name] ?? null, NOW);
  return value instanceof CellError ? value.code : value;
}

describe('formulas of columns (facts 1.4)', () => {
  test.each<[string, unknown]>([
    ['=1+2*3^2', 19],
    ['=-2^2', 4],
    ['=(1+2)*3-+1', 8],
    ['=50%*[Days]', 3.5],
    ['=10/4/5', 0.5],
    ['="a"&1.5&TRUE&[Empty]', 'a1.5TRUE'],
    ['=0.1+0.2&""', '0.3'],
    ['=0.1+0.2=0.3', true],
    ['=[Empty]=""', true],
    ['=[Empty]=0', true],
    ['="b">"A"', true],
    ['="1"=1', false],
    ['=9<"10"', true],
    ['=[Days]<>7', false],
    ['=1/0', '#DIV/0!'],
    ['="x"*1', '#VALUE!'],
  ])('%s is %p', (formula, value) => {
    if (typeof value === 'number') expect(worth(formula)).toBeCloseTo(value, 12);
    else expect(worth(formula)).toBe(value);
  });

  test.each<[string, unknown]>([
    ['=IF([Days]>5,"late","in time")', 'late'],
    ['=IF(FALSE,1)', false],
    ['=AND([Days]>5,NOT([Live]))', false],
    ['=OR([Days]>50,[Live])', true],
    ['=CHOOSE(2,"a","b","c")', 'b'],
    ['=IFERROR(1/0,"none")', 'none'],
    ['=ISERROR(FIND("z",[Title]))', true],
    ['=ISNUMBER(SEARCH("ROOF",[Title]))', true],
    ['=ISBLANK([Empty])', true],
    ['=ISTEXT([Title])', true],
    ['=COUNTA([Empty],[Days],[Title])', 2],
    ['=N([Title])+N(TRUE)', 1],
  ])('what is so: %s is %p', (formula, value) => expect(worth(formula)).toBe(value));

  test.each<[string, unknown]>([
    ['=ROUND(1.005,2)', 1.01],
    ['=ROUND([Minus],0)', -3],
    ['=ROUNDDOWN(-2.59,1)', -2.5],
    ['=ROUNDUP(2.01,1)', 2.1],
    ['=TRUNC(-7.9)', -7],
    ['=ROUND(1234,-2)', 1200],
    ['=INT(-1.5)', -2],
    ['=MOD(-3,2)', 1],
    ['=SUM([Days],[Empty],1)', 8],
    ['=AVERAGE([Days],[Empty],1)', 4],
    ['=MEDIAN(1,9,3,5)', 4],
    ['=MIN([Empty])', 0],
    ['=CEILING(2.1,0.5)', 2.5],
    ['=FLOOR(2.9,0.5)', 2.5],
    ['=EVEN(3)+ODD(4)+EVEN(-1)+ODD(0)', 8],
    ['=SQRT(-1)', '#NUM!'],
    ['=POWER(2,10)', 1024],
    ['=PRODUCT(2,3,[Empty])', 6],
    ['=COUNT(1,"a",[Empty])', 1],
  ])('numbers: %s is %p', (formula, value) => expect(worth(formula)).toBe(value));

  test.each<[string, unknown]>([
    ['=LEFT([Title],4)&RIGHT([Title],4)&RIGHT([Title],0)', 'Mendroof'],
    ['=MID([Title],6,3)', 'the'],
    ['=TRIM([Title])', 'Mend the roof'],
    ['=PROPER("mend THE roof")', 'Mend The Roof'],
    ['=REPLACE("abcdef",2,3,"-")', 'a-ef'],
    ['=REPT("ab",3)', 'ababab'],
    ['=LEN([Empty])', 0],
    ['=EXACT("A","a")', false],
    ['=VALUE("£1,234.50")', 1234.5],
    ['=FIXED(1234.567,1)', '1,234.6'],
    ['=DOLLAR(1234.5)', '£1,234.50'],
    ['=TEXT([Due],"dd/mm/yyyy")', '08/07/2026'],
    ['=TEXT([Due],"dddd d mmmm yy")', 'Wednesday 8 July 26'],
    ['=TEXT([Starts],"h:mm:ss AM/PM")', '2:30:15 PM'],
    ['=TEXT(0.256,"0.0%")', '25.6%'],
    ['=TEXT(1234.5,"#,##0.00")', '1,234.50'],
    ['=TEXT(7,"000")', '007'],
    ['=TEXT(-5,"0.0;(0.0)")', '(5.0)'],
    ['=TEXT(5,"""Ref ""0")', 'Ref 5'],
  ])('texts: %s is %p', (formula, value) => expect(worth(formula)).toBe(value));

  test.each<[string, unknown]>([
    ['=DAY([Due])', 8],
    ['=HOUR([Starts])', 14],
    ['=SECOND([Starts])', 15],
    ['=TODAY()-[Due]', 0],
    ['=HOUR(NOW())', 23],
    ['=WEEKDAY([Due])', 4],
    ['=WEEKDAY([Due],2)', 3],
    ['=YEAR([Due]+365)', 2027],
    ['=DATE(2026,14,1)-DATE(2027,2,1)', 0],
    ['=DATEDIF([Winter],[Due],"m")', 5],
    ['=DATEDIF([Winter],[Due],"d")', 158],
    ['=DATEDIF([Winter],[Due],"md")', 7],
    ['=DATEDIF([Due],[Winter],"d")', '#NUM!'],
    ['=DAYS360(DATE(2026,1,31),DATE(2026,3,31))', 60],
    ['=DATEVALUE("8/7/2026")=[Due]', true],
    ['=DATEVALUE("31/02/2026")', '#VALUE!'],
    ['=ROUND((TIME(6,0,0)+[Due]-[Due])*24,6)', 6],
  ])("dates, by the site's clock: %s is %p", (formula, value) => expect(worth(formula)).toBe(value));

  test.each(['=1+', '=(1', '=LEN()', '=IF(1)', '=1 2', '="open', `=${'('.repeat(200)}1${')'.repeat(200)}`, `=1${'+1'.repeat(5000)}`, '=ROUND(1,2,3)', '=%1'])('what cannot be read is refused: %p', formula => {
    expect(() => checkFormulaSyntax(formula)).toThrow(StoreError);
  });

  test('a function that is not known here is named', () => {
    expect(() => checkFormulaSyntax('=VLOOKUP(1,2,3)')).toThrow('VLOOKUP');
  });

  test('calculated columns speak of each other in any order, but not in a circle', () => {
    const field = (internalName: string, type: FieldType, settings: FieldSettings = {}): Field => ({ id: 0, listId: 0, guid: internalName, internalName, title: internalName, type, settings });
    const days = field('Days', 'Number');
    const fields = [field('Later', 'Calculated', { formula: '=[Due]+[Twice]', outputType: 4 }), field('Twice', 'Calculated', { formula: '=[Days]*2', outputType: 9 }), days, field('Due', 'DateTime')];
    // Over the end of summer time: midnight stays midnight.
    expect(calculatedValues(fields, { Days: 60, Due: '2026-07-07T23:00:00Z' }, NOW)).toEqual({ Twice: 120, Later: '2026-11-05T00:00:00Z' });
    expect(calculatedValues(fields, { Days: 'x', Due: null }, NOW)).toEqual({ Twice: null, Later: null });
    const circle = [field('A', 'Calculated', { formula: '=[B]' }), field('B', 'Calculated', { formula: '=[A]' })];
    expect(() => calculatedValues(circle, {}, NOW)).toThrow('circular');
  });
});
