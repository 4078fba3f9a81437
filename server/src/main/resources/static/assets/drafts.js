// Nothing typed is lost. What stands in a field marked data-draft goes to the server after a pause, sealed, for its writer
// alone; it comes back when the page is loaded again. On a dropped line it is kept here, in the open page, and tried again.
// The browser's storage is never used: it would outlive the session on a shared computer.
import { loaded, renewToken, say, talks, token } from './page.js';

const PAUSE = 800;
const AGAIN = [1000, 2000, 4000, 8000];

const line = document.getElementById('kept');
const unsaved = new Set();
let timer = 0;
let failures = 0;
let running = null;
let leaving = false;

function field(place) {
  return [...document.querySelectorAll('[data-draft]')].find((one) => one.dataset.draft === place);
}

function post(place, text, keepalive = false) {
  return fetch(`${talks}/drafts`, {
    method: 'POST',
    headers: { Accept: 'application/json', 'X-Parley-Form': token() },
    body: new URLSearchParams({ place, text }),
    redirect: 'manual',
    keepalive,
    signal: keepalive ? undefined : AbortSignal.timeout(15000),
  });
}

/** Saves one field. Answers saved, lost, full, over or failed. */
async function saveOne(place, text) {
  try {
    let answer = await post(place, text);
    if (answer.status === 403) {
      const page = await loaded();
      if (page && renewToken(page)) {
        answer = await post(place, text);
      }
    }
    if (answer.ok) {
      return 'saved';
    }
    if (answer.status === 401 || answer.type === 'opaqueredirect' || answer.status === 404) {
      return 'over';
    }
    if (answer.status === 507) {
      return 'full';
    }
    return answer.status >= 500 ? 'lost' : 'failed';
  } catch {
    return 'lost';
  }
}

async function saveAll() {
  say(line, 'saving');
  let outcome = 'saved';
  for (const place of [...unsaved]) {
    const text = field(place)?.value;
    if (text === undefined) {
      unsaved.delete(place);
      continue;
    }
    outcome = await saveOne(place, text);
    if (outcome !== 'saved') {
      break;
    }
    if (field(place)?.value === text) {
      unsaved.delete(place);
    }
  }
  say(line, outcome, outcome === 'over');
  failures = outcome === 'saved' || outcome === 'failed' ? 0 : failures + 1;
  return outcome;
}

/** Saves what is unsaved, one round at a time. */
function save() {
  clearTimeout(timer);
  running ??= saveAll().then((outcome) => {
    running = null;
    if (unsaved.size > 0 && outcome !== 'failed' && !leaving) {
      const wait = outcome === 'saved' ? PAUSE : AGAIN[Math.min(failures, AGAIN.length) - 1];
      timer = setTimeout(save, wait);
    }
    return outcome;
  });
  return running;
}

function typed(event) {
  const place = event.target.dataset?.draft;
  if (place && !leaving) {
    unsaved.add(place);
    clearTimeout(timer);
    timer = setTimeout(save, PAUSE);
  }
}

/** What cannot wait: the page goes away or out of sight. */
function saveNow() {
  if (leaving) {
    return;
  }
  for (const place of unsaved) {
    const text = field(place)?.value;
    if (text !== undefined && text.length < 20000) {
      post(place, text, true).then((answer) => {
        if (answer.ok && field(place)?.value === text) {
          unsaved.delete(place);
        }
      }, () => {});
    }
  }
}

/** Sends a form only once it is known that it will arrive: the line is there, and whoever sends it is signed in. */
async function send(event) {
  const form = event.target;
  const fields = [...form.querySelectorAll('[data-draft]')];
  if (fields.length === 0 || form.dataset.ready) {
    return;
  }
  event.preventDefault();
  if (form.dataset.sending) {
    return;
  }
  form.dataset.sending = 'yes';
  unsaved.add(fields[0].dataset.draft); // If nothing is unsaved, this asks whether the line is there.
  await running;
  const outcome = await save();
  delete form.dataset.sending;
  if (outcome === 'lost' || outcome === 'full' || outcome === 'over') {
    say(line, outcome === 'lost' ? 'unsent' : outcome, outcome === 'over');
    return;
  }
  for (const one of fields) {
    unsaved.delete(one.dataset.draft);
    const name = document.createElement('input');
    Object.assign(name, { type: 'hidden', name: 'draft', value: one.dataset.draft });
    form.append(name);
  }
  clearTimeout(timer);
  leaving = unsaved.size === 0;
  form.dataset.ready = 'yes';
  form.requestSubmit(event.submitter ?? undefined);
}

/** Puts back what was typed and not sent. */
async function restore() {
  const answer = await fetch(`${talks}/drafts`, { headers: { Accept: 'application/json' }, redirect: 'manual' });
  if (!answer.ok) {
    return;
  }
  let restored = false;
  for (const draft of (await answer.json()).drafts) {
    const one = field(draft.place);
    if (one && one.value === one.defaultValue && one.value !== draft.text) {
      one.value = draft.text;
      one.closest('details')?.setAttribute('open', '');
      restored = true;
    }
  }
  if (restored && !line.dataset.says) {
    say(line, 'restored');
  }
}

if (talks && line && document.querySelector('[data-draft]')) {
  document.addEventListener('input', typed);
  document.addEventListener('change', typed);
  document.addEventListener('submit', send);
  document.addEventListener('visibilitychange', () => document.hidden && saveNow());
  addEventListener('pagehide', saveNow);
  addEventListener('pageshow', () => {
    leaving = false;
  });
  addEventListener('online', () => unsaved.size > 0 && save());
  addEventListener('focus', () => unsaved.size > 0 && failures > 0 && save());
  addEventListener('beforeunload', (event) => {
    if (unsaved.size > 0 && failures > 0 && !leaving) {
      event.preventDefault();
    }
  });
  restore().catch(() => {});
}
