// Who is signed in, how the network and the keyring are, and the reference data.

import { call, listen } from '../host';
import type { Code, Problem, Referensi, SessionState, SignIn, SignInByKode } from '../wire/types';
import { complain } from './toasts.svelte';

export const session = $state<{
  state: SessionState | null;
  referensi: Referensi | null;
  /** The officer asked to sign in again while the old screens stay as they are. */
  signingInAgain: boolean;
  /** How often somebody signed in since the page began. */
  count: number;
  problem: Problem | null;
  /** Under which name somebody signed in last. */
  pengguna: string;
}>({ state: null, referensi: null, signingInAgain: false, count: 0, problem: null, pengguna: '' });

/** While one session takes the place of another there is none, and the host says so; the page waits. */
let signingIn = false;
let heldBack: SessionState | null = null;

export async function startSession(): Promise<void> {
  listen('session', (state) => {
    if (signingIn) heldBack = state;
    else void hear(state);
  });
  try {
    await take(await call('session_state', null));
  } catch (error) {
    session.problem = error as Problem;
  }
}

/** That nobody is signed in any more is asked again: it may be late word of the session before. */
async function hear(state: SessionState): Promise<void> {
  const gone = state.petugas === null && whoIsSignedIn() !== null;
  try {
    await take(gone ? await call('session_state', null) : state);
  } catch {
    await take(state);
  }
}

async function take(state: SessionState): Promise<void> {
  session.state = state;
  if (state.network !== 'sesi_berakhir') session.signingInAgain = false;
  if (state.petugas) await loadReferensi();
  else session.referensi = null;
}

async function loadReferensi(): Promise<void> {
  if (session.referensi) return;
  try {
    session.referensi = await call('referensi', null);
  } catch {
    session.referensi = null; // asked again with the next change
  }
}

/** Rejects with the problem, so that the form can show it. */
export async function signIn(form: SignIn): Promise<void> {
  await enter(form.pengguna, () => call('sign_in', form));
}

/** Sets the own password with a code on the way. */
export async function signInByKode(form: SignInByKode): Promise<void> {
  await enter(form.pengguna, () => call('sign_in_by_kode', form));
}

async function enter(pengguna: string, ask: () => Promise<SessionState>): Promise<void> {
  signingIn = true;
  heldBack = null;
  let state: SessionState;
  try {
    state = await ask();
  } catch (error) {
    if (heldBack && whoIsSignedIn() === null) await take(heldBack); // else the screens wait for another try
    throw error;
  } finally {
    signingIn = false;
  }
  session.referensi = null;
  session.signingInAgain = false;
  session.pengguna = pengguna;
  session.count += 1;
  await take(state);
}

export async function signOut(): Promise<void> {
  await take(await call('sign_out', null));
}

/** No answer came: nobody here knows whether the server did what it was asked. */
const UNANSWERED: readonly Code[] = ['luring', 'waktu_habis'];

/** What the state of the network, shown in the window, tells by itself. */
const TOLD: readonly Code[] = [...UNANSWERED, 'belum_masuk'];

export const isUnanswered = (problem: Problem): boolean => UNANSWERED.includes(problem.code);

export const isConnected = (): boolean => session.state?.network === 'daring';

/** A synchronisation that fails for another reason, such as a full disk, is said. */
export async function syncNow(): Promise<void> {
  try {
    await take(await call('sync_now', null));
  } catch (error) {
    const { code, detail } = error as Problem;
    if (!TOLD.includes(code)) complain(detail);
  }
}

/** Reference data may come later than the session: asked whenever something changed. */
export async function refreshReferensi(): Promise<void> {
  if (session.state?.petugas) await loadReferensi();
}

/** Whose session it is, also after the server ended it. */
export function whoIsSignedIn(): string | null {
  return session.state?.petugas?.id ?? null;
}

export function peran(): string | null {
  return session.state?.petugas?.aktor.peran ?? null;
}

export function skpdName(kode: string): string {
  return session.referensi?.skpd.find((skpd) => skpd.kode === kode)?.nama ?? kode;
}
