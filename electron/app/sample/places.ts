import type { Random } from './random.js';

/** Invented places. A unit's own town carries its name; villages are put together from two words. */
const FIRST = ['青', '红', '新', '长', '清', '双', '三', '黄', '竹', '枫', '桂', '石', '上', '下', '东', '西', '南', '北', '老', '白'] as const;
const SECOND = ['松', '星', '桥', '冲', '溪', '塘', '坡', '湾', '垭', '岭', '泉', '丰', '旗', '堰', '田', '坝'] as const;

export interface Places {
  /** 石桥 for 石桥信用社. */
  stem(unit: string): string;
  /** 石桥镇 */
  town(unit: string): string;
  /** 石桥镇青松村3组 */
  group(unit: string): string;
  /** 石桥镇青松村 */
  village(unit: string): string;
}

export function places(units: readonly { readonly code: string; readonly name: string }[], random: Random): Places {
  const villages = new Map<string, readonly string[]>();
  const stems = new Map<string, string>();
  for (const unit of units) {
    const names = new Set<string>();
    while (names.size < 14) names.add(random.pick(FIRST) + random.pick(SECOND));
    villages.set(unit.code, [...names]);
    stems.set(unit.code, unit.name.replace('信用社', ''));
  }
  const stem = (unit: string): string => stems.get(unit) ?? '';
  const town = (unit: string): string => `${stem(unit)}镇`;
  const village = (unit: string): string => `${town(unit)}${random.pick(villages.get(unit) ?? [])}村`;
  return { stem, town, village, group: (unit) => `${village(unit)}${random.int(1, 15)}组` };
}

const COUNTY_BODIES = ['农机站', '供销合作社', '水利工程队', '种子站', '林业工作站', '食品站', '畜牧兽医站', '农业技术推广站', '乡镇企业服务站', '物资公司', '印刷厂', '招待所', '汽车队', '木材公司'] as const;
const LOCAL_OFFICES = ['人民政府', '中心学校', '卫生院', '财政所', '林业站', '农技站', '文化站', '国土所', '计生站', '水管站'] as const;
const COUNTY_OFFICES = ['教育局', '卫生局', '农业局', '林业局', '水利局', '交通局', '民政局', '粮食局', '广播电视局', '国土资源局'] as const;

/** The k-th county body among the debtors; each stands once. */
export const countyBody = (k: number): string => `样例县${COUNTY_BODIES[k % COUNTY_BODIES.length] ?? ''}`;

/** Where an official works. */
export const workplace = (town: string, random: Random): string => (random.chance(0.7) ? town + random.pick(LOCAL_OFFICES) : `样例县${random.pick(COUNTY_OFFICES)}`);
