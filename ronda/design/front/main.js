import "./styles/main.scss";
import "./menus.js";
import "./themes.js";
import "./pages.js";
import "./search.js";
import "./dialogs.js";
import "./toasts.js";
import "./lists.js";
import "./drops.js";
import "./boards.js";
import "./tabs.js";
import "./waiting.js";
import "./form_times.js";
import "./visits.js";
import "./proof.js";
import "./drafts.js";
import { onContent } from "./content.js";

// What draws is large; it is fetched by those pages only that show a chart or a map.
onContent("[data-chart]", (figure) => import("./charts.js").then(({ drawChart }) => drawChart(figure)));
onContent("#planned-visit", () => import("./planned.js"));
onContent("[data-plan-map]", (figure) => import("./plan_map.js").then(({ drawPlan }) => drawPlan(figure)));
onContent("[data-plan-calendar]", () => import("./plan_calendar.js").then(({ startMoving }) => startMoving()));
onContent("[data-map]", (figure) => import("./maps.js").then(({ drawMap }) => drawMap(figure)));
onContent("form[data-exam]", () => import("./exam.js"));
onContent("[data-learn]", (page) => import("./learn.js").then(({ followLearning }) => followLearning(page)));
// Only who takes part in a draw, or runs one again, needs this.
onContent("[data-draw-verify]", (form) => import("./draws/page.js").then(({ checkDraw }) => checkDraw(form)));
onContent("[data-promise]", (form) => import("./draws/promise.js").then(({ promise }) => promise(form)));
