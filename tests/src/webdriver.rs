//! A browser or a desktop window, driven over the WebDriver protocol as a hand would.

use crate::place;
use crate::wait::{SOON, until};
use anyhow::{Context, Result, bail};
use base64::Engine;
use reqwest::{Certificate, Client, ClientBuilder, Method};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::time::Duration;

/// Key of an element's reference in the protocol.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";
/// The Escape key in the protocol.
const ESCAPE: &str = "\u{e00c}";
/// Longest wait for one answer of the driver.
const ANSWER: Duration = Duration::from_mins(1);

/// One window under control.
pub struct Browser {
    http: Client,
    session: String,
    name: String,
}

/// A CSS selector for the `data-testid` that page and test agreed on.
pub fn testid(id: &str) -> String {
    format!("[data-testid=\"{id}\"]")
}

/// An HTTP client for loopback that knows no proxy.
pub fn loopback() -> Result<Client> {
    builder().build().context("an HTTP client")
}

/// The same, and it trusts this authority (PEM) too.
pub fn loopback_trusting(authority: &str) -> Result<Client> {
    let authority = Certificate::from_pem(authority.as_bytes())?;
    let client = builder().add_root_certificate(authority).build();
    client.context("an HTTP client")
}

fn builder() -> ClientBuilder {
    // Another test of this process may have been first.
    let _already = rustls::crypto::ring::default_provider().install_default();
    Client::builder().no_proxy().timeout(ANSWER)
}

impl Browser {
    /// Opens a window through the driver at `driver` (`http://127.0.0.1:PORT`).
    pub async fn open(driver: &str, capabilities: Value, name: &str) -> Result<Self> {
        let http = loopback()?;
        let ready = format!("{driver}/status");
        until("the driver answers", SOON, async || {
            Ok(http
                .get(&ready)
                .send()
                .await?
                .status()
                .is_success()
                .then_some(()))
        })
        .await?;
        let body = json!({ "capabilities": { "alwaysMatch": capabilities } });
        let mut browser = Self {
            http,
            session: format!("{driver}/session"),
            name: name.to_owned(),
        };
        let answer = browser.ask(Method::POST, "", Some(body)).await?;
        let id = answer["sessionId"].as_str().context("a session id")?;
        browser.session = format!("{driver}/session/{id}");
        Ok(browser)
    }

    /// One command of the protocol.
    pub async fn ask(&self, method: Method, path: &str, body: Option<Value>) -> Result<Value> {
        let url = format!("{}{path}", self.session);
        let mut request = self.http.request(method.clone(), &url);
        if let Some(body) = body {
            request = request.json(&body);
        } else if method == Method::POST {
            request = request.json(&json!({}));
        }
        let sent = request.send().await;
        let sent = sent.with_context(|| format!("{}: the driver answers {path}", self.name))?;
        let mut answer: Value = sent.json().await.context("the driver speaks JSON")?;
        let value = answer["value"].take();
        match value["error"].as_str() {
            None => Ok(value),
            Some(error) => bail!("{error}: {}", value["message"].as_str().unwrap_or_default()),
        }
    }

    /// Goes to an address.
    pub async fn goto(&self, url: &str) -> Result<()> {
        let body = json!({ "url": url });
        self.ask(Method::POST, "/url", Some(body)).await.map(drop)
    }

    /// The address of the page.
    pub async fn url(&self) -> Result<String> {
        let url = self.ask(Method::GET, "/url", None).await?;
        Ok(url.as_str().unwrap_or_default().to_owned())
    }

    /// Runs a function body in the page.
    pub async fn script(&self, body: &str, arguments: Value) -> Result<Value> {
        let body = json!({ "script": body, "args": arguments });
        self.ask(Method::POST, "/execute/sync", Some(body)).await
    }

    /// Whether an element is there now and can be seen.
    pub async fn shows(&self, css: &str) -> Result<bool> {
        let seen = "const e = document.querySelector(arguments[0]);
                    return !!e && e.getClientRects().length > 0;";
        Ok(self.script(seen, json!([css])).await? == Value::Bool(true))
    }

