// The main menu is a disclosure on phones; on wide screens it stands open, and CSS hides its button.
(() => {
  const menu = document.getElementById("menue");
  const wide = window.matchMedia("(min-width: 60rem)");
  const follow = () => {
    menu.open = wide.matches;
  };
  wide.addEventListener("change", follow);
  follow();
})();
