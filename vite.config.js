import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const FRONT = "ronda/design/front";

export default defineConfig({
  base: "./",
  publicDir: false,
  plugins: [iconSprite(), paperFonts()],
  css: {
    preprocessorOptions: { scss: { loadPaths: ["node_modules"], quietDeps: true } },
  },
  build: {
    outDir: "ronda/design/static/design/build",
    assetsDir: "",
    assetsInlineLimit: 0,
    emptyOutDir: true,
    manifest: "manifest.json",
    modulePreload: false,
    chunkSizeWarningLimit: 600, // kB; the charts, which only pages with a chart fetch
    rolldownOptions: {
      checks: { pluginTimings: false },
      input: { main: `${FRONT}/main.js`, theme: `${FRONT}/theme.js` },
    },
  },
});

/** One SVG file with the icons that `icons.json` names; a page shows one with `<use href="icons.svg#name">`. */
function iconSprite() {
  return {
    name: "icon-sprite",
    buildStart() {
      const names = JSON.parse(readFileSync(`${FRONT}/icons.json`, "utf8"));
      this.emitFile({
        type: "asset",
        name: "icons.svg",
        originalFileName: `${FRONT}/icons.svg`,
        source: `<svg xmlns="http://www.w3.org/2000/svg">${names.map(symbolOf).join("")}</svg>`,
      });
    },
  };
}

/** Letters of the three languages, for documents that are made as PDF. */
function paperFonts() {
  return {
    name: "paper-fonts",
    buildStart() {
      for (const [folder, name] of [["400Regular", "NotoSansSC_400Regular"], ["700Bold", "NotoSansSC_700Bold"]]) {
        const source = readFileSync(`node_modules/@expo-google-fonts/noto-sans-sc/${folder}/${name}.ttf`);
        this.emitFile({ type: "asset", fileName: `fonts/${name}.ttf`, source });
      }
    },
  };
}

function symbolOf(name) {
  const source = readFileSync(`node_modules/@tabler/icons/icons/outline/${name}.svg`, "utf8");
  const shapes = source.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, "").replace(/\s+/g, " ");
  return `<symbol id="${name}" viewBox="0 0 24 24">${shapes.trim()}</symbol>`;
}
