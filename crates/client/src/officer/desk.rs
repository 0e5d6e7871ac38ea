//! Answers to the page. Only here failures become problems.

use super::event::DeskEvent;
use super::session::{Change, Session};
use super::{Officer, unsent};
use crate::failure::Failure;
use crate::screens;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::id::AduanId;
use domain::kata::waktu::kapan;
use domain::referensi::Referensi;
use std::sync::Arc;
use wire::aduan::{AduanView, Identitas, SkpdStanding};
use wire::desk::{
    AduanDetail, AduanRef, CheckRequest, CommandRequest, CommandsRequest, Desk, DiffPart,
    DiffRequest, Foto, FotoRequest, ListRequest, ListResponse, NoticeRef, RevealRequest,
    ServerCheck, SessionState, SignIn, SignInByKode, TenggatPreview, TextCheck, Unsent, UnsentKind,
    UnsentRef, UnsentSave, UnsentVersion, UpdateState,
};
use wire::notice::{NoticeRow, NoticeView};
use wire::petugas::{
    AkunDiubah, AkunPetugas, AkunRef, AkunRequest, AkunRinci, GantiSandi, PetugasBaru, SessionRef,
    SessionRow,
};
use wire::problem::Problem;
use wire::session::ServerInfo;
use wire::together::DoneToAll;
use wire::warga::{FindWarga, KodeBaru, KodeRequest, NikReclaimed, ReclaimNik, WargaDiLoket};

/// No more notices than anybody reads.
const MOST_NOTICES: usize = 200;

/// Calls of which nothing stays here: the server is asked, and its answer passed on.
macro_rules! asked {
    ($($name:ident($request:ty) -> $answer:ty;)+) => {$(
        async fn $name(&self, request: $request) -> Result<$answer, Problem> {
            let session = self.need()?;
            let asking = session.api.$name(&request);
            Ok(self.signing.ask(&session, asking).await?)
        }
    )+};
}

impl Desk for Officer {
    async fn session_state(&self, (): ()) -> Result<SessionState, Problem> {
        self.signing.booted().await;
        Ok(self.state())
    }

    async fn server_check(&self, check: ServerCheck) -> Result<ServerInfo, Problem> {
        Ok(self.signing.check_server(&check.alamat).await?)
    }

    async fn sign_in(&self, form: SignIn) -> Result<SessionState, Problem> {
        self.signing.sign_in(form).await?;
        Ok(self.state())
    }

    async fn sign_in_by_kode(&self, form: SignInByKode) -> Result<SessionState, Problem> {
        self.signing.sign_in_by_kode(form).await?;
        Ok(self.state())
    }

    async fn sign_out(&self, (): ()) -> Result<SessionState, Problem> {
        self.signing.sign_out().await?;
        Ok(self.state())
    }

    async fn referensi(&self, (): ()) -> Result<Referensi, Problem> {
        let session = self.need()?;
        let known = session.book().referensi.clone();
        if let Some(referensi) = known {
            return Ok(Referensi::clone(&referensi));
        }
        let asking = session.api.referensi();
        let referensi = self.signing.ask(&session, asking).await?;
        let writing = session.writing().await;
        writing.keep_referensi(referensi.clone()).await?;
        Ok(referensi)
    }

    async fn skpd_standing(&self, (): ()) -> Result<Vec<SkpdStanding>, Problem> {
        let session = self.need()?;
        let asking = session.api.skpd_standing();
        Ok(self.signing.ask(&session, asking).await?)
    }

    async fn list_aduan(&self, request: ListRequest) -> Result<ListResponse, Problem> {
        let session = self.need()?;
        let referensi = session.referensi();
        let book = session.book();
        Ok(screens::list(&book, &referensi, &request, self.clock.now()))
    }

