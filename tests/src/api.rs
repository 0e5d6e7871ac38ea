//! The API as another program of staff would use it: to see what the server really holds.

use crate::accounts::Account;
use crate::webdriver::{loopback, loopback_trusting};
use anyhow::{Context, Result, ensure};
use reqwest::Client;
use serde_json::{Value, json};
use uuid::Uuid;

/// A signed-in member of staff.
pub struct Staff {
    http: Client,
    url: String,
    /// The session's token.
    pub token: String,
}

impl Staff {
    /// Signs in.
    pub async fn sign_in(url: &str, account: &Account) -> Result<Self> {
        Self::sign_in_by(loopback()?, url, account).await
    }

    /// Signs in at a server whose certificate only this authority (PEM) vouches for.
    pub async fn sign_in_trusting(url: &str, account: &Account, authority: &str) -> Result<Self> {
        Self::sign_in_by(loopback_trusting(authority)?, url, account).await
    }

    async fn sign_in_by(http: Client, url: &str, account: &Account) -> Result<Self> {
        let form = json!({
            "pengguna": account.pengguna,
            "sandi": account.sandi,
            "perangkat": "uji",
        });
        let answer = http
            .post(format!("{url}/v1/session"))
            .json(&form)
            .send()
            .await?;
        ensure!(
            answer.status().is_success(),
            "signing in: {}",
            answer.status()
        );
        let answer: Value = answer.json().await?;
        let token = answer["token"].as_str().context("a token")?.to_owned();
        Ok(Self {
            http,
            url: url.to_owned(),
            token,
        })
    }

    /// Every aduan that this member of staff may see, oldest change first.
    pub async fn all_aduan(&self) -> Result<Vec<Value>> {
        let mut all = Vec::new();
        let (mut cursor, mut notice_cursor) = (json!(0), json!(0));
        loop {
            let url = format!(
                "{}/v1/sync?cursor={cursor}&notice_cursor={notice_cursor}",
                self.url
            );
            let answer = self.http.get(url).bearer_auth(&self.token).send().await?;
            ensure!(answer.status().is_success(), "sync: {}", answer.status());
            let mut page: Value = answer.json().await?;
            if let Value::Array(rows) = page["aduan"].take() {
                all.extend(rows);
            }
            if page["more"] != true {
                return Ok(all);
            }
            cursor = page["cursor"].take();
            notice_cursor = page["notice_cursor"].take();
        }
    }

    /// The aduan with a number.
    pub async fn aduan(&self, nomor: &str) -> Result<Value> {
        let all = self.all_aduan().await?;
        let mut found = all.into_iter().filter(|row| row["aduan"]["nomor"] == nomor);
        found
            .next_back()
            .with_context(|| format!("{nomor} is there"))
    }

    /// Gives a command to an aduan as it is now.
    pub async fn command(&self, nomor: &str, command: &Value) -> Result<()> {
        let row = self.aduan(nomor).await?;
        self.command_once(&row, Uuid::new_v4(), command).await
    }

    /// Gives a command to an aduan as it was seen. However often it is given under one key, it is
    /// done once.
    pub async fn command_once(&self, seen: &Value, key: Uuid, command: &Value) -> Result<()> {
        let id = seen["aduan"]["id"].as_str().context("an id")?;
        let request = self
            .http
            .post(format!("{}/v1/aduan/{id}/commands", self.url));
        let answer = request
            .bearer_auth(&self.token)
            .header("idempotency-key", key.to_string())
            .header("if-match", format!("\"{}\"", seen["aduan"]["version"]))
            .json(command)
            .send()
            .await?;
        let status = answer.status();
        ensure!(
            status.is_success(),
            "{command}: {status} {}",
            answer.text().await?
        );
        Ok(())
    }
}
