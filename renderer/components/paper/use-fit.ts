import { useEffect, useState, type RefObject } from 'react';

export type Zoom = 'page' | 'width' | 'full';

export interface Fit {
  /** Natural size of the whole document in CSS px. */
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

/** A4 upright at 96 px an inch, until the page has told its own size. */
const UNKNOWN: Fit = { width: 794, height: 1123, scale: 1 };

/** Scale at which the first sheet of the frame's document fits the room. Measured again when either changes. */
export function useFit(frame: RefObject<HTMLIFrameElement | null>, room: RefObject<HTMLElement | null>, zoom: Zoom, loaded: number): Fit {
  const [fit, setFit] = useState<Fit>(UNKNOWN);
  useEffect(() => {
    const box = room.current;
    if (!box) return undefined;
    const measure = (): void => {
      const page = frame.current?.contentDocument?.documentElement;
      if (!page || loaded === 0) return;
      const sheet = page.querySelector('.sheet')?.getBoundingClientRect();
      const width = Math.ceil(sheet ? sheet.width + Math.max(sheet.left, 0) * 2 : page.scrollWidth);
      const height = Math.ceil(Math.max(page.querySelector('body')?.scrollHeight ?? 0, sheet?.height ?? 0));
      const sheetHeight = sheet ? sheet.height + Math.max(sheet.top, 0) * 2 : height;
      const byWidth = box.clientWidth / width;
      const scale = zoom === 'full' ? 1 : zoom === 'width' ? byWidth : Math.min(byWidth, box.clientHeight / sheetHeight);
      setFit((old) => (old.width === width && old.height === height && Math.abs(old.scale - scale) < 0.001 ? old : { width, height, scale }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [frame, room, zoom, loaded]);
  return fit;
}
