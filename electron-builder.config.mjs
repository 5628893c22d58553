// The package for offices. Installers are made on a build machine with the real runtime; here `npm run pack:check` packs
// around a stand-in (STANDIN=1) so that a test can look at what would ship.

// `${platform}` inside `files` is the build machine's platform, and a per-platform `files` list is a second, separate
// matcher: so the target is read from the command line.
const nativeModule = process.argv.includes('--win') ? 'win32-x64' : 'linux-x64';
const standIn = process.env.STANDIN === '1';

/** Read at run time from process.resourcesPath, outside the archive: forms and rules can be inspected and replaced. */
const RESOURCES = ['forms', 'profiles', 'rules', 'samples', 'manual'];

/** @type {import('electron-builder').Configuration} */
export default {
  appId: 'cn.qingshou.ledger',
  productName: '清收台账',
  executableName: 'qingshou-ledger',
  asar: true,
  directories: { output: 'release', buildResources: 'resources/icons' },
  files: [
    'dist/**/*', '!dist/main/loopback.mjs', '!**/*.map', 'package.json',
    '!node_modules/**', 'node_modules/better-sqlite3/{package.json,LICENSE,lib/**}', `node_modules/better-sqlite3/prebuilds/${nativeModule}.node`,
  ],
  asarUnpack: ['**/*.node'],
  extraResources: RESOURCES.map((folder) => ({ from: `resources/${folder}`, to: folder })),
  npmRebuild: false,
  nodeGypRebuild: false,
  electronLanguages: ['zh-CN', 'en-US'],
  linux: { target: ['tar.gz'], category: 'Office', icon: 'icon.png' },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: 'icon.ico', signAndEditExecutable: !standIn },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true, installerLanguages: ['zh_CN'], language: '2052', differentialPackage: false },
  publish: null,
  // the stand-in is no Electron: it has neither fuses nor a place for the archive's hash
  ...(standIn
    ? { disableAsarIntegrity: true }
    : {
        electronFuses: {
          runAsNode: false,
          enableNodeOptionsEnvironmentVariable: false,
          enableNodeCliInspectArguments: false,
          onlyLoadAppFromAsar: true,
          enableEmbeddedAsarIntegrityValidation: true,
          enableCookieEncryption: true,
          grantFileProtocolExtraPrivileges: false,
          loadBrowserProcessSpecificV8Snapshot: false,
        },
      }),
  ...(process.env.ELECTRON_DIST ? { electronDist: process.env.ELECTRON_DIST } : {}),
};
