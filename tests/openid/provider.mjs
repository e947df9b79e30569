// A real OpenID provider for the tests, on a free port of this machine:
//
//     node provider.mjs REDIRECT_URI...
//
// prints one line of JSON (its issuer and its clients, one for each redirect address) and runs until its
// input ends. Whoever it sends to sign in finds a page with one field, the account's name; every name is
// an account. Accounts and keys live as long as the process.

import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { Provider } from 'oidc-provider';

const redirects = process.argv.slice(2);
if (redirects.length === 0) {
  console.error('usage: node provider.mjs REDIRECT_URI...');
  process.exit(2);
}

const server = createServer();
await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
const issuer = `http://127.0.0.1:${server.address().port}`;

const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'first', alg: 'RS256', use: 'sig' };
const clients = redirects.map((redirect, at) => ({
  client_id: `muster-${at + 1}`,
  client_secret: randomBytes(24).toString('base64url'),
  redirect_uris: [redirect],
  token_endpoint_auth_method: 'client_secret_basic',
}));

const provider = new Provider(issuer, {
  clients,
  jwks: { keys: [key] },
  cookies: { keys: [randomBytes(24).toString('base64url')] },
  claims: { openid: ['sub'], profile: ['name'], email: ['email'] },
  // An ID token says who somebody is; nobody asks for more afterwards.
  conformIdTokenClaims: false,
  findAccount: (_, id) => ({
    accountId: id,
    claims: () => ({ sub: id, name: `${id} of the tests`, email: `${id}@example.org` }),
  }),
  features: { devInteractions: { enabled: false } },
  interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
  pkce: { required: () => true },
  // Whoever signs in agrees to what the client asks for.
  loadExistingGrant: async (context) => {
    const { client, session, provider: { Grant } } = context.oidc;
    const grant = new Grant({ clientId: client.clientId, accountId: session.accountId });
    grant.addOIDCScope('openid profile email');
    await grant.save();
    return grant;
  },
});

const page = `<!doctype html><html lang="en"><title>Sign in to the test provider</title>
<form method="post"><label>Account <input name="account" required autofocus></label>
<button>Sign in</button> <button name="cancel" value="yes" formnovalidate>Cancel</button></form></html>`;

async function signIn(request, response) {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(page);
    return;
  }
  let body = '';
  for await (const piece of request) body += piece;
  const form = new URLSearchParams(body);
  const result = form.has('cancel')
    ? { error: 'access_denied', error_description: 'the person went back' }
    : { login: { accountId: form.get('account') } };
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false });
}

const answer = provider.callback();
server.on('request', (request, response) => {
  if (!request.url.startsWith('/sign-in/')) return answer(request, response);
  signIn(request, response).catch((error) => {
    response.statusCode = 400;
    response.end(String(error));
  });
});

const credentials = clients.map(({ client_id, client_secret }) => ({ client_id, client_secret }));
console.log(JSON.stringify({ issuer, clients: credentials }));
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
