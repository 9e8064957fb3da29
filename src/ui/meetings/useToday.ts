import { dayOf, type IsoDate } from '../../core/time';
import { useServices } from '../common/ServicesContext';

/** The council's day. */
export function useToday(): IsoDate {
  const { now } = useServices();
  return dayOf(now());
}
