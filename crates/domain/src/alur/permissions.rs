//! Who may do what: one table, asked everywhere, closed by default.

use crate::aduan::command::CommandKind;
use crate::aduan::status::StatusCode;
use crate::aduan::{Aduan, Privasi};
use crate::person::aktor::{Aktor, Peran};

use CommandKind as C;
use Peran::{AdminDiskominfo, Inspektorat, Masyarakat, PetugasSkpd, Pimpinan, Sistem, Superadmin};
use StatusCode as S;

const ADMIN: &[Peran] = &[AdminDiskominfo];
const ADMIN_SUPER: &[Peran] = &[AdminDiskominfo, Superadmin];
const SKPD: &[Peran] = &[PetugasSkpd];
const WARGA: &[Peran] = &[Masyarakat];
const CLOCK: &[Peran] = &[Sistem];

/// The rule of one command: by whom, and from which status.
#[expect(clippy::too_many_lines, reason = "one table, read as one")]
fn rule(kind: CommandKind) -> (&'static [Peran], &'static [StatusCode]) {
    match kind {
        C::MintaKelengkapan => (ADMIN, &[S::Masuk]),
        C::Lengkapi => (WARGA, &[S::PerluKelengkapan]),
        C::Disposisikan => (ADMIN_SUPER, &[S::Masuk, S::Dikembalikan]),
        C::TarikDisposisi => (
            ADMIN_SUPER,
            &[
                S::Disposisi,
                S::Penanganan,
                S::DitundaPerwaktu,
                S::DitundaCatatan,
                S::DrafJawaban,
                S::PerluPerbaikan, // else a draft of the wrong SKPD would have no way out
            ],
        ),
        C::Tolak | C::Gabungkan | C::NyatakanBukanKewenangan => (
            ADMIN_SUPER,
            &[S::Masuk, S::PerluKelengkapan, S::Dikembalikan],
        ),
        C::Terima => (SKPD, &[S::Disposisi]),
        C::Kembalikan => (SKPD, &[S::Disposisi, S::Penanganan]),
        C::TundaPerwaktu => (SKPD, &[S::Penanganan, S::DitundaCatatan]),
        C::TundaCatatan => (
            SKPD,
            &[S::Penanganan, S::DitundaPerwaktu, S::DitundaCatatan],
        ),
        C::Lanjutkan => (
            &[PetugasSkpd, Sistem],
            &[S::DitundaPerwaktu, S::DitundaCatatan],
        ),
        C::AjukanDraf => (SKPD, &[S::Penanganan, S::PerluPerbaikan]),
        C::BeriMasukan => (
            SKPD,
            &[
                S::Disposisi,
                S::Penanganan,
                S::DitundaPerwaktu,
                S::DitundaCatatan,
                S::PerluPerbaikan,
            ],
        ),
        C::KembalikanDraf | C::Terbitkan => (ADMIN, &[S::DrafJawaban]),
        C::BeriPenilaian | C::BatalkanPenilaian | C::AjukanKeberatan => (WARGA, &[S::Dijawab]),
        C::TambahKeterangan => (
            WARGA,
            &[
                S::Masuk,
                S::Disposisi,
                S::Penanganan,
                S::DitundaPerwaktu,
                S::DitundaCatatan,
                S::Dikembalikan,
                S::DrafJawaban,
                S::PerluPerbaikan,
            ],
        ),
        C::Catat => (
            &[AdminDiskominfo, PetugasSkpd, Inspektorat, Superadmin],
            &S::ALL,
        ),
        C::ArsipkanKelengkapan => (CLOCK, &[S::PerluKelengkapan]),
        C::TutupPenilaian => (CLOCK, &[S::Dijawab]),
    }
}

/// Whether the role may ever give the command.
pub fn peran_boleh(peran: Peran, kind: CommandKind) -> bool {
    rule(kind).0.contains(&peran)
}

/// Whether the command makes sense in the status.
pub fn status_cocok(status: StatusCode, kind: CommandKind) -> bool {
    rule(kind).1.contains(&status)
}

/// Whether the actor may know that the aduan exists. Asked before anything of it is shown.
pub fn boleh_lihat(aktor: &Aktor, aduan: &Aduan) -> bool {
    let rahasia = aduan.isi.privasi == Privasi::Rahasia;
    match aktor {
        Aktor::Masyarakat { id } => aduan.pelapor == *id,
        Aktor::AdminDiskominfo { .. } | Aktor::Superadmin { .. } | Aktor::Sistem => true,
        Aktor::PetugasSkpd { skpd, .. } => aduan.disposisi.as_ref().is_some_and(|disposisi| {
            if rahasia {
                disposisi.utama == *skpd
            } else {
                disposisi.melibatkan(skpd)
            }
        }),
        Aktor::Pimpinan { .. } => !rahasia,
        Aktor::Inspektorat { .. } => rahasia,
    }
}

