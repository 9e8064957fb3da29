import { dirname } from 'path';
import schema from '../../../policies/policy-pack.schema.json';

interface Validator {
  (value: unknown): boolean;
}

/** Ajv for JSON Schema 2020-12, which Fastify brings along; the project's own Ajv 6 knows older drafts only. */
function schemaValidator(): Validator {
  const beside = dirname(require.resolve('@fastify/ajv-compiler', { paths: [dirname(require.resolve('fastify'))] }));
  const { default: Ajv2020 } = require(require.resolve('ajv/dist/2020', { paths: [beside] })) as {
    default: new (options: object) => { compile(schema: object): Validator };
  };
  const isDate = (text: string): boolean => !Number.isNaN(Date.parse(text)) && new Date(text).toISOString().startsWith(text);
  return new Ajv2020({ strict: false, formats: { date: isDate } }).compile(schema);
}

/** Whether a pack is as the published JSON Schema has it. */
export const matchesSchema = schemaValidator();
