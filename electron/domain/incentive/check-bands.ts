/**
 * Bands must start at zero, follow each other without gap or overlap, and reach `end` (null = without end). Otherwise
 * some value would be paid by no band, or by two. Returns every fault, in the order of the bands.
 */
export function bandFaults(bands: readonly { readonly from: number; readonly to: number | null }[], show: (value: number) => string, end: number | null): string[] {
  const first = bands[0];
  if (!first) return ['没有分档'];
  const faults: string[] = [];
  if (first.from !== 0) faults.push(`第1档从${show(first.from)}开始，低于它的没有规定`);
  bands.forEach((band, i) => {
    const next = bands[i + 1];
    if (band.to !== null && band.from >= band.to) faults.push(`第${i + 1}档起点${show(band.from)}不低于终点${show(band.to)}，永远不会用到`);
    if (next === undefined) {
      if (band.to !== end) faults.push(end === null ? `最后一档到${show(band.to ?? 0)}为止，超过的没有规定` : `最后一档应到${show(end)}为止`);
    } else if (band.to === null) faults.push(`第${i + 1}档没有终点，与第${i + 2}档重叠`);
    else if (band.to < next.from) faults.push(`第${i + 1}档与第${i + 2}档之间有空档（${show(band.to)}至${show(next.from)}）`);
    else if (band.to > next.from) faults.push(`第${i + 1}档与第${i + 2}档重叠（${show(next.from)}至${show(band.to)}）`);
  });
  return faults;
}
