//! The bridge: everything the desktop's page can ask of the desktop's Rust, in one list.

mod command;
mod detail;
mod inbox;
mod session;
mod unsent;
mod update;

pub use command::*;
pub use detail::*;
pub use inbox::*;
pub use session::*;
pub use unsent::*;
pub use update::*;

use crate::aduan::{Identitas, SkpdStanding};
use crate::notice::NoticeRow;
use crate::petugas::{
    AkunDiubah, AkunPetugas, AkunRef, AkunRequest, AkunRinci, GantiSandi, PetugasBaru, SessionRef,
    SessionRow,
};
use crate::problem::{Code, Problem};
use crate::session::ServerInfo;
use crate::together::DoneToAll;
use crate::warga::{FindWarga, KodeBaru, KodeRequest, NikReclaimed, ReclaimNik, WargaDiLoket};
use domain::id::AduanId;
use domain::referensi::Referensi;
use serde::Serialize;
use serde_json::Value;
use std::future::Future;
use ts_rs::TS;

macro_rules! bridge {
    ($($(#[$doc:meta])* $name:ident($request:ty) -> $response:ty;)+) => {
        /// The one who answers the page.
        pub trait Desk: Sync {
            $($(#[$doc])*
            fn $name(&self, request: $request)
                -> impl Future<Output = Result<$response, Problem>> + Send;)+
        }

        /// Names of every call, in the order of the list.
        pub const CALLS: &[&str] = &[$(stringify!($name)),+];

        /// Reads a call, has it answered, and writes the answer.
        pub async fn dispatch<D: Desk>(
            desk: &D,
            call: &str,
            payload: Value,
        ) -> Result<Value, Problem> {
            match call {
                $(stringify!($name) => write(&desk.$name(read::<$request>(payload)?).await?),)+
                _ => Err(unreadable(&format!("unknown call {call}"))), // a newer page than program
            }
        }

        /// The list as a TypeScript type: `Calls["list_aduan"]["request"]`.
        pub fn typescript_calls(config: &ts_rs::Config) -> String {
            let mut text = "export type Calls = {\n".to_owned();
            $(text.push_str(&format!(
                "  {}: {{ request: {}; response: {} }};\n",
                stringify!($name),
                <$request as TS>::name(config),
                <$response as TS>::name(config),
            ));)+
            text.push_str("};\n");
            text
        }

        /// Visits every type of the list.
        pub fn visit_call_types(visitor: &mut impl ts_rs::TypeVisitor) {
            $(visitor.visit::<$request>();
            visitor.visit::<$response>();)+
        }
    };
}

bridge! {
    /// Who is signed in, where, and how the network and the keyring are.
    session_state(()) -> SessionState;
    /// Asks an address whether a SIPENDEKAR server answers there.
    server_check(ServerCheck) -> ServerInfo;
    /// Signs in and starts to synchronise.
    sign_in(SignIn) -> SessionState;
    /// Sets the own password with a code that was handed over, and signs in.
    sign_in_by_kode(SignInByKode) -> SessionState;
    /// Signs out: token and views leave this computer; texts being written stay for their writer.
    sign_out(()) -> SessionState;
    /// Reference data.
    referensi(()) -> Referensi;
    /// Which SKPD have officers, and how much waits there; asked of the server.
    skpd_standing(()) -> Vec<SkpdStanding>;
    /// Rows of one view of the inbox, and the counts of all views.
    list_aduan(ListRequest) -> ListResponse;
    /// Everything the detail pane shows of one aduan.
    read_aduan(AduanRef) -> AduanDetail;
    /// Gives a command to the server. The answer is the aduan as it is now.
    run_command(CommandRequest) -> AduanDetail;
    /// Gives a command to several aduan: all of them, or none.
    run_commands(CommandsRequest) -> DoneToAll;
    /// The deadline that a disposition made now would get, with every day explained.
    tenggat_preview(()) -> TenggatPreview;
    /// A photo, from the server; never kept on disk.
    read_foto(FotoRequest) -> Foto;
    /// The text being written, as it was last kept on this computer.
    read_unsent(UnsentRef) -> Unsent;
    /// Keeps the text being written on this computer, encrypted.
    save_unsent(UnsentSave) -> Unsent;
    /// Earlier states of the text being written, the newest first.
    unsent_versions(UnsentRef) -> Vec<UnsentVersion>;
    /// The differences between two texts, word by word.
    diff(DiffRequest) -> Vec<DiffPart>;
    /// Placeholders, personal data and the date in a text that is being written.
    check_text(CheckRequest) -> TextCheck;
    /// NIK and contact data of the reporter, with a recorded purpose.
    reveal_identitas(RevealRequest) -> Identitas;
    /// The account of a citizen at the counter, with a recorded purpose.
    find_warga(FindWarga) -> WargaDiLoket;
    /// A code with which that citizen sets a new password; told once.
    make_kode(KodeRequest) -> KodeBaru;
    /// Takes a NIK from the account of somebody else, for the owner at the counter.
    reclaim_nik(ReclaimNik) -> NikReclaimed;
    /// Accounts of staff, by user name.
    list_petugas(()) -> Vec<AkunPetugas>;
    /// One account of staff, with what was done at it.
    read_petugas(AkunRef) -> AkunRinci;
    /// Makes an account, and a code for its owner; told once.
    create_petugas(PetugasBaru) -> AkunDiubah;
    /// Changes an account of staff.
    change_petugas(AkunRequest) -> AkunDiubah;
    /// Replaces the own password; every other session ends.
    change_sandi(GantiSandi) -> ();
    /// Sessions of the own account, the one used last first.
    list_sessions(()) -> Vec<SessionRow>;
    /// Ends one of them.
    end_session(SessionRef) -> Vec<SessionRow>;
    /// Ends all of them but this one.
    end_other_sessions(()) -> Vec<SessionRow>;
    /// Notices, newest first.
    notices(()) -> Vec<NoticeRow>;
    /// The officer opened a notice.
    mark_notice_opened(NoticeRef) -> ();
    /// The officer has seen every notice.
    mark_all_notices_opened(()) -> ();
    /// The aduan that a link from outside leads to, if one waits.
    take_link(()) -> Option<AduanId>;
    /// The officer knows what closing the window does, and is not asked on this computer again.
    know_closing(()) -> ();
    /// Synchronises now.
    sync_now(()) -> SessionState;
    /// The running version, and how far an update is.
    update_state(()) -> UpdateState;
    /// Asks the office's server for a newer version now.
    update_check(()) -> UpdateState;
    /// Downloads and verifies the offered version. Answers when that is done or given up.
    update_download(()) -> UpdateState;
    /// Gives the download up.
    update_cancel(()) -> UpdateState;
    /// Leaves the offered version for the morning of the next working day.
    update_postpone(()) -> UpdateState;
    /// Installs what was downloaded, unless a text is still to be handed in.
    update_install(()) -> UpdateState;
    /// Starts the installed version, unless a text is still to be handed in.
    update_restart(()) -> UpdateState;
}

fn read<T: serde::de::DeserializeOwned>(payload: Value) -> Result<T, Problem> {
    serde_json::from_value(payload).map_err(|error| unreadable(&error.to_string()))
}

fn write(answer: &impl Serialize) -> Result<Value, Problem> {
    serde_json::to_value(answer).map_err(|error| unreadable(&error.to_string()))
}

fn unreadable(why: &str) -> Problem {
    let detail =
        format!("Aplikasi meminta sesuatu yang tidak dikenal ({why}). Mulai ulang aplikasi.");
    Problem::new(
        0,
        Code::PanggilanTidakDikenal,
        "Terjadi kesalahan pada aplikasi",
        detail,
    )
}

/// Events that Rust emits to the page, by the name of each.
pub mod event {
    /// The cache changed: lists and detail should be asked for again. No payload.
    pub const CHANGED: &str = "changed";
    /// [`super::SessionState`] changed; it is the payload.
    pub const SESSION: &str = "session";
    /// Open an aduan: the payload is its id.
    pub const OPEN: &str = "open";
    /// A link from outside waits to be taken. No payload.
    pub const LINK: &str = "link";
    /// [`super::UpdateState`] changed; it is the payload.
    pub const UPDATE: &str = "update";
    /// The window is to be closed, which ends the program: the officer is asked. No payload.
    pub const CLOSING: &str = "closing";
}
