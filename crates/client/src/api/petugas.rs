//! Accounts of staff, and the own one.

use super::Api;
use crate::failure::Failure;
use reqwest::Method;
use wire::petugas::{
    AkunDiubah, AkunPetugas, AkunRef, AkunRequest, AkunRinci, GantiSandi, PetugasBaru, SessionRef,
    SessionRow, SignInByKodeRequest,
};
use wire::session::SignInResponse;

impl Api {
    pub(crate) async fn sign_in_by_kode(
        &self,
        form: &SignInByKodeRequest,
    ) -> Result<SignInResponse, Failure> {
        let request = self.request(Method::POST, "/v1/session/kode");
        self.json(request.json(form)).await
    }

    pub(crate) async fn list_petugas(&self, (): &()) -> Result<Vec<AkunPetugas>, Failure> {
        self.json(self.get("/v1/petugas")).await
    }

    pub(crate) async fn read_petugas(&self, which: &AkunRef) -> Result<AkunRinci, Failure> {
        self.json(self.get(&format!("/v1/petugas/{}", which.id)))
            .await
    }

    pub(crate) async fn create_petugas(&self, baru: &PetugasBaru) -> Result<AkunDiubah, Failure> {
        let request = self.request(Method::POST, "/v1/petugas");
        self.json(request.json(baru)).await
    }

    pub(crate) async fn change_petugas(&self, asked: &AkunRequest) -> Result<AkunDiubah, Failure> {
        let path = format!("/v1/petugas/{}/commands", asked.id);
        let request = self.request(Method::POST, &path);
        self.json(request.json(&asked.command)).await
    }

    pub(crate) async fn change_sandi(&self, form: &GantiSandi) -> Result<(), Failure> {
        let request = self.request(Method::POST, "/v1/session/sandi");
        self.send(request.json(form)).await?;
        Ok(())
    }

    pub(crate) async fn list_sessions(&self, (): &()) -> Result<Vec<SessionRow>, Failure> {
        self.json(self.get("/v1/sessions")).await
    }

    pub(crate) async fn end_session(&self, which: &SessionRef) -> Result<Vec<SessionRow>, Failure> {
        let path = format!("/v1/sessions/{}", which.id);
        self.json(self.request(Method::DELETE, &path)).await
    }

    pub(crate) async fn end_other_sessions(&self, (): &()) -> Result<Vec<SessionRow>, Failure> {
        self.json(self.request(Method::DELETE, "/v1/sessions"))
            .await
    }
}
