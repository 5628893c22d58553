import { pinyin } from 'pinyin-pro';

/** Pinyin initials for searching: 李守义 → lsy. Letters and digits stay; family names take their reading as names. */
export function pinyinInitials(name: string): string {
  return pinyin(name, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', mode: 'surname' }).join('').toLowerCase().replace(/[^a-z0-9]/g, '');
}
