// Shows what is new without a reload. The server tells that one of the reader's own chains grew, never what was added; the
// page is then asked for again, and those parts of it that are marked data-live take their new form. What is being typed,
// what is unfolded and where the keyboard is stay as they are.
import { loaded, renewToken, say, talks } from './page.js';

const line = document.getElementById('news');
let source = null;
let wanted = false;
let busy = false;
let slow = 0;

function marks() {
  const pairs = document.getElementById('codes')?.dataset.heads ?? '';
  return new Map(pairs.split(' ').filter(Boolean).map((pair) => pair.split('=')));
}

function isDirty(field) {
  switch (field.type) {
    case 'hidden':
      return false;
    case 'checkbox':
    case 'radio':
      return field.checked !== field.defaultChecked;
    case 'select-one':
    case 'select-multiple':
      return [...field.options].some((option) => option.selected !== option.defaultSelected);
    default:
      return field.value !== field.defaultValue;
  }
}

function isTyping(part) {
  const at = document.activeElement;
  return at !== null && part.contains(at) && at.matches('input:not([type=hidden]), textarea, select');
}

/** Puts a part's new form in place of the old one. */
function replace(old, fresh) {
  const focused = old.contains(document.activeElement) ? document.activeElement.id : '';
  for (const form of old.querySelectorAll('form[id]')) {
    // Not form.id: that would be the field of this name.
    const counterpart = fresh.querySelector(`#${CSS.escape(form.getAttribute('id'))}`);
    if (counterpart && [...form.elements].some(isDirty)) {
      counterpart.replaceWith(form);
    }
  }
  for (const unfolded of old.querySelectorAll('details[open][id]')) {
    fresh.querySelector(`#${CSS.escape(unfolded.id)}`)?.setAttribute('open', '');
  }
  if (old.id === 'codes' && old.querySelector('details')) {
    fresh.querySelector('details')?.toggleAttribute('open', old.querySelector('details').open);
  }
  old.replaceWith(fresh);
  if (focused) {
    document.getElementById(focused)?.focus({ preventScroll: true });
  }
}

/** Whether what is said is the same: forms carry an id of their own each time, which is no news. */
function saysTheSame(old, fresh) {
  const bare = (part) => {
    const copy = part.cloneNode(true);
    copy.querySelectorAll('input[type=hidden][name=id], input[name=form-token]').forEach((one) => one.remove());
    copy.querySelectorAll('details').forEach((one) => one.removeAttribute('open'));
    return copy;
  };
  return bare(old).isEqualNode(bare(fresh));
}

async function refresh() {
  if (busy) {
    wanted = true;
    return;
  }
  busy = true;
  try {
    do {
      wanted = false;
      const page = await loaded();
      if (!page) {
        over();
        return;
      }
      renewToken(page);
      show(page);
    } while (wanted);
  } catch {
    setTimeout(refresh, 3000);
  } finally {
    busy = false;
  }
}

function show(page) {
  document.title = page.title;
  let changed = false;
  let later = false;
  for (const old of document.querySelectorAll('[data-live][id]')) {
    const fresh = page.getElementById(old.id);
    if (!fresh || saysTheSame(old, fresh)) {
      continue;
    }
    if (isTyping(old)) {
      later = true;
      continue;
    }
    if (old.id === 'rooms' && old.contains(document.activeElement)) {
      continue; // Whoever goes through the links with the keyboard stays where they are.
    }
    replace(old, document.adoptNode(fresh));
    changed ||= old.id !== 'codes' && old.id !== 'rooms';
  }
  if (!document.querySelector('main [data-live]')) {
    say(line, 'reload');
  } else if (later) {
    say(line, 'later');
    document.addEventListener('focusout', () => setTimeout(refresh, 0), { once: true });
  } else if (changed) {
    say(line, 'new');
  }
}

function over() {
  close();
  say(line, 'over', true);
}

function close() {
  source?.close();
  source = null;
  clearTimeout(slow);
}

function open() {
  if (source || document.hidden) {
    return;
  }
  source = new EventSource(`${talks}/events`);
  source.addEventListener('open', () => {
    clearTimeout(slow);
    if (line.dataset.says === 'lost' || line.dataset.says === 'over') {
      say(line, null);
    }
  });
  source.addEventListener('news', (event) => {
    const known = marks();
    if (Object.entries(JSON.parse(event.data)).some(([audience, head]) => known.get(audience) !== head)) {
      refresh();
    }
  });
  source.addEventListener('over', over);
  source.addEventListener('elsewhere', close);
  source.addEventListener('error', () => {
    clearTimeout(slow);
    if (source?.readyState === EventSource.CLOSED) {
      close();
      // Nobody said why: the page itself tells whether its reader is still welcome.
      loaded().then((page) => (page ? setTimeout(open, 5000) : over()), () => {
        say(line, 'lost');
        setTimeout(open, 5000);
      });
    } else {
      slow = setTimeout(() => say(line, 'lost'), 2000);
    }
  });
}

if (talks && line && document.getElementById('codes')) {
  document.addEventListener('visibilitychange', () => (document.hidden ? close() : open()));
  addEventListener('focus', open);
  addEventListener('pagehide', close);
  addEventListener('pageshow', open);
  open();
}