    async fn read_aduan(&self, request: AduanRef) -> Result<AduanDetail, Problem> {
        let session = self.need()?;
        let held = session
            .book()
            .aduan
            .get(&request.id)
            .map(|page| Arc::clone(&page.view));
        let view = if let Some(view) = held {
            view
        } else {
            let asking = session.api.read_aduan(request.id);
            let view = self.signing.ask(&session, asking).await?;
            session.writing().await.keep_view(&view).await?;
            Arc::new(view)
        };
        Ok(self.seen(&session, &view).await?)
    }

    async fn run_command(&self, request: CommandRequest) -> Result<AduanDetail, Problem> {
        let session = self.need()?;
        let asking = session.api.run_command(&request);
        let answer = self.signing.ask(&session, asking).await;
        session.poke.notify_one(); // after a conflict the newest is wanted too
        let view = answer?;
        session.writing().await.keep_view(&view).await?;
        let detail = self.seen(&session, &view).await?;
        let handed_in = unsent::texts_of(request.command.kind());
        for untuk in handed_in {
            session.cache.drop_handed_in(request.id, *untuk).await?;
        }
        if !handed_in.is_empty() {
            self.updating.tell().await;
        }
        self.events.emit(DeskEvent::Changed);
        Ok(detail)
    }

    async fn run_commands(&self, request: CommandsRequest) -> Result<DoneToAll, Problem> {
        let session = self.need()?;
        let asking = session.api.run_commands(&request);
        let answer = self.signing.ask(&session, asking).await;
        session.poke.notify_one(); // what was refused may have changed, too
        let done = answer?;
        for seen in &request.aduan {
            for untuk in unsent::texts_of(request.command.kind()) {
                session.cache.drop_handed_in(seen.id, *untuk).await?;
            }
        }
        self.updating.tell().await;
        if self.syncing.pull(&session).await.is_err() {
            session.poke.notify_one(); // it is done; the list follows with the next pull
        }
        Ok(done)
    }

    async fn tenggat_preview(&self, (): ()) -> Result<TenggatPreview, Problem> {
        let referensi = self.need()?.referensi();
        Ok(screens::preview(&referensi, self.clock.now()))
    }

