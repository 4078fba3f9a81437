// What drafts and news share: where the talks are, the token of forms, and the two lines in which is said how things stand.

/** The address of the talks; undefined outside of talks. */
export const talks = document.body.dataset.talks;

/** The token that this page's forms carry. */
export function token() {
  return document.querySelector('input[name="form-token"]')?.value ?? '';
}

/** Takes over the token of a page that was loaded later, after somebody signed in anew in another tab. */
export function renewToken(page) {
  const fresh = page.querySelector('input[name="form-token"]')?.value;
  if (!fresh || fresh === token()) {
    return false;
  }
  for (const field of document.querySelectorAll('input[name="form-token"]')) {
    field.value = fresh;
  }
  return true;
}

/**
 * This page as the server has it now; null where one is not signed in any more. That it was the page that asked, and nobody
 * at it, is told, so that a page left open keeps nobody signed in.
 */
export async function loaded() {
  const answer = await fetch(location.pathname + location.search, {
    headers: { Accept: 'text/html', 'X-Parley-By': 'page' },
    redirect: 'manual',
    cache: 'no-store',
    signal: AbortSignal.timeout(15000),
  });
  if (answer.type === 'opaqueredirect' || answer.status === 404 || answer.status === 401) {
    return null;
  }
  if (!answer.ok) {
    throw new Error(`the page was answered with ${answer.status}`);
  }
  return new DOMParser().parseFromString(await answer.text(), 'text/html');
}

/**
 * Says how things stand, in words of the page's own.
 * @param line where, as drafts and news have a line each
 * @param key which words; none to say nothing
 * @param signIn whether a link to sign in goes with it
 */
export function say(line, key, signIn = false) {
  if (line.dataset.says === (key ?? '')) {
    return;
  }
  line.dataset.says = key ?? '';
  line.classList.toggle('lost', key === 'lost' || key === 'over' || key === 'failed' || key === 'unsent');
  line.replaceChildren(key ? line.dataset[key] : '');
  if (signIn) {
    const link = document.createElement('a');
    link.href = '/';
    link.target = '_blank';
    link.rel = 'noopener';
    link.textContent = line.dataset.signIn;
    line.append(' ', link);
  }
}
