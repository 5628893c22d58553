import type { HeadPath } from './head-paths.js';
import { normaliseHead } from './head-text.js';
import type { ImportProfile, MatchedBy, ProfileField } from './profile.js';

/** Why a column went to a field, strongest first. */
const STRENGTH: Readonly<Record<MatchedBy, number>> = { manual: 4, path: 3, title: 2, synonym: 1 };
export const strengthOf = (by: MatchedBy): number => STRENGTH[by];

/**
 * Words in an upper head that change what the columns below mean: 上月 / 本金余额 is not the balance, 担保人 / 证件号码 not
 * the borrower's number. A leaf under such a head is never mapped by itself: it becomes a question.
 */
const QUALIFIERS = [
  '年初', '上年', '去年', '上月', '上期', '上季', '上旬', '本月', '当月', '本旬', '本季', '本日', '前期', '累计', '历年', '计划', '任务', '目标', '拟', '预计', '预测', '增减', '比年初', '比上月', '占比',
  '担保人', '保证人', '抵押人', '出质人', '配偶', '共同借款人', '实际用款人', '法定代表人', '法人代表', '联系人', '代理人', '经办人',
].map(normaliseHead);

/** For money also: 表内利息 under 本年收回 is not 表内欠息. */
const MOVEMENTS = ['收回', '清收', '还款', '归还', '偿还', '减少', '核减', '新增', '增加', '处置', '抵债', '核销', '置换', '减免', '应收未收'].map(normaliseHead);

interface Named {
  readonly key: string;
  readonly by: MatchedBy;
}

/** All the names the fields of a profile go by. */
export interface ProfileNames {
  readonly byName: ReadonlyMap<string, Named>;
  /** Names that two fields claim (证件号码 of borrower and guarantor): they fit neither alone, only with their group. */
  readonly contested: ReadonlySet<string>;
  /** By field: the words that must not stand above its columns – all qualifiers but those of its own names. */
  readonly foreign: ReadonlyMap<string, readonly string[]>;
}

/** The normalised names of one field with their standing; the strongest first. */
export function namesOfField(field: ProfileField): { readonly name: string; readonly by: MatchedBy }[] {
  const titles = field.titles.map(normaliseHead);
  const names: { name: string; by: MatchedBy }[] = [];
  for (let from = 0; from < titles.length; from++) names.push({ name: titles.slice(from).join(''), by: from === 0 ? 'path' : 'title' });
  for (const synonym of field.synonyms) names.push({ name: normaliseHead(synonym), by: 'synonym' });
  return names.filter((n) => n.name !== '');
}

export function profileNames(profile: ImportProfile): ProfileNames {
  const byName = new Map<string, Named>();
  const contested = new Set<string>();
  const foreign = new Map<string, readonly string[]>();
  for (const field of profile.fields) {
    const own = namesOfField(field);
    const words = field.type === 'money' ? [...QUALIFIERS, ...MOVEMENTS] : QUALIFIERS;
    foreign.set(field.key, words.filter((q) => !own.some((n) => n.name.includes(q))));
    for (const { name, by } of own) {
      const other = byName.get(name);
      if (other && other.key !== field.key) contested.add(name);
      else if (!other) byName.set(name, { key: field.key, by });
    }
  }
  for (const name of contested) byName.delete(name);
  return { byName, contested, foreign };
}

export interface NameMatch extends Named {
  /** An upper head says something else than the field means. */
  readonly qualified: boolean;
}

/**
 * The field a nested head stands for. The levels are read as one phrase, from the full path down to the leaf alone
 * (本年收回 / 现金 equals 本年收回-现金); the longest phrase that is a name wins. What stands above the phrase must not
 * change its meaning.
 */
export function fieldOfHead(path: HeadPath, names: ProfileNames): NameMatch | null {
  const levels = path.levels.map((l) => l.name);
  for (let from = 0; from < levels.length; from++) {
    const named = names.byName.get(levels.slice(from).join(''));
    if (!named) continue;
    const foreign = names.foreign.get(named.key) ?? [];
    const qualified = levels.slice(0, from).some((text) => foreign.some((word) => text.includes(word)));
    return { ...named, qualified };
  }
  return null;
}