    async fn read_foto(&self, request: FotoRequest) -> Result<Foto, Problem> {
        let session = self.need()?;
        let asking = session.api.read_foto(&request);
        let bytes = self.signing.ask(&session, asking).await?;
        Ok(Foto {
            data_url: format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes)),
        })
    }

    async fn read_unsent(&self, request: UnsentRef) -> Result<Unsent, Problem> {
        let session = self.need()?;
        Ok(unsent::read(&session, request, self.clock.now()).await?)
    }

    async fn save_unsent(&self, save: UnsentSave) -> Result<Unsent, Problem> {
        let session = self.need()?;
        let kept = unsent::save(&session, save, self.clock.now()).await?;
        self.updating.tell().await;
        Ok(kept)
    }

    async fn unsent_versions(&self, request: UnsentRef) -> Result<Vec<UnsentVersion>, Problem> {
        let session = self.need()?;
        Ok(unsent::versions(&session, request, self.clock.now()).await?)
    }

    async fn diff(&self, request: DiffRequest) -> Result<Vec<DiffPart>, Problem> {
        Ok(screens::diff(&request.lama, &request.baru))
    }

    async fn check_text(&self, request: CheckRequest) -> Result<TextCheck, Problem> {
        Ok(screens::check(&request.isi))
    }

    async fn reveal_identitas(&self, request: RevealRequest) -> Result<Identitas, Problem> {
        let session = self.need()?;
        let asking = session.api.reveal_identitas(request.id, request.tujuan);
        let identitas = self.signing.ask(&session, asking).await?;
        let said = UnsentKind::TujuanIdentitas;
        session.cache.drop_handed_in(request.id, said).await?;
        Ok(identitas)
    }

    asked! {
        change_petugas(AkunRequest) -> AkunDiubah;
        change_sandi(GantiSandi) -> ();
        create_petugas(PetugasBaru) -> AkunDiubah;
        end_other_sessions(()) -> Vec<SessionRow>;
        end_session(SessionRef) -> Vec<SessionRow>;
        find_warga(FindWarga) -> WargaDiLoket;
        list_petugas(()) -> Vec<AkunPetugas>;
        list_sessions(()) -> Vec<SessionRow>;
        make_kode(KodeRequest) -> KodeBaru;
        read_petugas(AkunRef) -> AkunRinci;
        reclaim_nik(ReclaimNik) -> NikReclaimed;
    }

    async fn notices(&self, (): ()) -> Result<Vec<NoticeRow>, Problem> {
        let session = self.need()?;
        let mut notices: Vec<NoticeView> = session
            .book()
            .ledger
            .values()
            .map(|row| NoticeView {
                dibuka: row.dibuka.pada,
                ..row.view.clone()
            })
            .collect();
        notices.sort_by_key(|notice| std::cmp::Reverse((notice.pada, notice.seq)));
        notices.truncate(MOST_NOTICES);
        let kini = self.clock.now();
        let row = |view: NoticeView| NoticeRow {
            waktu: kapan(view.pada, kini),
            view,
        };
        Ok(notices.into_iter().map(row).collect())
    }

    async fn mark_notice_opened(&self, request: NoticeRef) -> Result<(), Problem> {
        let session = self.need()?;
        let is_it = |row: &crate::cache::LedgerRow| row.view.id == request.id;
        self.syncing.open_notices(&session, is_it).await?;
        Ok(())
    }

    async fn mark_all_notices_opened(&self, (): ()) -> Result<(), Problem> {
        let session = self.need()?;
        self.syncing.open_notices(&session, |_| true).await?;
        Ok(())
    }

    async fn take_link(&self, (): ()) -> Result<Option<AduanId>, Problem> {
        let session = self.need()?;
        let taken = self.links.take(&session).await;
        if let Err(failure) = &taken {
            self.signing.act_on(&session, failure).await;
        }
        Ok(taken?)
    }

    async fn know_closing(&self, (): ()) -> Result<(), Problem> {
        Ok(self.closing.know().await.map_err(Failure::from)?)
    }

    async fn sync_now(&self, (): ()) -> Result<SessionState, Problem> {
        let session = self.need()?;
        match self.syncing.pull(&session).await {
            Ok(()) => {}
            Err(failure @ Failure::Disk(_)) => return Err(failure.into()), // no state says this
            Err(failure) => self.signing.act_on(&session, &failure).await,
        }
        Ok(self.state())
    }

    async fn update_state(&self, (): ()) -> Result<UpdateState, Problem> {
        Ok(self.updating.state().await)
    }

    async fn update_check(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.look().await;
        Ok(self.updating.state().await)
    }

    async fn update_download(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.download().await?;
        Ok(self.updating.state().await)
    }

    async fn update_cancel(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.cancel();
        Ok(self.updating.state().await)
    }

    async fn update_postpone(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.postpone().await?;
        Ok(self.updating.state().await)
    }

    async fn update_install(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.install().await?;
        Ok(self.updating.state().await)
    }

    async fn update_restart(&self, (): ()) -> Result<UpdateState, Problem> {
        self.updating.restart().await?;
        Ok(self.updating.state().await)
    }
}

impl Officer {
    fn need(&self) -> Result<Arc<Session>, Failure> {
        self.frame.session().ok_or(Failure::SignedOut)
    }

    /// The detail of an aduan that the officer sees now, and so has read.
    async fn seen(&self, session: &Session, view: &AduanView) -> Result<AduanDetail, Failure> {
        let read = session.writing().await.mark_read(view).await?;
        if read == Change::Some {
            self.events.emit(DeskEvent::Changed);
        }
        let about = view.aduan.id;
        let is_about = |row: &crate::cache::LedgerRow| row.view.aduan == about;
        self.syncing.open_notices(session, is_about).await?;
        let referensi = session.referensi();
        let book = session.book();
        Ok(screens::detail(&book, &referensi, view, self.clock.now()))
    }
}
