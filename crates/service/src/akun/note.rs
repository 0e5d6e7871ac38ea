//! Notes of what was done at an account.

use crate::app::App;
use crate::error::Error;
use domain::id::PersonId;
use domain::person::catatan_akun::CatatanAkun;
use store::Tx;
use store::catatan_akun::Catatan;
use uuid::Uuid;

/// How the operator of the server is called where it was nobody with an account.
const OPERATOR: &str = "Pengelola server";
/// How somebody is called who did not sign in.
const STRANGER: &str = "Tidak diketahui siapa";

/// A note of what happens now: done by somebody, or by the operator of the server.
pub(super) fn now(app: &App, jenis: CatatanAkun, oleh: Option<PersonId>) -> Catatan {
    Catatan {
        id: Uuid::now_v7(),
        jenis,
        oleh,
        tujuan: None,
        sebelum: None,
        sesudah: None,
        pada: app.now(),
    }
}

/// Who did what was noted, by name. Every name is learnt.
pub(super) async fn by_whom(
    app: &App,
    tx: &mut Tx,
    notes: Vec<Catatan>,
) -> Result<Vec<(Catatan, String)>, Error> {
    let names = app.names();
    names
        .learn(tx, notes.iter().filter_map(|one| one.oleh))
        .await?;
    let name = |one: &Catatan| match (one.oleh, one.jenis) {
        (Some(id), _) => names.get(id),
        (None, CatatanAkun::NikDidaftarkan) => STRANGER.to_owned(),
        (None, _) => OPERATOR.to_owned(),
    };
    Ok(notes
        .into_iter()
        .map(|one| {
            let oleh = name(&one);
            (one, oleh)
        })
        .collect())
}
