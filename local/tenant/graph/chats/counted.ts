import { isRecord } from '../wire/odata';
import type { GraphAnswer } from '../wire/request';

/** Teams tells how many there are in the page. */
export function counted(answer: GraphAnswer): GraphAnswer {
  const { body } = answer;
  if (!isRecord(body) || !Array.isArray(body['value'])) return answer;
  const { '@odata.context': context, ...rest } = body;
  return { ...answer, body: { '@odata.context': context, '@odata.count': body['value'].length, ...rest } };
}
