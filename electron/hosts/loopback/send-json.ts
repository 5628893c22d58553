import type { ServerResponse } from 'node:http';
import { securityHeaders } from '../content-security.js';

export function sendJson(res: ServerResponse, status: number, value: unknown): void {
  res.writeHead(status, { ...securityHeaders(), 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));
}

/** A refusal without a word about why: the sender is not our page. */
export function refuse(res: ServerResponse, status: number): void {
  res.writeHead(status, { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8', connection: 'close' }).end(String(status));
}
