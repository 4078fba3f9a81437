import './drafts.js';
import './live.js';
import './passkeys.js';

// Moves the focus to what came back after a form was sent, so that keyboards and screen readers are where the news is.
const trouble = document.querySelector('[role="alert"]');
if (trouble) {
  trouble.tabIndex = -1;
  trouble.focus();
}

// A locked screen shows nothing, in no window of this browser and not by going back either.
const windows = new BroadcastChannel('parley');
const blank = () => document.body.replaceChildren();
document.getElementById('lock')?.addEventListener('submit', () => {
  windows.postMessage('locked');
  document.getElementById('content').replaceChildren();
});
windows.addEventListener('message', () => {
  blank();
  setTimeout(() => location.reload(), 500); // by then the server knows
});
addEventListener('pageshow', (event) => {
  if (event.persisted) {
    blank();
    location.reload();
  }
});
// Opens what an address points into.
const aim = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
if (aim) {
  aim.closest('details')?.setAttribute('open', '');
}
