import './drafts.js';
import './live.js';

// Moves the focus to what came back after a form was sent, so that keyboards and screen readers are where the news is.
const trouble = document.querySelector('[role="alert"]');
if (trouble) {
  trouble.tabIndex = -1;
  trouble.focus();
}

// Opens what an address points into.
const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
if (aim) {
  aim.closest('details')?.setAttribute('open', '');
}
