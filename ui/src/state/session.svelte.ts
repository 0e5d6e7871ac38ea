// Who is signed in, how the network and the keyring are, and the reference data.

import { call, listen } from '../host';
import type { Problem, Referensi, SessionState, SignIn } from '../wire/types';

export const session = $state<{
  keadaan: SessionState | null;
  referensi: Referensi | null;
  /** The officer asked to sign in again while the old screens stay as they are. */
  masukLagi: boolean;
  /** How often somebody signed in since the page began. */
  ke: number;
  galat: Problem | null;
}>({ keadaan: null, referensi: null, masukLagi: false, ke: 0, galat: null });

/** While one session takes the place of another there is none, and the host says so; the page waits. */
let sedangMasuk = false;
let tertahan: SessionState | null = null;

export async function startSession(): Promise<void> {
  listen('session', (keadaan) => {
    if (sedangMasuk) tertahan = keadaan;
    else void hear(keadaan);
  });
  try {
    await take(await call('session_state', null));
  } catch (error) {
    session.galat = error as Problem;
  }
}

/** That nobody is signed in any more is asked again: it may be late word of the session before. */
async function hear(keadaan: SessionState): Promise<void> {
  const hilang = keadaan.orang === null && siapa() !== null;
  try {
    await take(hilang ? await call('session_state', null) : keadaan);
  } catch {
    await take(keadaan);
  }
}

async function take(keadaan: SessionState): Promise<void> {
  session.keadaan = keadaan;
  if (keadaan.jaringan !== 'sesi_berakhir') session.masukLagi = false;
  if (keadaan.orang) await loadReferensi();
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
  sedangMasuk = true;
  tertahan = null;
  let keadaan: SessionState;
  try {
    keadaan = await call('sign_in', form);
  } catch (error) {
    if (tertahan && siapa() === null) await take(tertahan); // else the screens wait for another try
    throw error;
  } finally {
    sedangMasuk = false;
  }
  session.referensi = null;
  session.masukLagi = false;
  session.ke += 1;
  await take(keadaan);
}

export async function signOut(): Promise<void> {
  await take(await call('sign_out', null));
}

export async function syncNow(): Promise<void> {
  await take(await call('sync_now', null));
}

/** Reference data may come later than the session: asked whenever something changed. */
export async function refreshReferensi(): Promise<void> {
  if (session.keadaan?.orang) await loadReferensi();
}

/** Whose session it is, also after the server ended it. */
export function siapa(): string | null {
  return session.keadaan?.orang?.id ?? null;
}

export function peran(): string | null {
  return session.keadaan?.orang?.aktor.peran ?? null;
}

export function bolehBukaIdentitas(): boolean {
  return peran() === 'admin_diskominfo' || peran() === 'superadmin';
}

export function namaSkpd(kode: string): string {
  return session.referensi?.skpd.find((skpd) => skpd.kode === kode)?.nama ?? kode;
}
