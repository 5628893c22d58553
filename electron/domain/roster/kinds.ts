/** How a roster is cut into sheets: its title, who a sheet is for, the mark in its number, whether a sheet is a person's. */
export const ROSTER_KINDS = [
  { code: 'responsibility', title: '责任清收名册', who: '责任人', mark: '责', ofPeople: true },
  { code: 'approver', title: '责任清收名册（审批人）', who: '审批人', mark: '审', ofPeople: true },
  { code: 'vintage', title: '责任清收名册（按形成年度）', who: '形成年度', mark: '年', ofPeople: false },
  { code: 'unit', title: '责任清收名册（按机构）', who: '机构', mark: '社', ofPeople: false },
  { code: 'collector', title: '责任清收名册（清收人）', who: '清收人', mark: '收', ofPeople: true },
] as const;
export type RosterKind = (typeof ROSTER_KINDS)[number]['code'];

export function kindOf(code: RosterKind): (typeof ROSTER_KINDS)[number] {
  const kind = ROSTER_KINDS.find((k) => k.code === code);
  if (!kind) throw new Error(`no roster kind ${code}`);
  return kind;
}

/** Name of the sheet of loans nobody answers for. */
export const NOBODY = '未落实';
