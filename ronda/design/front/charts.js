// Charts: lines, bars and stacked bars, in the page's colours and the reader's numbers.
import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { coloursOf, onTheme } from "./colours.js";
import { language, numbersOf } from "./content.js";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

const drawn = new Set();
const SIGNS = ["circle", "rect", "triangle", "diamond", "roundRect", "pin"];
const DASHES = ["solid", [6, 3], [2, 3], [8, 3, 2, 3], "solid", [6, 3]];
const SERIES = 6;

export function drawChart(figure) {
  const picture = figure.querySelector(".chart-picture");
  picture.hidden = false;
  figure.querySelector("details.chart-table").open = false;
  const chart = init(picture, null, { renderer: "canvas" });
  const again = () => chart.setOption(optionOf(figure), true);
  again();
  const entry = { figure, chart, again };
  drawn.add(entry);
  new ResizeObserver(() => chart.resize()).observe(picture);
}

function again() {
  for (const entry of drawn) {
    if (entry.figure.isConnected) entry.again();
    else {
      entry.chart.dispose();
      drawn.delete(entry);
    }
  }
}

onTheme(again);

function optionOf(figure) {
  const data = numbersOf(figure.dataset.numbers);
  const kind = figure.dataset.chart;
  const colour = coloursOf(figure);
  const write = writerOf(data);
  const text = { color: colour("--quiet"), fontFamily: getComputedStyle(figure).fontFamily, fontSize: 12 };
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  return {
    animation: !still,
    animationDuration: 300,
    textStyle: text,
    grid: { left: 8, right: 16, top: headOf(figure, data), bottom: 4, outerBoundsMode: "same" },
    legend: {
      show: data.series.length > 1,
      orient: isNarrow(figure) ? "vertical" : "horizontal",
      left: 0,
      top: 0,
      itemGap: isNarrow(figure) ? 6 : 16,
      textStyle: text,
      icon: undefined,
    },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colour("--surface"),
      borderColor: colour("--line"),
      textStyle: { ...text, color: colour("--ink") },
      valueFormatter: write,
    },
    xAxis: {
      type: "category",
      data: data.labels,
      boundaryGap: kind !== "line",
      axisLine: { lineStyle: { color: colour("--line-strong") } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, alignMinLabel: "left", alignMaxLabel: "right" },
    },
    yAxis: {
      type: "value",
      scale: kind === "line",
      splitLine: { lineStyle: { color: colour("--line") } },
      axisLabel: { ...text, formatter: write },
    },
    series: data.series.map((series, at) => seriesOf(series, at, kind, colour)),
  };
}

function isNarrow(figure) {
  return figure.clientWidth < 480;
}

/** The room above the picture: its names stand beneath each other where they would not fit beside each other. */
function headOf(figure, { series: { length } }) {
  if (length < 2) return 16;
  return isNarrow(figure) ? 16 + 20 * length : 40;
}

function seriesOf(series, at, kind, colour) {
  const own = series.target ? colour("--ink") : colour(`--series-${(at % SERIES) + 1}`);
  const common = { name: series.name, data: series.values, itemStyle: { color: own }, color: own };
  if (kind === "line" || series.target) {
    return {
      ...common,
      type: "line",
      symbol: series.target ? "none" : SIGNS[at % SERIES],
      symbolSize: 7,
      lineStyle: { color: own, width: series.target ? 1.5 : 2.5, type: series.target ? [4, 4] : DASHES[at % SERIES] },
    };
  }
  const parted = { borderColor: colour("--surface"), borderWidth: kind === "stacked" ? 1 : 0 };
  return {
    ...common,
    type: "bar",
    stack: kind === "stacked" ? "all" : undefined,
    barMaxWidth: 36,
    itemStyle: { color: own, borderRadius: kind === "stacked" ? 0 : [3, 3, 0, 0], ...parted },
  };
}

function writerOf({ unit, currency, places }) {
  const options = {
    money: { style: "currency", currency: currency || "USD", maximumFractionDigits: 0, notation: "standard" },
    percent: { style: "percent", maximumFractionDigits: places ?? 1 },
    points: { maximumFractionDigits: places ?? 2 },
    count: { maximumFractionDigits: 0 },
  }[unit] ?? { maximumFractionDigits: places ?? 2 };
  const format = new Intl.NumberFormat(language, options);
  return (value) => (value === null || value === undefined || Number.isNaN(value) ? "–" : format.format(unit === "money" ? value / 100 : value));
}
