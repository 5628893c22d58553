import { readFileSync } from 'node:fs';
import type { DomainError } from '../../domain/domain-error.js';

/** What a JSON file from outside holds; text that is no JSON becomes the refusal of whoever asked. */
export function readJsonFile(file: string, refusal: (reason: string) => DomainError): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
  } catch (e) {
    throw e instanceof SyntaxError ? refusal('文件不是 JSON 格式') : e;
  }
}
