import type { FastifyInstance, FastifyReply } from 'fastify';
import { parse, ValiError } from 'valibot';
import type { BaseIssue, BaseSchema, InferOutput } from 'valibot';
import type { Tenant } from '../../tenant';
import { StoreError } from '../../store/errors';
import { messagesOf } from '../chats/messageStore';
import { shownMessage } from '../chats/messages';
import { setCopyMood } from '../drives/copyStore';
import { allowAnonymousLinks } from '../drives/linkStore';
import { notificationsOf } from '../notifications/notificationStore';
import { GraphError } from '../wire/errors';
import { settle } from '../wire/settle';
import { worldOf } from '../wire/worldOf';
import { addApp, addPolicy, app as appSchema, label, policy } from './catalogue';
import { sentMail } from '../mail/delivery';
import { meetingsWith } from '../meetings/meetingStore';
import { addAttendanceReport, addMeetingOf, addRecordingOf, addTranscriptOf, describeMeeting } from './meetings';
import { attendance, meeting, recording, transcript } from './meetings';
import { copies, meetingOfChat, personNamed, sharing } from './schemas';

/**
 * What Outlook, Teams and their administrators do besides Graph, for seed, tests and host. Not Microsoft's; JSON, on
 * the loopback address, like the tenant's other control addresses.
 */
export function registerGraphControl(app: FastifyInstance, tenant: Tenant): void {
  const world = worldOf(tenant);
  const post = <Schema extends BaseSchema<unknown, unknown, BaseIssue<unknown>>>(
    path: string,
    schema: Schema,
    handle: (body: InferOutput<Schema>) => unknown
  ): void => {
    app.post(`/_control/${path}`, async (request, reply) =>
      answer(reply, () => {
        const done = tenant.db.transaction(() => handle(parse(schema, readJson(request.body))));
        settle(tenant, world);
        return done;
      })
    );
  };
  const now = (): Date => tenant.clock.now();

  post('meetings', meeting, (body) => addMeetingOf(world, body, now()));
  post('recordings', recording, (body) => addRecordingOf(world, body));
  post('transcripts', transcript, (body) => addTranscriptOf(world, body));
  post('attendance', attendance, (body) => addAttendanceReport(world, body));
  post('retentionLabels', label, ({ name }) => {
    world.db.run('INSERT OR IGNORE INTO graph_labels (name) VALUES (?)', name);
    return { name };
  });
  post('apps', appSchema, (body) => addApp(world, body));
  post('accessPolicies', policy, (body) => addPolicy(world, body));
  post('copies', copies, (mood) => {
    setCopyMood(world, mood ?? undefined);
    return { mood };
  });

  post('sharing', sharing, ({ anonymousLinks }) => {
    allowAnonymousLinks(world.db, anonymousLinks);
    return { anonymousLinks };
  });

  app.get<{ Querystring: { upn?: string } }>('/_control/meetings', async (request, reply) =>
    answer(reply, () => {
      const person = request.query.upn === undefined ? undefined : personNamed(world, request.query.upn);
      return { value: meetingsWith(world.db, person?.id).map((held) => describeMeeting(world, held, now())) };
    })
  );
  app.get<{ Params: { chat: string } }>('/_control/meetings/:chat', async (request, reply) =>
    answer(reply, () => describeMeeting(world, meetingOfChat(world, request.params.chat), now()))
  );
  app.get('/_control/outbox', async () => ({ value: sentMail(world) }));
  app.get<{ Params: { id: string } }>('/_control/chats/:id/messages', async (request) => ({
    value: messagesOf(world.db, request.params.id).map((message) => shownMessage(message.resource)),
  }));
  app.get<{ Querystring: { upn?: string } }>('/_control/notifications', async (request, reply) =>
    answer(reply, () => ({ value: notificationsOf(world.db, personNamed(world, request.query.upn ?? '').id) }))
  );
}

function readJson(body: unknown): unknown {
  return Buffer.isBuffer(body) ? JSON.parse(body.toString('utf8')) : body;
}

async function answer(reply: FastifyReply, work: () => unknown): Promise<FastifyReply> {
  try {
    return await reply.send(work());
  } catch (error) {
    if (error instanceof ValiError || error instanceof SyntaxError || error instanceof RangeError || error instanceof GraphError) return reply.code(400).send({ error: error.message });
    if (error instanceof StoreError) return reply.code(404).send({ error: error.message });
    throw error;
  }
}
