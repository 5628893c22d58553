/** Hands a file to the browser's download, under its own name. */
export function download(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  // The browser has taken its own reference by the next task; some read it a little later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
