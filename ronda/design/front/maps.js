// Maps: points on a canvas, a shape and a colour for each group, on pictures of a tile server or on a plain grid.
import "leaflet/dist/leaflet.css";
import { CircleMarker, GridLayer, canvas, control, latLngBounds, map as makeMap, tileLayer } from "leaflet/dist/leaflet-src.esm.js";
import { coloursOf, onTheme } from "./colours.js";
import { language, numbersOf } from "./content.js";

const RADIUS = 6;
const SERIES = 6;
const CLOSEST = 19;

export function drawMap(figure) {
  const place = figure.querySelector(".map-picture");
  const points = numbersOf(figure.dataset.points);
  const groups = [...new Set(points.map((point) => point.group ?? ""))];
  place.hidden = false;
  figure.querySelector("details.chart-table").open = false;
  const map = emptyMap(figure, place);
  const markers = points.map((point) => markerOf(point, groups.indexOf(point.group ?? "")));
  if (points.length) map.fitBounds(latLngBounds(points.map(({ lat, lon }) => [lat, lon])).pad(0.08), { maxZoom: 15, animate: false });
  else map.setView([0, 0], 2);
  const paint = () => {
    const colour = coloursOf(figure);
    const colours = Array.from({ length: SERIES }, (_, at) => colour(`--series-${at + 1}`));
    const edge = colour("--surface");
    for (const marker of markers) marker.setStyle({ fillColor: colours[marker.options.group % SERIES], color: edge });
  };
  paint();
  markers.forEach((marker) => marker.addTo(map));
  onTheme(paint);
  showLegend(figure, groups, points);
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(place);
}

export function emptyMap(figure, place) {
  const { tiles, credit, wordsIn, wordsOut } = figure.dataset;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = makeMap(place, {
    renderer: canvas({ tolerance: 4 }),
    zoomControl: false,
    attributionControl: Boolean(tiles),
    scrollWheelZoom: false,
    // Pictures are sharp at whole steps only; a grid is sharp at any.
    zoomSnap: tiles ? 1 : 0.25,
    zoomAnimation: !still,
    fadeAnimation: !still,
    maxZoom: CLOSEST,
  });
  control.zoom({ zoomInTitle: wordsIn, zoomOutTitle: wordsOut }).addTo(map);
  control.scale({ imperial: false }).addTo(map);
  map.attributionControl?.setPrefix(false);
  if (tiles) tileLayer(tiles, { attribution: escaped(credit), maxZoom: CLOSEST }).addTo(map);
  else new Grid({ place }).addTo(map);
  // The wheel scrolls the page until somebody has pointed at the map.
  map.once("focus click", () => map.scrollWheelZoom.enable());
  return map;
}

function markerOf(point, group) {
  const marker = new ShapeMarker([point.lat, point.lon], { group, radius: RADIUS, weight: 1.25, fillOpacity: 0.92 });
  return marker.bindPopup(() => wordsOf(point));
}

function wordsOf({ name, note, group, href }) {
  const words = document.createElement("div");
  const title = document.createElement(isAddress(href) ? "a" : "strong");
  title.textContent = name;
  if (isAddress(href)) title.href = href;
  words.append(title);
  for (const line of [group, note].filter(Boolean)) {
    const under = document.createElement("div");
    under.className = "small quiet";
    under.textContent = line;
    words.append(under);
  }
  return words;
}

function isAddress(href) {
  return Boolean(href) && ["http:", "https:"].includes(new URL(href, location.href).protocol);
}

function escaped(text) {
  const element = document.createElement("span");
  element.textContent = text ?? "";
  return element.innerHTML;
}

// Drawn with the pen that is given: on the map's canvas and, as an icon, in the legend.
// Groups that share a colour have different shapes.
const shapeOf = (group) => SHAPES[(group + Math.floor(group / SERIES)) % SHAPES.length];

const SHAPES = [
  (pen, x, y, r) => pen.arc(x, y, r, 0, Math.PI * 2),
  (pen, x, y, r) => pen.rect(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8),
  (pen, x, y, r) => outline(pen, [[x, y - r * 1.2], [x + r * 1.1, y + r * 0.8], [x - r * 1.1, y + r * 0.8]]),
  (pen, x, y, r) => outline(pen, [[x, y - r * 1.3], [x + r * 1.2, y], [x, y + r * 1.3], [x - r * 1.2, y]]),
  (pen, x, y, r) => outline(pen, [[x, y + r * 1.2], [x + r * 1.1, y - r * 0.8], [x - r * 1.1, y - r * 0.8]]),
  (pen, x, y, r) => outline(pen, [0, 1, 2, 3, 4].map((at) => [x + r * 1.15 * Math.sin((at * Math.PI * 2) / 5), y - r * 1.15 * Math.cos((at * Math.PI * 2) / 5)])),
];

function outline(pen, corners) {
  corners.forEach(([x, y], at) => (at ? pen.lineTo(x, y) : pen.moveTo(x, y)));
  pen.closePath();
}

const ShapeMarker = CircleMarker.extend({
  _updatePath() {
    const renderer = this._renderer;
    if (!renderer._drawing || this._empty()) return;
    const pen = renderer._ctx;
    pen.beginPath();
    shapeOf(this.options.group)(pen, this._point.x, this._point.y, this._radius);
    renderer._fillStroke(pen, this);
  },
});

function showLegend(figure, groups, points) {
  const legend = figure.querySelector(".map-legend");
  const format = new Intl.NumberFormat(language);
  if (groups.length < 2 && !groups[0]) return;
  groups.forEach((group, at) => {
    const line = document.createElement("li");
    const sign = document.createElement("canvas");
    sign.width = sign.height = 32;
    sign.className = "map-sign";
    sign.setAttribute("aria-hidden", "true");
    const paint = () => {
      const pen = sign.getContext("2d");
      pen.clearRect(0, 0, 32, 32);
      pen.fillStyle = coloursOf(figure)(`--series-${(at % SERIES) + 1}`);
      pen.beginPath();
      shapeOf(at)(pen, 16, 16, 11);
      pen.fill();
    };
    paint();
    onTheme(paint);
    const number = points.filter((point) => (point.group ?? "") === group).length;
    line.append(sign, `${group} (${format.format(number)})`);
    legend.append(line);
  });
  legend.hidden = false;
}

// A quiet grid stands under the points where no pictures are fetched; the scale beside it tells the distance.
const Grid = GridLayer.extend({
  createTile() {
    const { x: size } = this.getTileSize();
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const pen = tile.getContext("2d");
    pen.strokeStyle = coloursOf(this.options.place)("--line");
    pen.strokeRect(0.5, 0.5, size, size);
    pen.setLineDash([2, 4]);
    pen.beginPath();
    pen.moveTo(size / 2, 0);
    pen.lineTo(size / 2, size);
    pen.moveTo(0, size / 2);
    pen.lineTo(size, size / 2);
    pen.stroke();
    return tile;
  },
});
