//! Ejecutar un paso y contar a la página, línea a línea, lo que escribe. Al final, su dibujo.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::body::Bytes;
use axum::extract::{Path as Segments, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use nix::sys::prctl::set_pdeathsig;
use nix::sys::signal::{Signal, kill, killpg};
use nix::unistd::Pid;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::net::unix::pipe;
use tokio::process::{Child, Command};
use tokio::sync::{Notify, mpsc};
use tokio::time::timeout;
use tokio_stream::wrappers::ReceiverStream;

use crate::guard::Key;
use crate::{catalog, papers};

/// Lo que tiene para acabar por las buenas quien mira al paso, que antes acaba con toda su familia y la dibuja.
const GRACE: Duration = Duration::from_secs(5);
/// Líneas que esperan a que la página las lea.
const QUEUED: usize = 64;

/// Lo que está en marcha. Cada paso, como mucho una vez.
pub struct Runs {
    binaries: PathBuf,
    root: PathBuf,
    running: Mutex<BTreeMap<String, Pid>>,
    finished: Notify,
}

pub fn routes(key: &Key, runs: Arc<Runs>) -> Router {
    let path = format!("{}/clase/{{lesson}}/{{step}}", key.path());
    Router::new().route(&path, get(offer)).route(&path, post(start)).with_state(runs)
}

type Asked = Segments<(String, String)>;

/// Qué opciones tiene el paso.
async fn offer(State(runs): State<Arc<Runs>>, Segments((lesson, step)): Asked) -> Response {
    match catalog::choices(&runs.binaries, &lesson, &step).await {
        Ok(choices) => as_json(StatusCode::OK, &json!(choices)),
        Err(error) => refuse(StatusCode::NOT_FOUND, &format!("{error:#}")),
    }
}

async fn start(
    State(runs): State<Arc<Runs>>,
    Segments((lesson, step)): Asked,
    body: Bytes,
) -> Response {
    let Ok(options) = serde_json::from_slice::<Vec<(String, String)>>(&body) else {
        return refuse(
            StatusCode::BAD_REQUEST,
            "las opciones son una lista de nombre y valor, en JSON",
        );
    };
    let choices = match catalog::choices(&runs.binaries, &lesson, &step).await {
        Ok(choices) => choices,
        Err(error) => return refuse(StatusCode::NOT_FOUND, &format!("{error:#}")),
    };
    let arguments = match catalog::arguments(&choices, &options) {
        Ok(arguments) => arguments,
        Err(error) => return refuse(StatusCode::BAD_REQUEST, &format!("{error:#}")),
    };
    // En clase se ve lo que hace el paso; qué predecir y en qué fijarse lo dice la página.
    let mut command = Command::new(runs.binaries.join(&lesson));
    command.arg(&step).args(arguments).args(["--sin-titulos", "--color", "siempre"]);
    let name = format!("{lesson} {step}");
    match runs.begin(&name, command) {
        Ok(Some(run)) => {
            let (sender, receiver) = mpsc::channel(QUEUED);
            tokio::spawn(tell(runs, name, run, sender));
            let kind = [(header::CONTENT_TYPE, "application/x-ndjson; charset=utf-8")];
            (kind, Body::from_stream(ReceiverStream::new(receiver))).into_response()
        }
        Ok(None) => refuse(
            StatusCode::CONFLICT,
            "ese paso ya se está ejecutando: espera a que acabe o páralo",
        ),
        Err(error) => refuse(StatusCode::INTERNAL_SERVER_ERROR, &format!("{error:#}")),
    }
}

fn refuse(status: StatusCode, why: &str) -> Response {
    as_json(status, &json!({ "error": why }))
}

fn as_json(status: StatusCode, value: &Value) -> Response {
    let kind = [(header::CONTENT_TYPE, "application/json")];
    (status, kind, value.to_string()).into_response()
}

struct Run {
    child: Child,
    pid: Pid,
    output: pipe::Receiver,
    papers: TempDir,
}

impl Runs {
    pub fn new(executable: &Path, root: &Path) -> Result<Self> {
        papers::forget_the_dead();
        let binaries = executable.parent().context("el programa está en una carpeta")?.to_owned();
        Ok(Self {
            binaries,
            root: root.to_owned(),
            running: Mutex::default(),
            finished: Notify::new(),
        })
    }

    /// Nada, si ya está en marcha.
    fn begin(&self, name: &str, mut command: Command) -> Result<Option<Run>> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        if running.contains_key(name) {
            return Ok(None);
        }
        let papers = papers::folder()?;
        let (output, writer) = io::pipe()?;
        command
            .arg(format!("--cronograma={}", papers.path().join("dibujo.svg").display()))
            .current_dir(&self.root)
            .stdin(Stdio::null())
            .stdout(writer.try_clone()?)
            .stderr(writer)
            .process_group(0);
        // SAFETY: entre `fork` y `exec` solo se hace una llamada al sistema, que no toca la memoria.
        unsafe {
            command.pre_exec(|| set_pdeathsig(Signal::SIGTERM).map_err(io::Error::from));
        }
        let child = command.spawn().context("no se puede ejecutar el paso")?;
        // La orden guarda su extremo de la tubería: mientras lo tenga, la lectura no acaba.
        drop(command);
        let pid = Pid::from_raw(child.id().context("acaba de empezar")?.try_into()?);
        running.insert(name.to_owned(), pid);
        let output = pipe::Receiver::from_owned_fd(output.into())?;
        Ok(Some(Run { child, pid, output, papers }))
    }

    fn forget(&self, name: &str) {
        self.running.lock().unwrap_or_else(PoisonError::into_inner).remove(name);
        self.finished.notify_waiters();
    }

    /// Acaba con todo lo que está en marcha, y espera a que haya acabado.
    pub async fn end(&self) {
        loop {
            let finished = self.finished.notified();
            let pids: Vec<Pid> = self
                .running
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .values()
                .copied()
                .collect();
            if pids.is_empty() {
                return;
            }
            for pid in pids {
                let _ = kill(pid, Signal::SIGTERM);
            }
            finished.await;
        }
    }
}