    /// The visible words of an element; none if it isn't there.
    pub async fn words(&self, css: &str) -> Result<Option<String>> {
        let words = "const e = document.querySelector(arguments[0]);
                     return e ? (e.value !== undefined && e.tagName !== 'BUTTON' &&
                                 e.tagName !== 'LI' ? e.value : e.innerText) : null;";
        let answer = self.script(words, json!([css])).await?;
        Ok(answer.as_str().map(str::to_owned))
    }

    /// Waits until an element can be seen.
    pub async fn see(&self, css: &str) -> Result<()> {
        let what = format!("{}: {css} appears", self.name);
        let seen = until(&what, SOON, async || {
            Ok(self.shows(css).await?.then_some(()))
        });
        let seen = seen.await;
        self.explain(seen).await
    }

    /// Waits until an element is gone.
    pub async fn see_no(&self, css: &str) -> Result<()> {
        let what = format!("{}: {css} goes away", self.name);
        let gone = until(&what, SOON, async || {
            Ok((!self.shows(css).await?).then_some(()))
        });
        let gone = gone.await;
        self.explain(gone).await
    }

    /// Waits until an element says something, within `limit`; gives all its words.
    pub async fn read_within(&self, css: &str, part: &str, limit: Duration) -> Result<String> {
        let what = format!("{}: {css} says “{part}”", self.name);
        let read = until(&what, limit, async || {
            Ok(self.words(css).await?.filter(|words| words.contains(part)))
        });
        let read = read.await;
        self.explain(read).await
    }

    /// Waits until an element says something soon.
    pub async fn read(&self, css: &str, part: &str) -> Result<String> {
        self.read_within(css, part, SOON).await
    }

    /// Clicks, as soon as the element can be clicked.
    pub async fn click(&self, css: &str) -> Result<()> {
        self.act(css, "/click", json!({})).await
    }

    /// Clicks something with the right button.
    pub async fn right_click(&self, css: &str) -> Result<()> {
        let middle = "const box = document.querySelector(arguments[0]).getBoundingClientRect();
            return [box.x + box.width / 2, box.y + box.height / 2].map(Math.round);";
        let at = self.script(middle, json!([css])).await?;
        let pointer = json!([
            { "type": "pointerMove", "duration": 0, "x": at[0], "y": at[1] },
            { "type": "pointerDown", "button": 2 },
            { "type": "pointerUp", "button": 2 },
        ]);
        let actions =
            json!({ "actions": [{ "type": "pointer", "id": "mouse", "actions": pointer }] });
        self.ask(Method::POST, "/actions", Some(actions))
            .await
            .map(drop)
    }

    /// Types into a field, after what is there.
    pub async fn add_text(&self, css: &str, text: &str) -> Result<()> {
        if text.is_empty() {
            return Ok(()); // WebKit's driver takes no empty text
        }
        self.act(css, "/value", json!({ "text": text })).await
    }

    /// Replaces the text of a field by typing.
    pub async fn fill(&self, css: &str, text: &str) -> Result<()> {
        self.act(css, "/clear", json!({})).await?;
        self.add_text(css, text).await
    }

    /// Sets the value of a `<select>` or date field, as its picker would.
    pub async fn choose(&self, css: &str, value: &str) -> Result<()> {
        let choose = "const e = document.querySelector(arguments[0]);
            if (!e) return false;
            e.value = arguments[1];
            e.dispatchEvent(new Event('input', { bubbles: true }));
            e.dispatchEvent(new Event('change', { bubbles: true }));
            return e.value === arguments[1];";
        let what = format!("{}: {css} offers {value}", self.name);
        let chosen = until(&what, SOON, async || {
            let done = self.script(choose, json!([css, value])).await?;
            Ok((done == Value::Bool(true)).then_some(()))
        });
        let chosen = chosen.await;
        self.explain(chosen).await
    }

    /// Presses keys in the focused element (WebDriver key codes allowed).
    pub async fn press(&self, keys: &str) -> Result<()> {
        let active = self.ask(Method::GET, "/element/active", None).await?;
        let id = active[ELEMENT].as_str().context("a focused element")?;
        let body = json!({ "text": keys });
        let path = format!("/element/{id}/value");
        self.ask(Method::POST, &path, Some(body)).await.map(drop)
    }

