/** Pinyin initials of the codes that are entered by keyboard: the clerk types `xj` for 现金. */
export const FORM_INITIALS: Readonly<Record<string, string>> = { cash: 'xj', in_kind: 'ywdz', rollover: 'zj', upgrade: 'fczst', write_off: 'hx', fund_swap: 'zjzh', other: 'qt' };

export const MEASURE_INITIALS: Readonly<Record<string, string>> = {
  tender: 'jb', entrust: 'wt', rollover: 'zj', package: 'db', in_kind: 'dd', concentrated: 'jz', administrative: 'xz', compulsory: 'qz', hand_up: 'sh', responsibility: 'zr', reward: 'jl',
};
