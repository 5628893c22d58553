/** Pinyin initials of the codes that are entered by keyboard: the clerk types `xj` for 现金. */
export const FORM_INITIALS: Readonly<Record<string, string>> = { cash: 'xj', in_kind: 'ywdz', rollover: 'zj', upgrade: 'fczst', write_off: 'hx', fund_swap: 'zjzh', other: 'qt' };

export const MEASURE_INITIALS: Readonly<Record<string, string>> = {
  tender: 'jb', entrust: 'wt', rollover: 'zj', package: 'db', in_kind: 'dd', concentrated: 'jz', administrative: 'xz', compulsory: 'qz', hand_up: 'sh', responsibility: 'zr', reward: 'jl',
};

export const CLASS_INITIALS: Readonly<Record<string, string>> = { normal: 'zc', watch: 'gz', watch1: 'gz1', watch2: 'gz2', watch3: 'gz3', watch4: 'gz4', substandard: 'cj', doubtful: 'ky', loss: 'ss' };

export const ASSET_KIND_INITIALS: Readonly<Record<string, string>> = { real_estate: 'bdc', equity: 'gq', right: 'ql', movable: 'dc' };