    /// Does something to an element; a page that is being redrawn is asked again.
    async fn act(&self, css: &str, action: &str, body: Value) -> Result<()> {
        let what = format!("{}: {action} on {css}", self.name);
        let done = until(&what, SOON, async || {
            let find = json!({ "using": "css selector", "value": css });
            let found = self.ask(Method::POST, "/element", Some(find)).await?;
            let id = found[ELEMENT].as_str().context("an element")?;
            let path = format!("/element/{id}{action}");
            self.ask(Method::POST, &path, Some(body.clone())).await?;
            Ok(Some(()))
        });
        let done = done.await;
        self.explain(done).await
    }

    /// The text of the whole page.
    pub async fn page(&self) -> Result<String> {
        let text = self
            .script("return document.body.innerText;", json!([]))
            .await?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Cookies of the page, by name and value.
    pub async fn cookies(&self) -> Result<Vec<(String, String)>> {
        let cookies = self.ask(Method::GET, "/cookie", None).await?;
        let pair = |cookie: &Value| {
            let name = cookie["name"].as_str()?.to_owned();
            Some((name, cookie["value"].as_str()?.to_owned()))
        };
        Ok(cookies
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(pair)
            .collect())
    }

    /// Presses Escape, as a hand would.
    pub async fn press_escape(&self) -> Result<()> {
        let press =
            json!([{ "type": "keyDown", "value": ESCAPE }, { "type": "keyUp", "value": ESCAPE }]);
        let keyboard = json!([{ "type": "key", "id": "keyboard", "actions": press }]);
        let body = json!({ "actions": keyboard });
        self.ask(Method::POST, "/actions", Some(body))
            .await
            .map(drop)
    }

    /// Lets the reader prefer `light` or `dark` pages. Chromium only.
    pub async fn prefer_colours(&self, scheme: &str) -> Result<()> {
        let features = json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let emulate = json!({ "features": features });
        self.ask_chromium("Emulation.setEmulatedMedia", emulate)
            .await?;
        self.settled().await
    }

    /// Waits until what the page holds is what the screen shows: nothing moves, all is painted.
    pub async fn settled(&self) -> Result<()> {
        let settled = "const painted = () => new Promise(requestAnimationFrame);
            const still = document.getAnimations().map(a => a.finished.catch(() => 0));
            return Promise.all(still).then(painted).then(painted).then(() => 0);";
        self.script(settled, json!([])).await.map(drop)
    }

    /// Keeps a picture of the page under a name, and says where.
    pub async fn picture(&self, name: &str) -> Result<PathBuf> {
        let shot = self.ask(Method::GET, "/screenshot", None).await?;
        keep_picture(name, &shot)
    }

    /// Keeps a picture of all of the page, however long it is. Chromium only.
    pub async fn picture_of_whole_page(&self, name: &str) -> Result<PathBuf> {
        let whole = json!({ "captureBeyondViewport": true });
        let shot = self.ask_chromium("Page.captureScreenshot", whole).await?;
        keep_picture(name, &shot["data"])
    }

    async fn ask_chromium(&self, command: &str, parameters: Value) -> Result<Value> {
        let body = json!({ "cmd": command, "params": parameters });
        self.ask(Method::POST, "/goog/cdp/execute", Some(body))
            .await
    }

    /// Adds what the page showed to a failure.
    async fn explain<T>(&self, outcome: Result<T>) -> Result<T> {
        let Err(error) = outcome else { return outcome };
        let name = format!("failed-{}", self.name);
        let picture = match self.picture(&name).await {
            Ok(path) => path.display().to_string(),
            Err(_) => "no picture".to_owned(),
        };
        let page = self.page().await.unwrap_or_default();
        let page: String = page.chars().take(1_500).collect();
        Err(error.context(format!("{picture}; the page said:\n{page}\n")))
    }

    /// Closes the window.
    pub async fn close(self) -> Result<()> {
        self.ask(Method::DELETE, "", None).await.map(drop)
    }
}

/// Writes a picture that came as base64 into the evidence.
fn keep_picture(name: &str, base64: &Value) -> Result<PathBuf> {
    let text = base64.as_str().context("a picture")?;
    let bytes = base64::engine::general_purpose::STANDARD.decode(text)?;
    let path = place::evidence(name)?;
    std::fs::write(&path, bytes)?;
    Ok(path)
}
