import { isAppError } from '../core/errors';
import { composeServices } from './composeServices';
import { readOptions, usage } from './options';
import { runSweep } from './runSweep';

/** The sweep's command line. Ends with 1 when something did not go through, with 2 when it could not begin. */
async function main(): Promise<number> {
  try {
    const options = readOptions(process.argv.slice(2), process.env);
    const summary = await runSweep(await composeServices(options), say);
    const { closed, filed, waiting, stuck, told, obligations, escalated, problems } = summary;
    say(`${closed} meetings closed, ${filed} files filed, ${waiting} waiting, ${stuck} stuck, ${told} reminders sent, ${obligations} obligations brought up to date, ${escalated} escalations raised, ${problems.length} problems.`);
    problems.forEach((problem) => process.stderr.write(`${problem}\n`));
    return problems.length > 0 ? 1 : 0;
  } catch (error) {
    if (!isAppError(error)) throw error;
    const lines = [error.message, error.details.technical, error.kind === 'invalid' ? `\n${usage}` : undefined];
    process.stderr.write(`${lines.filter(Boolean).join('\n')}\n`);
    return 2;
  }
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

void main().then((code) => {
  process.exitCode = code;
});
