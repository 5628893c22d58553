import { theme, type ThemeConfig } from 'antd';

/**
 * Ant Design in the colours and sizes of styles/tokens.css. The compact algorithm takes two off the type size and four
 * off the control height, hence 16 and 34 for 14 and 30.
 */
export const appTheme: ThemeConfig = {
  algorithm: theme.compactAlgorithm,
  token: {
    motion: false,
    fontSize: 16,
    controlHeight: 34,
    borderRadius: 4,
    borderRadiusLG: 6,
    colorPrimary: '#1f5fa8',
    colorInfo: '#1f5fa8',
    colorLink: '#1f5fa8',
    colorError: '#b3261e',
    colorSuccess: '#1a7a45',
    colorWarning: '#8f5a00',
    colorText: '#1d232b',
    colorTextSecondary: '#4f5a67',
    colorTextTertiary: '#77828f',
    colorTextPlaceholder: '#77828f',
    colorBorder: '#c3cad3',
    colorBorderSecondary: '#e8ebf0',
    colorBgLayout: '#f5f6f8',
    fontFamily: '"Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", sans-serif',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', dangerShadow: 'none', defaultShadow: 'none', fontWeight: 400 },
    Modal: { titleFontSize: 17 },
    Tooltip: { fontSize: 13 },
  },
};
