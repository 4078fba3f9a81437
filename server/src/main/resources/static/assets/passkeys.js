// Passkeys: asks the browser for one, and puts its answer into the form that is sent. The server asks the question first; what
// it asked serves once. Without this script, and in browsers that have no passkeys, codes serve as before.

const ASKED = { Accept: 'application/json' };
const able = typeof PublicKeyCredential === 'function' && navigator.credentials !== undefined;

function bytes(text) {
  const plain = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(plain, (one) => one.charCodeAt(0));
}

function text(buffer) {
  const plain = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(plain).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

async function question(form, address, fields) {
  const token = form.querySelector('input[name="form-token"]').value;
  const answer = await fetch(address, {
    method: 'POST',
    headers: { ...ASKED, 'X-Parley-Form': token },
    body: new URLSearchParams(fields),
    redirect: 'manual',
  });
  if (!answer.ok) {
    throw Object.assign(new Error(`asked in vain: ${answer.status}`), { key: `said${answer.status}` });
  }
  return answer.json();
}

/** The answer of an authenticator as JSON, as the standard has it; own code, since not every browser has it yet. */
function written(credential, parts) {
  const response = {};
  for (const part of parts) {
    const value = credential.response[part];
    if (value) {
      response[part] = text(value);
    }
  }
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
}

async function used(form) {
  const { challenge, party } = await question(form, '/sign-in/question', {});
  const credential = await navigator.credentials.get({
    publicKey: { challenge: bytes(challenge), rpId: party, userVerification: 'preferred', timeout: 120000 },
  });
  return written(credential, ['clientDataJSON', 'authenticatorData', 'signature', 'userHandle']);
}

async function made(form) {
  const asked = await question(form, '/account/passkeys/question', { password: form.elements.password.value });
  const credential = await navigator.credentials.create({
    publicKey: {
      challenge: bytes(asked.question.challenge),
      rp: { id: asked.question.party, name: 'Parley' },
      user: { id: bytes(asked.user), name: asked.signIn, displayName: asked.signIn },
      pubKeyCredParams: asked.algorithms.map((alg) => ({ type: 'public-key', alg })),
      excludeCredentials: asked.known.map((id) => ({ type: 'public-key', id: bytes(id) })),
      authenticatorSelection: { residentKey: 'required', requireResidentKey: true, userVerification: 'preferred' },
      attestation: 'none',
      timeout: 120000,
    },
  });
  return written(credential, ['clientDataJSON', 'attestationObject']);
}

/** Gets an answer into a form and sends it; says what went wrong otherwise. */
async function send(form, field, ask) {
  const line = form.querySelector('[data-says]');
  const buttons = form.querySelectorAll('button');
  buttons.forEach((one) => { one.disabled = true; });
  line.textContent = line.dataset.asking;
  try {
    form.elements[field].value = await ask(form);
    line.textContent = '';
    form.submit();
  } catch (problem) {
    line.textContent = line.dataset[problem.key] ?? line.dataset.failed;
  } finally {
    buttons.forEach((one) => { one.disabled = false; });
  }
}

const signIn = document.querySelector('form[data-passkey="use"]');
if (able && signIn) {
  const button = signIn.querySelector('button[data-passkey]');
  button.hidden = false;
  button.addEventListener('click', () => {
    signIn.elements.code.value = '';
    if (signIn.reportValidity()) {
      send(signIn, 'passkey', used);
    }
  });
}

const adding = document.querySelector('form[data-passkey="make"]');
if (able && adding) {
  adding.hidden = false;
  document.getElementById('passkeys-without')?.remove();
  adding.addEventListener('submit', (event) => {
    event.preventDefault();
    send(adding, 'answer', made);
  });
}
