import { contextBridge, ipcRenderer } from 'electron';
import { channels, type HostBridge } from '../contract/bridge.js';
import type { CoreEvent } from '../contract/events.js';

// The page gets these functions and nothing else: not ipcRenderer, not a channel name, not the event object (E20).
const host: HostBridge = {
  name: 'electron',
  call: (method, input) => ipcRenderer.invoke(channels.call, method, input),
  on: (listener) => {
    const hear = (_event: unknown, event: CoreEvent): void => listener(event);
    ipcRenderer.on(channels.event, hear);
    return () => void ipcRenderer.off(channels.event, hear);
  },
  pickFiles: (options) => ipcRenderer.invoke(channels.pickFiles, options),
  putFile: (name, bytes) => ipcRenderer.invoke(channels.putFile, name, bytes),
  saveFile: (file) => ipcRenderer.invoke(channels.saveFile, file),
  print: (html) => ipcRenderer.invoke(channels.print, html),
};

contextBridge.exposeInMainWorld('host', host);
