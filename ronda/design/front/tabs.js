// Where tabs are wider than the screen, the one of this page is in sight.
import { onContent } from "./content.js";

onContent(".tabs [aria-current]", (tab) => {
  const row = tab.parentElement;
  row.scrollLeft += tab.getBoundingClientRect().left - row.getBoundingClientRect().left - 16;
});
