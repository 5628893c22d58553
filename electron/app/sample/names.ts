import type { Random } from './random.js';

/**
 * Invented people: every name is put together from a surname and one or two given characters. The given characters
 * leave out those of the persons the county's figures were published with, so none of them can come up by chance.
 */
const SURNAMES = [
  '王', '李', '张', '刘', '陈', '杨', '黄', '赵', '周', '吴', '徐', '孙', '朱', '马', '胡', '郭', '林', '何', '高', '罗',
  '郑', '宋', '谢', '唐', '韩', '曹', '许', '邓', '萧', '冯', '曾', '程', '蔡', '彭', '潘', '袁', '于', '董', '余', '苏',
  '叶', '吕', '魏', '蒋', '田', '杜', '丁', '沈', '姜', '范', '江', '傅', '钟', '卢', '汪', '戴', '崔', '任', '陆', '廖',
  '姚', '方', '金', '邱', '夏', '谭', '韦', '贾', '邹', '石', '熊', '孟', '秦', '阎', '薛', '侯', '雷', '龙', '段', '郝',
] as const;

const GIVEN = [
  '伟', '芳', '娜', '敏', '静', '丽', '磊', '军', '洋', '艳', '勇', '杰', '涛', '超', '霞', '平', '刚', '桂', '英', '华',
  '文', '辉', '玲', '红', '春', '梅', '兰', '秀', '珍', '志', '海', '林', '玉', '新', '保', '才', '清', '松', '柏', '树',
  '根', '生', '水', '火', '土', '金', '银', '铁', '满', '仓', '仁', '义', '礼', '信', '忠', '孝', '廉', '正', '安', '康',
  '宁', '泰', '和', '顺', '昌', '盛', '兴', '旺', '光', '宗', '祖', '先', '继', '承', '启', '立', '学', '思', '远', '达',
  '全', '月', '星', '雨', '雪', '霜', '山', '川', '河', '湖', '江', '波', '浪', '帆', '良', '善', '贵', '长', '庆', '祥',
] as const;

export interface NameSource {
  /** A name nobody else in the sample has. */
  unique(): string;
  /** Any name; two guarantors may well have the same. */
  any(): string;
}

export function nameSource(random: Random): NameSource {
  const used = new Set<string>();
  const any = (): string => random.pick(SURNAMES) + (random.chance(0.22) ? random.pick(GIVEN) : random.pick(GIVEN) + random.pick(GIVEN));
  return {
    any,
    unique: () => {
      let name = any();
      while (used.has(name)) name = any();
      used.add(name);
      return name;
    },
  };
}

const TRADES = ['水泥制品', '竹木制品', '农机修造', '粮油加工', '砖瓦', '茶叶', '造纸', '食品', '纺织', '矿业', '养殖', '建材'] as const;
const FIRM_KINDS = ['厂', '厂', '有限公司', '有限责任公司', '合作社'] as const;
const FIRM_WORDS = ['兴旺', '长青', '宏达', '新苗', '远航', '金穗', '绿源', '佳禾', '启明', '永泰', '双龙', '同心', '东升', '南山', '鑫源', '顺达'] as const;

/** A firm of the unit's town, e.g. 石桥金穗粮油加工厂. */
export const firmName = (town: string, random: Random): string => `${town}${random.pick(FIRM_WORDS)}${random.pick(TRADES)}${random.pick(FIRM_KINDS)}`;
