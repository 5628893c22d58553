import { app, Menu, type MenuItemConstructorOptions } from 'electron';

export interface MenuActions {
  /** Shows the file saved last in its folder; nothing happens before the first. */
  readonly showLastSaved: () => void;
  readonly showLog: () => void;
}

/** The menu, in Chinese whatever the system's language is. */
export function setMenu(actions: MenuActions): void {
  const separator: MenuItemConstructorOptions = { type: 'separator' };
  const template: MenuItemConstructorOptions[] = [
    { label: '文件(&F)', submenu: [{ label: '打开最近保存的文件所在的文件夹', click: actions.showLastSaved }, separator, { role: 'quit', label: '退出(&X)' }] },
    {
      label: '编辑(&E)',
      submenu: [
        { role: 'undo', label: '撤消输入' }, { role: 'redo', label: '恢复输入' }, separator,
        { role: 'cut', label: '剪切' }, { role: 'copy', label: '复制' }, { role: 'paste', label: '粘贴' }, { role: 'selectAll', label: '全选' },
      ],
    },
    {
      label: '显示(&V)',
      submenu: [
        { role: 'resetZoom', label: '实际大小' }, { role: 'zoomIn', label: '放大' }, { role: 'zoomOut', label: '缩小' }, separator,
        { role: 'togglefullscreen', label: '全屏' },
        ...(app.isPackaged ? [] : [separator, { role: 'reload', label: '重新载入' } as const, { role: 'toggleDevTools', label: '开发者工具' } as const]),
      ],
    },
    { label: '帮助(&H)', submenu: [{ label: '打开日志所在的文件夹', click: actions.showLog }, separator, { role: 'about', label: '关于清收台账' }] },
  ];
  Menu.setApplicationMenu(Menu.buildFromTemplate(template));
  app.setAboutPanelOptions({ applicationName: '清收台账', applicationVersion: app.getVersion(), copyright: '' });
}
