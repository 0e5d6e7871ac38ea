//! What citizens and officers get from the server of a machine, asked from inside it.

use super::machine::Machine;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const ADDRESS: &str = "http://127.0.0.1:8080";

/// Waits until the server says that its database answers, then reads the citizens' page.
pub(super) fn portal(machine: &Machine) -> Result<String> {
    let ask = "curl --silent --show-error --fail";
    machine.until(&format!("{ask} {ADDRESS}/sehat"))?;
    let page = machine.sh(&format!("{ask} {ADDRESS}/"))?;
    ensure!(page.contains("<html"), "the portal is a page: {page}");
    Ok(page)
}

/// An officer's account, as an operator hands it over.
pub(super) struct Officer {
    name: String,
    password: String,
}

impl Officer {
    /// Makes one by the operator's command, in a folder that has nothing to do with the server.
    pub(super) fn create(machine: &Machine, name: &str) -> Result<Self> {
        let account = "create-account --peran admin_diskominfo --nama Uji --pengguna";
        let printed = operator(machine, &format!("{account} {name}"))?;
        let printed: Value = serde_json::from_str(printed.trim()).context("an account")?;
        let password = printed["sandi"].as_str().context("a password")?;
        Ok(Self {
            name: name.to_owned(),
            password: password.to_owned(),
        })
    }

    /// Signs in as the desktop does, and gives the ids of all aduan.
    pub(super) fn aduan(&self, machine: &Machine) -> Result<BTreeSet<String>> {
        let body = json!({"pengguna": self.name, "sandi": self.password, "perangkat": "uji paket"});
        let post = format!("--header 'content-type: application/json' --data '{body}'");
        let session = call(machine, &format!("{post} {ADDRESS}/v1/session"))?;
        let token = session["token"].as_str().context("a token")?;
        let mut ids = BTreeSet::new();
        let mut cursor = json!(0);
        loop {
            let bearer = format!("--header 'authorization: Bearer {token}'");
            let page = call(
                machine,
                &format!("{bearer} '{ADDRESS}/v1/sync?cursor={cursor}'"),
            )?;
            let aduan = page["aduan"].as_array().context("a list")?;
            let id = |view: &Value| view["aduan"]["id"].as_str().map(str::to_owned);
            ids.extend(aduan.iter().filter_map(id));
            if page["more"] != true {
                return Ok(ids);
            }
            cursor = page["cursor"].clone();
        }
    }
}

/// One of the operator's commands, as the documentation has it typed, in a folder of no meaning.
pub(super) fn operator(machine: &Machine, command: &str) -> Result<String> {
    machine.sh(&format!(
        "cd /tmp; runuser --user sipendekar -- sipendekar-server {command}"
    ))
}

fn call(machine: &Machine, arguments: &str) -> Result<Value> {
    let curl = "curl --silent --show-error --fail-with-body";
    let answer = machine.sh(&format!("{curl} {arguments}"))?;
    serde_json::from_str(&answer).context("JSON")
}