type Sender = mpsc::Sender<Result<String, io::Error>>;

/// Cuenta lo que escribe el paso hasta que acaba, o hasta que la página deja de leer.
async fn tell(runs: Arc<Runs>, name: String, mut run: Run, page: Sender) {
    let mut lines = BufReader::new(run.output).lines();
    let mut listening = true;
    loop {
        tokio::select! {
            line = lines.next_line() => match line {
                Ok(Some(line)) => listening = say(&page, json!({ "linea": as_html(&line) })).await,
                _ => break,
            },
            () = page.closed() => listening = false,
        }
        if !listening {
            break;
        }
    }
    if !listening {
        let _ = kill(run.pid, Signal::SIGTERM);
    }
    let ended = match timeout(GRACE, run.child.wait()).await {
        Ok(ended) => ended,
        Err(_) => {
            let _ = killpg(run.pid, Signal::SIGKILL);
            run.child.wait().await
        }
    };
    if let Ok(picture) = tokio::task::block_in_place(|| {
        std::fs::read_to_string(run.papers.path().join("dibujo.svg"))
    }) {
        say(&page, json!({ "dibujo": picture })).await;
    }
    let code = ended.ok().and_then(|status| status.code());
    say(&page, json!({ "fin": code })).await;
    runs.forget(&name);
}

async fn say(page: &Sender, what: Value) -> bool {
    page.send(Ok(format!("{what}\n"))).await.is_ok()
}

/// Con los colores que tendría en un terminal.
fn as_html(line: &str) -> String {
    ansi_to_html::convert(line).unwrap_or_else(|_| line.replace('&', "&amp;").replace('<', "&lt;"))
}
