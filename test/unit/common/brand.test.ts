import { brandProperties, contrast } from '../../../src/ui/common/brand';
import { themeOfSection, themeOfTeams } from '../../../src/ui/common/hostTheme';
import { widthOf } from '../../../src/ui/common/Surface';

test('contrast is WCAG 2.2: black on white 21, the same colour 1', () => {
  expect(contrast('#000', '#ffffff')).toBeCloseTo(21, 5);
  expect(contrast('#0f6cbd', '#0f6cbd')).toBeCloseTo(1, 5);
  expect(contrast('red', '#fff')).toBeUndefined();
});

test('a readable brand of the host is followed', () => {
  expect(brandProperties({ primary: '#6b4fa0', primaryDark: '#523c7d', primaryFaint: '#f5f1fa', link: '#6b4fa0' }, 'light')).toEqual({
    '--host-brand': '#6b4fa0',
    '--host-brand-strong': '#523c7d',
    '--host-brand-tint': '#f5f1fa',
    '--host-brand-text': '#6b4fa0',
  });
});

test('a pale brand that white text cannot be read on is left out (1.4.3)', () => {
  expect(brandProperties({ primary: '#ffd700', link: '#ffd700' }, 'light')).toEqual({});
});

test('the contrast theme keeps its own colours', () => {
  expect(brandProperties({ primary: '#6b4fa0' }, 'contrast')).toEqual({});
});

test('an inverted section is dark; Teams names its themes', () => {
  expect(themeOfSection({ isInverted: true }).theme).toBe('dark');
  expect(themeOfSection(undefined).theme).toBe('light');
  expect(['default', 'dark', 'contrast', undefined].map(name => themeOfTeams(name).theme)).toEqual(['light', 'dark', 'contrast', 'light']);
});

test('layout follows the width of the web part: 280, 640 and 1280 differ', () => {
  expect([280, 640, 1280].map(widthOf)).toEqual(['narrow', 'medium', 'wide']);
});
