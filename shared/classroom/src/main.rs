//! `cargo clase`: sirve el libro en este ordenador y deja que sus páginas ejecuten los pasos de verdad.

mod book;
mod catalog;
mod fresh;
mod guard;
mod papers;
mod run;

use std::net::{Ipv4Addr, SocketAddr};
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Error, Result, bail};
use lexopt::{Arg, Parser, ValueExt};
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::oneshot;
use tokio::time::sleep;

use guard::Key;
use run::Runs;

const HELP: &str = "\
Sirve el libro en este ordenador, y deja que sus páginas ejecuten los pasos.

Uso: cargo clase [--puerto N]

  --puerto N   En qué puerto escucha; sin esta opción, el 8000
  --ayuda      Muestra esta ayuda y acaba

Solo atiende a este ordenador, y solo a quien abre la dirección que escribe, que
lleva una clave. Con Ctrl-C acaba, y acaba también lo que estuviera en marcha.
";

const DEFAULT_PORT: u16 = 8000;
const BAD_USE: u8 = 2;
/// Lo que se espera, cuando ya no hay nada en marcha, a que acaben las páginas que se estaban enviando.
const PATIENCE: Duration = Duration::from_secs(2);

fn main() -> ExitCode {
    let port = match port(Parser::from_env()) {
        Ok(Some(port)) => port,
        Ok(None) => {
            return outcome(say(HELP));
        }
        Err(error) => {
            eprintln!(
                "Error: {error}\nCon `cargo clase --ayuda` se ve todo lo que se puede pedir."
            );
            return ExitCode::from(BAD_USE);
        }
    };
    outcome(serve(port))
}

fn outcome(done: Result<()>) -> ExitCode {
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Error: {error:#}");
            ExitCode::from(BAD_USE)
        }
    }
}

fn say(text: &str) -> Result<()> {
    course::say(text).map_err(Error::msg)
}

fn port(mut parser: Parser) -> Result<Option<u16>, String> {
    let mut port = DEFAULT_PORT;
    while let Some(argument) = parser.next().map_err(|_| "hay una opción mal escrita")? {
        match argument {
            Arg::Long("ayuda" | "help") | Arg::Short('h') => return Ok(None),
            Arg::Long("puerto") => {
                let number = parser.value().map_err(|_| "detrás de «--puerto» falta un número")?;
                port = number.parse().map_err(|_| "«--puerto» va con un número de 0 a 65535")?;
            }
            _ => return Err("solo hay una opción, «--puerto»".to_owned()),
        }
    }
    Ok(Some(port))
}

fn serve(port: u16) -> Result<()> {
    let listener = std::net::TcpListener::bind(SocketAddr::from((Ipv4Addr::LOCALHOST, port)))
        .with_context(|| {
            format!("no se puede escuchar en el puerto {port}: prueba con otro, como en `cargo clase --puerto 8001`")
        })?;
    listener.set_nonblocking(true)?;
    eprintln!("Se preparan el libro y las lecciones; la primera vez tarda unos minutos.");
    fresh::make_book(root())?;
    let lessons = course::COURSE.iter().flat_map(|lesson| ["--bin", lesson.name]);
    cargo(&["build", "--quiet"].into_iter().chain(lessons).collect::<Vec<_>>())?;
    // Si no, lo construiría el primer paso que se ejecuta, delante de la clase.
    cargo(&["build", "--quiet", "--package", "witness", "--bin", "cronograma"])?;
    let root =
        Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).context("está en el cuaderno")?;
    let runs = Arc::new(Runs::new(&std::env::current_exe()?, root)?);
    tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build()?
        .block_on(attend(listener, runs))
}

/// La carpeta del cuaderno.
fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../.."))
}

/// Los errores se ven. Lo demás no: diría dónde está el libro sin servir, en el que no se ejecuta nada.
fn cargo(arguments: &[&str]) -> Result<()> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let status = Command::new(cargo)
        .args(arguments)
        .current_dir(root())
        .stdout(Stdio::null())
        .status()
        .context("no se puede ejecutar Cargo")?;
    if !status.success() {
        bail!("`cargo {}` ha fallado: arréglalo y vuelve a empezar", arguments.join(" "));
    }
    Ok(())
}

async fn attend(listener: std::net::TcpListener, runs: Arc<Runs>) -> Result<()> {
    let listener = TcpListener::from_std(listener)?;
    let key = Key::new(listener.local_addr()?)?;
    let app = book::pages(&root().join("book/book"), &key)
        .merge(run::routes(&key, runs.clone()))
        .layer(axum::middleware::from_fn_with_state(key.clone(), guard::only_us));
    // Antes de decir que ya está: quien lo lee puede pedir enseguida que acabe.
    let asked = asked_to_end();
    say(&format!("El libro está en {}\nCon Ctrl-C se acaba.\n", key.address()))?;
    let (tell, told) = oneshot::channel();
    let stop = async move {
        asked.await;
        runs.end().await;
        let _ = tell.send(());
    };
    let serving = axum::serve(listener, app).with_graceful_shutdown(stop).into_future();
    // Quien deja una petición a medias no impide acabar.
    let given_up = async {
        let _ = told.await;
        sleep(PATIENCE).await;
    };
    tokio::select! {
        served = serving => Ok(served?),
        () = given_up => Ok(()),
    }
}

/// Acaba cuando se pide. Las señales se atienden desde ahora, y no desde que se espera.
fn asked_to_end() -> impl Future<Output = ()> {
    let on = |kind| signal(kind).expect("estas señales se pueden atender");
    let (mut interrupt, mut terminate, mut hang_up) =
        (on(SignalKind::interrupt()), on(SignalKind::terminate()), on(SignalKind::hangup()));
    async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
            _ = hang_up.recv() => {}
        }
    }
}