/// Whether the actor stands in the right relation to this aduan for the command: its own
/// citizen, its lead SKPD, or a supporting SKPD.
pub fn tugas_sendiri(aktor: &Aktor, aduan: &Aduan, kind: CommandKind) -> bool {
    if !boleh_lihat(aktor, aduan) {
        return false;
    }
    let Some(skpd) = aktor.skpd() else {
        return true;
    };
    aduan
        .disposisi
        .as_ref()
        .is_some_and(|disposisi| match kind {
            C::BeriMasukan => disposisi
                .pendukung
                .iter()
                .any(|pendukung| pendukung.skpd == *skpd),
            C::Catat => true,
            C::MintaKelengkapan
            | C::Lengkapi
            | C::Disposisikan
            | C::TarikDisposisi
            | C::Tolak
            | C::Gabungkan
            | C::NyatakanBukanKewenangan
            | C::Terima
            | C::Kembalikan
            | C::TundaPerwaktu
            | C::TundaCatatan
            | C::Lanjutkan
            | C::AjukanDraf
            | C::KembalikanDraf
            | C::Terbitkan
            | C::BeriPenilaian
            | C::BatalkanPenilaian
            | C::AjukanKeberatan
            | C::TambahKeterangan
            | C::ArsipkanKelengkapan
            | C::TutupPenilaian => disposisi.utama == *skpd, // what a SKPD does, its lead does
        })
}

/// Whether the actor may be told the reporter's name (never the NIK: that takes a recorded
/// reveal).
pub fn boleh_lihat_nama(aktor: &Aktor, privasi: Privasi) -> bool {
    match aktor.peran() {
        Masyarakat | AdminDiskominfo | Superadmin => true,
        Inspektorat => privasi == Privasi::Rahasia,
        PetugasSkpd => privasi == Privasi::Terbuka,
        Pimpinan | Sistem => false,
    }
}

/// Whether the role may reveal NIK and contact data, with a recorded purpose.
pub fn boleh_buka_identitas(peran: Peran) -> bool {
    matches!(peran, AdminDiskominfo | Superadmin)
}

/// Whether an aduan waits for the one who filed it: to complete it, or to say what the answer is
/// worth.
pub fn menunggu_pelapor(aduan: &Aduan) -> bool {
    let pelapor = Aktor::Masyarakat { id: aduan.pelapor };
    let perintah = perintah_boleh(&pelapor, aduan);
    perintah.iter().any(|kind| AWAITED.contains(kind))
}

/// The statuses in which an aduan may wait for the one who filed it.
pub const STATUS_MENUNGGU_PELAPOR: [StatusCode; 2] = [S::PerluKelengkapan, S::Dijawab];

/// What an aduan may wait for from the one who filed it.
const AWAITED: [CommandKind; 2] = [C::Lengkapi, C::BeriPenilaian];

/// Whether the command may be given to several aduan at once: what it says fits all of them alike.
pub fn boleh_bersama(kind: CommandKind) -> bool {
    matches!(kind, C::Tolak)
}

/// Whether the role may look a member up at the counter and hand over a code for a new password.
pub fn boleh_melayani_loket(peran: Peran) -> bool {
    matches!(peran, AdminDiskominfo)
}

/// Whether the role is told which SKPD have officers, and how much waits there.
pub fn boleh_lihat_petugas_skpd(peran: Peran) -> bool {
    matches!(peran, AdminDiskominfo | Superadmin)
}

/// Whether the role may make accounts of staff, close them, and give them another role.
pub fn boleh_mengelola_akun(peran: Peran) -> bool {
    matches!(peran, Superadmin)
}

/// Whether what happens once for each aduan, or once for each answer, may still happen.
fn belum_terpakai(aduan: &Aduan, kind: CommandKind) -> bool {
    match kind {
        C::AjukanKeberatan => aduan.keberatan.is_none() && !aduan.puas(),
        C::BeriPenilaian => aduan.penilaian_kini().is_none(),
        C::BatalkanPenilaian => aduan.penilaian_kini().is_some(),
        C::MintaKelengkapan
        | C::Lengkapi
        | C::Disposisikan
        | C::TarikDisposisi
        | C::Tolak
        | C::Gabungkan
        | C::NyatakanBukanKewenangan
        | C::Terima
        | C::Kembalikan
        | C::TundaPerwaktu
        | C::TundaCatatan
        | C::Lanjutkan
        | C::AjukanDraf
        | C::BeriMasukan
        | C::KembalikanDraf
        | C::Terbitkan
        | C::TambahKeterangan
        | C::Catat
        | C::ArsipkanKelengkapan
        | C::TutupPenilaian => true, // as often as the status comes round
    }
}

/// What to offer the actor for the aduan now, as far as role, relation, status and its past tell.
pub fn perintah_boleh(aktor: &Aktor, aduan: &Aduan) -> Vec<CommandKind> {
    CommandKind::ALL
        .into_iter()
        .filter(|kind| {
            peran_boleh(aktor.peran(), *kind)
                && status_cocok(aduan.status.code(), *kind)
                && tugas_sendiri(aktor, aduan, *kind)
                && belum_terpakai(aduan, *kind)
        })
        .collect()
}
