// Asks the browser for a passkey and puts its answer into the form. Only a script can do that
// (Web Authentication, W3C); each page offers another way for browsers without.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

const known = (list) => list?.map((each) => ({ ...each, id: bytes(each.id) }));

function creation({ publicKey: wish }) {
  return {
    ...wish,
    challenge: bytes(wish.challenge),
    user: { ...wish.user, id: bytes(wish.user.id) },
    excludeCredentials: known(wish.excludeCredentials),
    authenticatorSelection: {
      ...wish.authenticatorSelection,
      residentKey: "required",
      requireResidentKey: true,
      userVerification: "required",
    },
  };
}

function request({ publicKey: wish }) {
  return {
    ...wish,
    challenge: bytes(wish.challenge),
    allowCredentials: known(wish.allowCredentials),
  };
}

function written(credential) {
  const { response } = credential;
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const given = parts.filter((part) => response[part]).map((part) => [part, text(response[part])]);
  return JSON.stringify({
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: Object.fromEntries(given),
  });
}

async function optionsOf(form) {
  if (!form.dataset.fmAsk) {
    return JSON.parse(document.getElementById(form.dataset.fmOptions).textContent);
  }
  const answer = await fetch(form.dataset.fmAsk, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
  return answer.json();
}

async function passkeyFor(form) {
  const options = await optionsOf(form);
  return form.dataset.fmPasskey === "create"
    ? navigator.credentials.create({ publicKey: creation(options.creation_options) })
    : navigator.credentials.get({ publicKey: request(options.request_options) });
}

function tellTrouble() {
  const place = document.querySelector("[data-fm-passkey-trouble]");
  place.textContent = place.dataset.fmPasskeyTrouble;
  place.hidden = false;
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-fm-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        form.elements.credential.value = written(await passkeyFor(form));
      } catch {
        tellTrouble();
        return;
      }
      form.submit();
    });
  }
}
