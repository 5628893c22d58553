import type { XmlHandler } from './xml-scanner.js';

/** For parts that carry everything in tags and attributes: the two callbacks get the tag's number and its attributes' place. */
export class ElementHandler implements XmlHandler {
  readonly wantsText = false;
  private readonly onOpen: (tag: number, from: number, to: number) => void;
  private readonly onClose: (tag: number) => void;

  constructor(onOpen: (tag: number, from: number, to: number) => void, onClose: (tag: number) => void = () => undefined) {
    this.onOpen = onOpen;
    this.onClose = onClose;
  }

  open(tag: number, from: number, to: number): void {
    this.onOpen(tag, from, to);
  }

  close(tag: number): void {
    this.onClose(tag);
  }

  text(): void {
    // unwanted, never called
  }
}
