import { BarChartOutlined, BookOutlined, FileProtectOutlined, HistoryOutlined, HomeOutlined, PayCircleOutlined, SettingOutlined, TableOutlined, TrophyOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { PageName } from './routes.js';

export interface NavSub {
  readonly page: PageName;
  readonly sub: string;
  readonly label: string;
  /** Pinyin initials, for the search. */
  readonly initials: string;
}

export interface NavItem {
  readonly page: PageName;
  readonly label: string;
  readonly initials: string;
  readonly icon: ReactNode;
  readonly subs: readonly NavSub[];
}

/** Navigation in the order of work. */
export const NAV: readonly NavItem[] = [
  { page: 'home', label: '首页', initials: 'sy', icon: <HomeOutlined />, subs: [] },
  {
    page: 'loans', label: '台账', initials: 'tz', icon: <TableOutlined />,
    subs: [
      { page: 'loans', sub: '', label: '贷款', initials: 'dk' },
      { page: 'loans', sub: 'form', label: '新增不良', initials: 'xzbl' },
      { page: 'imports', sub: '', label: '导入', initials: 'dr' },
    ],
  },
  {
    page: 'recoveries', label: '清收', initials: 'qs', icon: <PayCircleOutlined />,
    subs: [
      { page: 'recoveries', sub: '', label: '清收登记', initials: 'qsdj' },
      { page: 'recoveries', sub: 'list', label: '收回明细', initials: 'shmx' },
      { page: 'recoveries', sub: 'close', label: '月结', initials: 'yj' },
    ],
  },
  {
    page: 'targets', label: '任务与奖惩', initials: 'rwyjc', icon: <TrophyOutlined />,
    subs: [
      { page: 'targets', sub: '', label: '个人完成', initials: 'grwc' },
      { page: 'targets', sub: 'units', label: '机构任务', initials: 'jgrw' },
      { page: 'targets', sub: 'plans', label: '奖惩方案', initials: 'jcfa' },
      { page: 'targets', sub: 'incentive', label: '奖惩计算', initials: 'jcjs' },
      { page: 'targets', sub: 'sanctions', label: '限制事项', initials: 'xzsx' },
    ],
  },
  { page: 'reports', label: '报表', initials: 'bb', icon: <BarChartOutlined />, subs: [] },
  {
    page: 'rosters', label: '名册与文书', initials: 'mcyws', icon: <FileProtectOutlined />,
    subs: [
      { page: 'rosters', sub: '', label: '责任清收', initials: 'zrqs' },
      { page: 'rosters', sub: 'print', label: '名册打印', initials: 'mcdy' },
      { page: 'rosters', sub: 'cases', label: '责任认定', initials: 'zrrd' },
      { page: 'rosters', sub: 'issued', label: '已发名册', initials: 'yfmc' },
      { page: 'rosters', sub: 'complete', label: '责任落实', initials: 'zrls' },
      { page: 'rosters', sub: 'letters', label: '文书', initials: 'ws' },
    ],
  },
  {
    page: 'registers', label: '登记簿', initials: 'djb', icon: <BookOutlined />,
    subs: [
      { page: 'registers', sub: '', label: '抵债资产', initials: 'dzzc' },
      { page: 'registers', sub: 'gov', label: '涉政名单', initials: 'szmd' },
      { page: 'registers', sub: 'suits', label: '诉讼', initials: 'ss' },
      { page: 'registers', sub: 'totals', label: '各项贷款', initials: 'gxdk' },
      { page: 'registers', sub: 'handed-in', label: '台账报送', initials: 'tzbs' },
    ],
  },
  { page: 'history', label: '历史', initials: 'ls', icon: <HistoryOutlined />, subs: [] },
  { page: 'settings', label: '设置', initials: 'sz', icon: <SettingOutlined />, subs: [] },
];

/** True when the item, or one of its sub-pages, is the page shown. */
export const isWithin = (item: NavItem, page: PageName): boolean => item.page === page || item.subs.some((s) => s.page === page);
