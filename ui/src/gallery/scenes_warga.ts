// The counter, accounts of staff, and the own account.

import ErrorNote from '../base/form/ErrorNote.svelte';
import PasswordField from '../base/form/PasswordField.svelte';
import TextField from '../base/form/TextField.svelte';
import AkunSayaScreen from '../features/akun_saya/AkunSayaScreen.svelte';
import SandiForm from '../features/akun_saya/SandiForm.svelte';
import SessionList from '../features/akun_saya/SessionList.svelte';
import KodeBaru from '../features/kode/KodeBaru.svelte';
import AkunDetail from '../features/pengguna/AkunDetail.svelte';
import AkunList from '../features/pengguna/AkunList.svelte';
import ChangeDialog from '../features/pengguna/ChangeDialog.svelte';
import CreateDialog from '../features/pengguna/CreateDialog.svelte';
import PenggunaScreen from '../features/pengguna/PenggunaScreen.svelte';
import PeranFields from '../features/pengguna/PeranFields.svelte';
import AskDialog from '../features/screen/AskDialog.svelte';
import OwnScreen from '../features/screen/OwnScreen.svelte';
import KodeFields from '../features/sign_in/KodeFields.svelte';
import KodeDialog from '../features/warga/KodeDialog.svelte';
import KtpCheck from '../features/warga/KtpCheck.svelte';
import NikDialog from '../features/warga/NikDialog.svelte';
import WargaScreen from '../features/warga/WargaScreen.svelte';
import { session } from '../state/session.svelte';
import type { AkunPetugas } from '../wire/types';
import { kodeBaru, LONG, petugas, problem, skpd, wargaDiLoket } from './samples';
import { akunPetugas, akunRinci, sessions } from './samples_akun';
import { nothing, scene, snippet, type Scene } from './scene';

const handed = { onclose: nothing, onmade: nothing };
const answered = { onclose: nothing, ondone: nothing };
const akun = akunPetugas[2] as AkunPetugas;

/** The list of SKPD is known. */
function knowSkpd(): void {
  session.referensi = {
    skpd,
    wilayah: { kecamatan: [] },
    kategori: [],
    templat: [],
  } as unknown as typeof session.referensi;
}

export const wargaScenes: Record<string, Scene> = {
  WargaScreen: scene(WargaScreen, [{}]),
  KodeDialog: scene(KodeDialog, [{ warga: wargaDiLoket, ...handed }]),
  KtpCheck: scene(KtpCheck, [
    { name: 'kode', wrong: false, checked: true },
    { name: 'nik', wrong: true, checked: false },
  ]),
  NikDialog: scene(NikDialog, [{ warga: wargaDiLoket, nik: '1403995204900001', ...answered }]),
  'KodeDialog, long name': scene(KodeDialog, [
    { warga: { ...wargaDiLoket, nama: LONG }, ...handed },
  ]),
  KodeBaru: scene(KodeBaru, [
    { kode: kodeBaru, title: 'Kode untuk warga', slip: LONG, ondone: nothing },
  ]),
  OwnScreen: scene(OwnScreen, [
    { title: 'Pengguna', help: LONG, testid: 'own', children: snippet('<p>Isi</p>') },
  ]),
  PenggunaScreen: scene(PenggunaScreen, [{}], knowSkpd),
  AkunList: scene(AkunList, [
    { rows: akunPetugas, selected: '1', onopen: nothing },
    { rows: [], selected: null, onopen: nothing },
  ]),
  AkunDetail: scene(AkunDetail, [{ rinci: akunRinci, oncommand: nothing }]),
  'AkunDetail, invited and locked': scene(AkunDetail, [
    {
      rinci: {
        ...akunRinci,
        akun: { ...akun, keadaan: 'diundang' },
        perintah: [],
        terkunci: LONG,
      },
      oncommand: nothing,
    },
  ]),
  AskDialog: scene(AskDialog, [
    {
      name: 'akun',
      maybeDone: LONG,
      title: 'Beri kode masuk baru',
      help: LONG,
      submit: 'Beri kode',
      ask: () => Promise.reject(problem),
      ...answered,
    },
  ]),
  CreateDialog: scene(CreateDialog, [answered], knowSkpd),
  'ChangeDialog, role': scene(
    ChangeDialog,
    [{ akun, command: 'ubah_peran', ...answered }],
    knowSkpd,
  ),
  'ChangeDialog, end': scene(ChangeDialog, [{ akun, command: 'tutup', ...answered }]),
  PeranFields: scene(PeranFields, [{ peran: 'petugas_skpd', skpd: 'S2', wrong: 'skpd' }], knowSkpd),
  AkunSayaScreen: scene(AkunSayaScreen, [{ petugas }]),
  SandiForm: scene(SandiForm, [{ onchanged: nothing }]),
  SessionList: scene(SessionList, [{ sessions, onend: nothing, onendothers: nothing }]),
  KodeFields: scene(KodeFields, [{ kode: '', password: '', again: '', wrong: 'kode' }]),
  TextField: scene(TextField, [
    { id: 'a', label: 'Nama', help: LONG, value: LONG },
    { id: 'b', label: 'Kode', value: '12', inputmode: 'numeric', wrong: true },
  ]),
  PasswordField: scene(PasswordField, [
    { id: 'c', label: 'Kata sandi', password: 'tiga kata ini' },
    { id: 'd', label: 'Kata sandi baru', help: LONG, password: '', wrong: true },
  ]),
  ErrorNote: scene(ErrorNote, [
    { text: LONG, testid: 'note' },
    { text: LONG, testid: 'note', hint: LONG, onretry: nothing },
  ]),
};
