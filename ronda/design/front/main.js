import "./styles/main.scss";
import "./menus.js";
import "./themes.js";
import "./pages.js";
