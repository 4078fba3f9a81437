// Nothing typed or chosen is lost. What stands in a field marked data-draft goes to the server after a pause, sealed, for its
// writer alone; it comes back when the page is loaded again. On a dropped line it is kept here, in the open page, and tried
// again.
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

/** The fields of a place: one as a rule, all buttons of a choice. */
function fields(place) {
  return [...document.querySelectorAll('[data-draft]')].filter((one) => one.dataset.draft === place);
}

/** What stands at a place now; undefined where the page has no such place. */
function standing(place) {
  const all = fields(place);
  switch (all[0]?.type) {
    case undefined:
      return undefined;
    case 'radio':
      return all.find((one) => one.checked)?.value ?? '';
    case 'checkbox':
      return all[0].checked ? 'on' : 'off'; // An empty draft is none, and that it was unticked is one.
    default:
      return all[0].value;
  }
}

/** Whether a place is as the page brought it. */
function isUntouched(place) {
  return fields(place).every((one) =>
    one.type === 'radio' || one.type === 'checkbox'
      ? one.checked === one.defaultChecked
      : one.value === one.defaultValue);
}

/** Puts a draft back. */
function put(place, text) {
  for (const one of fields(place)) {
    if (one.type === 'radio') {
      one.checked = one.value === text;
    } else if (one.type === 'checkbox') {
      one.checked = text === 'on';
    } else {
      one.value = text;
    }
    one.closest('details')?.setAttribute('open', '');
  }
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
    const text = standing(place);
    if (text === undefined) {
      unsaved.delete(place);
      continue;
    }
    outcome = await saveOne(place, text);
    if (outcome !== 'saved') {
      break;
    }
    if (standing(place) === text) {
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
    const text = standing(place);
    if (text !== undefined && text.length < 20000) {
      post(place, text, true).then((answer) => {
        if (answer.ok && standing(place) === text) {
          unsaved.delete(place);
        }
      }, () => {});
    }
  }
}

/** Sends a form only once it is known that it will arrive: the line is there, and whoever sends it is signed in. */
async function send(event) {
  const form = event.target;
  const places = new Set([...form.querySelectorAll('[data-draft]')].map((one) => one.dataset.draft));
  if (places.size === 0 || form.dataset.ready) {
    return;
  }
  event.preventDefault();
  if (form.dataset.sending) {
    return;
  }
  form.dataset.sending = 'yes';
  unsaved.add([...places][0]); // If nothing is unsaved, this asks whether the line is there.
  await running;
  const outcome = await save();
  delete form.dataset.sending;
  if (outcome === 'lost' || outcome === 'full' || outcome === 'over') {
    say(line, outcome === 'lost' ? 'unsent' : outcome, outcome === 'over');
    return;
  }
  for (const place of places) {
    unsaved.delete(place);
    const name = document.createElement('input');
    Object.assign(name, { type: 'hidden', name: 'draft', value: place });
    form.append(name);
  }
  clearTimeout(timer);
  leaving = unsaved.size === 0;
  form.dataset.ready = 'yes';
  form.requestSubmit(event.submitter ?? undefined);
}

/**
 * A form that came back from the server holds what was sent, and places in it may have moved: what stands in it now are the
 * drafts, and those of places that it has no more are let go.
 */
function takeOver(form, drafts) {
  form.querySelectorAll('[data-draft]').forEach((one) => unsaved.add(one.dataset.draft));
  for (const { place } of drafts) {
    if (place.startsWith(form.dataset.drafts) && standing(place) === undefined) {
      post(place, '').catch(() => {});
    }
  }
  save();
}

/** Puts back what was typed and not sent. */
async function restore() {
  const answer = await fetch(`${talks}/drafts`, { headers: { Accept: 'application/json' }, redirect: 'manual' });
  if (!answer.ok) {
    return;
  }
  const { drafts } = await answer.json();
  const back = document.querySelector('form[data-back]');
  if (back) {
    takeOver(back, drafts);
  }
  let restored = false;
  for (const draft of drafts) {
    if (back && draft.place.startsWith(back.dataset.drafts)) {
      continue;
    }
    const now = standing(draft.place);
    if (now !== undefined && isUntouched(draft.place) && now !== draft.text) {
      put(draft.place, draft.text);
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
