//! The page's one way into Rust.

use client::Officer;
use serde_json::Value;
use tauri::State;
use wire::problem::Problem;

/// Passes a call to the officer's desk, and its answer back.
#[tauri::command]
pub(crate) async fn rpc(
    officer: State<'_, Officer>,
    call: String,
    payload: Value,
) -> Result<Value, Problem> {
    wire::desk::dispatch(officer.inner(), &call, payload).await
}
