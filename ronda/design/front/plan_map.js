// Routes of a plan on a map: a line and numbered stops for each day; a visit opens in the dialog or is dropped on a day.
import { CircleMarker, DivIcon, Marker, Polyline, latLngBounds, layerGroup } from "leaflet/dist/leaflet-src.esm.js";
import { coloursOf, onTheme } from "./colours.js";
import { numbersOf } from "./content.js";
import { emptyMap } from "./maps.js";
import { openPlanned } from "./planned.js";

const SERIES = 6;
const DASHES = ["", "8 5", "2 5", "12 4 2 4"];
const GOING = new Set(["planned", "under_way", "done"]);

export function drawPlan(figure) {
  const place = figure.querySelector(".map-picture");
  const plan = numbersOf(figure.dataset.planMap);
  const choice = figure.querySelector("[data-map-day]");
  const map = emptyMap(figure, place);
  const shown = layerGroup().addTo(map);
  const targets = figure.querySelector("[data-plan-targets]");
  if (targets) targets.hidden = false;

  const draw = (fit) => {
    shown.clearLayers();
    const day = choice?.value ?? plan.routes[0]?.day ?? "";
    const colour = coloursOf(figure);
    const routes = plan.routes.map((route, at) => ({ ...route, at })).filter((route) => !day || route.day === day);
    const single = routes.length === 1;
    for (const route of routes) drawRoute(figure, shown, plan, route, colour, single);
    for (const stop of day ? [] : plan.loose) stopMarker(figure, stop, "", colour("--attention"), colour, true).addTo(shown);
    if (plan.start) startMarker(figure, plan.start, colour).addTo(shown);
    if (fit) frame(map, plan, routes, day);
  };
  draw(true);
  choice?.addEventListener("change", () => draw(true));
  onTheme(() => draw(false));
  new ResizeObserver(() => map.invalidateSize({ animate: false })).observe(place);
}

function drawRoute(figure, shown, plan, route, colour, single) {
  const line = colour(`--series-${(route.at % SERIES) + 1}`);
  const going = route.stops.filter((stop) => GOING.has(stop.code));
  const ways = [plan.start, ...going.map(({ lat, lon }) => [lat, lon]), plan.end ?? plan.start].filter(Boolean);
  const dash = single ? "" : DASHES[Math.floor(route.at / SERIES) % DASHES.length];
  new Polyline(ways, { color: line, weight: single ? 3 : 2, opacity: single ? 0.9 : 0.65, dashArray: dash, interactive: false }).addTo(shown);
  for (const stop of route.stops) stopMarker(figure, stop, route.label, line, colour, single).addTo(shown);
}

/** Numbers where one day is shown, or where the visit has none; points where there are many days. */
function stopMarker(figure, stop, day, fill, colour, numbered) {
  const at = [stop.lat, stop.lon];
  const words = () => wordsOf(figure, stop);
  if (!numbered) return new CircleMarker(at, { radius: 6, weight: 1.25, color: colour("--surface"), fillColor: fill, fillOpacity: 0.95 }).bindPopup(words);
  const sign = document.createElement("span");
  sign.className = `plan-pin plan-pin-${stop.code}`;
  sign.textContent = stop.place ?? "–";
  sign.draggable = Boolean(figure.querySelector("[data-plan-targets]")) && stop.code === "planned";
  sign.dataset.href = stop.href;
  // A press on a visit takes the visit, and leaves the map where it is.
  for (const press of ["mousedown", "pointerdown"]) sign.addEventListener(press, (event) => event.stopPropagation());
  const marker = new Marker(at, { icon: new DivIcon({ className: "plan-pin-box", html: sign, iconSize: [28, 28], iconAnchor: [14, 14] }), keyboard: true, title: `${stop.place ?? ""} ${stop.name}`.trim(), alt: `${stop.place ?? ""} ${stop.name}, ${stop.when}` });
  return marker.bindPopup(words, { offset: [0, -8] });
}

function startMarker(figure, start, colour) {
  const ring = new CircleMarker(start, { radius: 8, weight: 3, color: colour("--ink"), fillColor: colour("--surface"), fillOpacity: 1 });
  return ring.bindPopup(() => lineOf("div", figure.dataset.wordsStart));
}

function wordsOf(figure, stop) {
  const words = document.createElement("div");
  words.append(lineOf("strong", stop.name));
  for (const text of [stop.when, stop.state, stop.locked ? figure.dataset.wordsLocked : ""].filter(Boolean)) words.append(lineOf("div", text, "small quiet"));
  const link = lineOf("a", figure.dataset.wordsOpen);
  link.href = stop.href;
  if (document.getElementById("planned-visit")) link.dataset.planned = "";
  words.append(link);
  return words;
}

function lineOf(kind, text, name = "") {
  const line = document.createElement(kind);
  line.textContent = text;
  line.className = name;
  return line;
}

function frame(map, plan, routes, day) {
  const points = [...routes.flatMap(({ stops }) => stops), ...(day ? [] : plan.loose)].map(({ lat, lon }) => [lat, lon]);
  if (plan.start) points.push(plan.start);
  if (points.length) map.fitBounds(latLngBounds(points).pad(0.1), { maxZoom: 15, animate: false });
  else map.setView([0, 0], 2);
}

// A visit of the map is dropped on a day beside it; what the move costs is shown first.
let held = null;
document.addEventListener("dragstart", (event) => {
  held = event.target.closest?.(".plan-pin") ?? null;
  if (!held) return;
  event.stopPropagation();
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held.dataset.href);
});
document.addEventListener("dragover", (event) => {
  const target = event.target.closest?.("[data-target]");
  for (const other of document.querySelectorAll("[data-target][data-over]")) if (other !== target) delete other.dataset.over;
  if (!held || !target) return;
  event.preventDefault();
  target.dataset.over = "yes";
});
document.addEventListener("drop", (event) => {
  const target = event.target.closest?.("[data-target]");
  if (!held || !target) return;
  event.preventDefault();
  delete target.dataset.over;
  openPlanned(held.dataset.href, target.dataset.target);
});
document.addEventListener("dragend", () => {
  held = null;
});
