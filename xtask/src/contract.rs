//! The server against its own description: for a minute, schemathesis asks everything that
//! `/v1/openapi.json` allows, and much that it forbids, and compares every answer with it.

use crate::packages;
use crate::shell::{command, must, target};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

/// The tool, of one version, so that a new one does not fail an old commit.
const TOOL: &str = "schemathesis==4.32.5";
/// How long it asks.
const SECONDS: &str = "60";

/// Asks a server with the demonstration in it, as an Admin Diskominfo.
pub(crate) fn check() -> Result<()> {
    let tool = tool()?;
    let folder = tempfile::tempdir().context("a folder")?;
    let server = Server::start(folder.path())?;
    let token = server.sign_in()?;
    let page = server.ask("GET", "/v1/sync", &token, "")?;
    fs::write(folder.path().join("schemathesis.toml"), settings(&page)?)?;
    let url = format!("http://{}", server.address);
    let mut run = Command::new(tool);
    run.current_dir(folder.path())
        .args(["run", &format!("{url}/v1/openapi.json"), "--url", &url])
        .args(["--header", &format!("Authorization: Bearer {token}")])
        // The one never ends; the other would end the session that asks.
        .args(["--exclude-operation-id", "stream"])
        .args(["--exclude-operation-id", "sign_out"])
        .args(["--max-time", SECONDS, "--max-examples", "60", "--seed", "1"])
        .args(["--continue-on-failure", "--no-color"]);
    must(&mut run)
}

/// Where the tool is, installed first if it is not there.
fn tool() -> Result<PathBuf> {
    let folder = target().join("contract");
    let program = folder.join("bin/schemathesis");
    let marker = folder.join("version");
    if program.is_file() && fs::read_to_string(&marker).is_ok_and(|version| version == TOOL) {
        return Ok(program);
    }
    packages::install(&[packages::CONTRACT])?;
    let place = folder.display().to_string();
    must(&mut command("python3", &["-m", "venv", "--clear", &place]))?;
    let pip = folder.join("bin/pip").display().to_string();
    must(&mut command(&pip, &["install", "--quiet", TOOL]))?;
    fs::write(marker, TOOL)?;
    Ok(program)
}

/// What the tool is told of this server: which statuses are no fault, and what there is to ask for.
fn settings(page: &Value) -> Result<String> {
    let aduan = page["aduan"].as_array().context("a page of aduan")?;
    let ids: Vec<&Value> = aduan.iter().map(|view| &view["aduan"]["id"]).collect();
    let lampiran = aduan.iter().filter_map(|view| view["lampiran"].as_array());
    let fotos: Vec<&Value> = lampiran.flatten().map(|one| &one["id"]).collect();
    ensure!(!fotos.is_empty(), "the demonstration has photos");
    let versions: Vec<String> = (1..9).map(|version| format!("\"{version}\"")).collect();
    // A body may have the right shape and still be refused by the rules: 409, 412, 422. Whoever
    // asks for what is not there learns that first, whatever else is missing. And whoever asks for
    // many citizens has to wait: 429.
    Ok(format!(
        r#"[checks]
positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "412", "422", "429"]
missing_required_header.expected-statuses = ["400", "401", "403", "404", "415", "422", "428"]

[dictionaries]
aduan.values = {}
lampiran.values = {}
version.values = {}
skpd.values = ["PUPR", "DISHUB"]

[parameters]
"path.id" = {{ dictionary = "aduan", probability = 0.8 }}
"path.lampiran" = {{ dictionary = "lampiran", probability = 0.8 }}
"header.If-Match" = {{ dictionary = "version", probability = 0.8 }}
"body.utama" = {{ dictionary = "skpd", probability = 0.8 }}
"#,
        json!(ids),
        json!(fotos),
        json!(versions),
    ))
}

/// The real program, with the demonstration in it; it ends with this value.
struct Server {
    child: Child,
    address: String,
    admin: Value,
}

impl Server {
    fn start(folder: &Path) -> Result<Self> {
        let data = crate::shell::root().join("data").display().to_string();
        let mut demo = program(folder);
        let accounts = crate::shell::output(demo.args(["demo", "--data", &data]))?;
        let mut accounts = accounts
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok());
        let admin = accounts
            .find(|account: &Value| account["pengguna"] == "admin")
            .context("an admin")?;
        let log = fs::File::create(folder.join("server.log"))?;
        let mut serve = program(folder);
        let child = serve
            .arg("serve")
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()?;
        // From here on it ends with this value, also where it never says its address.
        let mut server = Self {
            child,
            address: String::new(),
            admin,
        };
        server.address = server.says_its_address()?;
        Ok(server)
    }

    fn says_its_address(&mut self) -> Result<String> {
        let mut line = String::new();
        let stdout = self.child.stdout.take().context("its stdout")?;
        BufReader::new(stdout).read_line(&mut line)?;
        let (_, address) = line.trim().split_once("://").context("its address")?;
        Ok(address.to_owned())
    }

    fn sign_in(&self) -> Result<String> {
        let (pengguna, sandi) = (&self.admin["pengguna"], &self.admin["sandi"]);
        let body = json!({"pengguna": pengguna, "sandi": sandi, "perangkat": "uji"});
        let session = self.ask("POST", "/v1/session", "", &body.to_string())?;
        let token = session["token"].as_str().context("a token")?;
        Ok(token.to_owned())
    }

    fn ask(&self, method: &str, path: &str, token: &str, body: &str) -> Result<Value> {
        let mut stream = TcpStream::connect(&self.address)?;
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {}\r\nauthorization: Bearer {token}\r\n\
             content-type: application/json\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}",
            self.address,
            body.len()
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").context("an answer")?;
        ensure!(
            head.starts_with("HTTP/1.1 200"),
            "{method} {path}: {answer}"
        );
        Ok(serde_json::from_str(body)?)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

/// The built program on a database of its own, for somebody who asks very often.
fn program(folder: &Path) -> Command {
    let mut program = Command::new(target().join("debug/sipendekar-server"));
    let database = format!("sqlite:{}", folder.join("a.db").display());
    program
        .current_dir(folder)
        .env("SIPENDEKAR_DATABASE", database)
        .env("SIPENDEKAR_FOLDER", folder.join("foto"))
        .env("SIPENDEKAR_KEY_FILE", folder.join("kunci"))
        .env("SIPENDEKAR_LISTEN", "127.0.0.1:0")
        .env("SIPENDEKAR_LOG", "warn")
        .env("SIPENDEKAR_REQUESTS_PER_SECOND", "1000000")
        .env("SIPENDEKAR_SIGN_INS_PER_MINUTE", "1000000");
    program
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_settings_name_what_is_there() {
        let page = json!({"aduan": [{"aduan": {"id": "a"}, "lampiran": [{"id": "b"}]}]});
        let settings = settings(&page).expect("settings");
        assert!(settings.contains("aduan.values = [\"a\"]"), "{settings}");
        assert!(settings.contains("lampiran.values = [\"b\"]"), "{settings}");
        assert!(
            super::settings(&json!({"aduan": []})).is_err(),
            "nothing to ask for"
        );
    }
}
