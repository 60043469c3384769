//! El programa que se va a probar: se describe paso a paso y se ejecuta bajo el vigilante.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use anyhow::Result;
use nix::sys::signal::Signal;
use nix::unistd::Uid;

use crate::launch;
use crate::outcome::Outcome;
use crate::spec::{Act, Size, Spec, Stdin, Stdout};

/// El usuario sin privilegios, `nobody`.
const NOBODY: u32 = 65534;

/// Variables que cambian lo que un programa escribe: se quitan para que la salida no dependa de quién la pide.
const REMOVED: [&str; 10] = [
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLUMNS",
    "FORCE_COLOR",
    "LANGUAGE",
    "LC_ALL",
    "LINES",
    "NO_COLOR",
    "RUST_BACKTRACE",
    "RUST_LOG",
];

/// Un programa con sus límites, su terminal y lo que se le hace mientras corre.
///
/// ```no_run
/// use tests::{Run, Signal};
///
/// let outcome = Run::new("sleep").arg("100").terminal(80, 24).ctrl_c().run();
/// outcome.assert_signal(Signal::SIGINT).assert_clean();
/// ```
#[must_use = "no se ejecuta nada hasta llamar a `run`"]
#[derive(Clone, Debug)]
pub struct Run {
    spec: Spec,
    own_folder: bool,
}

impl Run {
    /// Un programa, por su ruta o por su nombre en `PATH`.
    ///
    /// Sin más: sin terminal, con la entrada vacía, en una carpeta recién creada y con 60 s de plazo.
    pub fn new(program: impl AsRef<Path>) -> Self {
        let mut env: Vec<_> = REMOVED.iter().map(|name| ((*name).to_owned(), None)).collect();
        env.push(("LANG".to_owned(), Some("C.UTF-8".to_owned())));
        env.push(("TERM".to_owned(), Some("xterm-256color".to_owned())));
        // Aquí no se puede crear nada: lo que se ve y se hace en las pruebas no es de quien prueba.
        env.push(("XDG_STATE_HOME".to_owned(), Some("/dev/null".to_owned())));
        let spec = Spec {
            program: program.as_ref().to_owned(),
            args: Vec::new(),
            env,
            cwd: PathBuf::new(),
            private: Vec::new(),
            shelf: PathBuf::new(),
            user: None,
            max_processes: None,
            max_files: None,
            max_memory: None,
            one_cpu: false,
            deadline: Duration::from_secs(60),
            terminal: None,
            stdin: Stdin::Null,
            stdout: Stdout::Open,
            acts: Vec::new(),
        };
        Run { spec, own_folder: true }
    }

    /// Una orden de la shell.
    pub fn sh(script: &str) -> Self {
        Run::new("sh").arg("-c").arg(script)
    }

    /// Una orden de la shell a la que se envía una señal al cabo de un rato, si no ha acabado antes.
    pub fn signalled_after(command: &str, signal: &str, milliseconds: u32) -> Self {
        Run::sh(&format!(
            "{command} & sleep 0.{milliseconds:03}; kill -{signal} $! 2>/dev/null; wait $!"
        ))
    }

    /// Una orden de la shell a cuyo primer hijo, si aún lo hay, se mata al cabo de un rato.
    pub fn child_killed_after(command: &str, milliseconds: u32) -> Self {
        Run::sh(&format!(
            "{command} & sleep 0.{milliseconds:03}; \
             read child others < /proc/$!/task/$!/children; kill -9 $child; wait $!"
        ))
    }

    pub fn arg(mut self, arg: impl Into<String>) -> Self {
        self.spec.args.push(arg.into());
        self
    }

    pub fn args<S: Into<String>>(mut self, args: impl IntoIterator<Item = S>) -> Self {
        self.spec.args.extend(args.into_iter().map(Into::into));
        self
    }

    pub fn env(mut self, name: &str, value: impl Into<String>) -> Self {
        self.spec.env.push((name.to_owned(), Some(value.into())));
        self
    }

    pub fn env_remove(mut self, name: &str) -> Self {
        self.spec.env.push((name.to_owned(), None));
        self
    }

    /// Una carpeta de trabajo que ya existe: lo que quede en ella no se mira.
    pub fn cwd(mut self, folder: impl AsRef<Path>) -> Self {
        self.spec.cwd = folder.as_ref().to_owned();
        self.own_folder = false;
        self
    }

    /// Baja a este usuario (y al grupo del mismo número) antes de ejecutar. Hace falta ser root.
    pub fn user(mut self, uid: u32) -> Self {
        self.spec.user = Some(uid);
        self
    }

    /// Como un usuario corriente: el que ya somos o, si somos root, `nobody`.
    pub fn ordinary_user(self) -> Self {
        if Uid::effective().is_root() { self.user(NOBODY) } else { self }
    }

    /// `RLIMIT_NPROC`: cuántos procesos puede tener el usuario. A root no le afecta.
    pub fn max_processes(mut self, limit: u64) -> Self {
        self.spec.max_processes = Some(limit);
        self
    }

    /// Sin poder crear ni un proceso.
    ///
    /// A root no le afecta el límite. Con un usuario que nadie más usa, solo cuentan los procesos de este programa.
    pub fn no_more_processes(self) -> Self {
        let run = self.max_processes(1);
        if Uid::effective().is_root() { run.user(unused_user()) } else { run }
    }

    /// `RLIMIT_NOFILE`: cuántos descriptores puede tener abiertos.
    pub fn max_files(mut self, limit: u64) -> Self {
        self.spec.max_files = Some(limit);
        self
    }

    /// `RLIMIT_AS`: cuántos bytes de direcciones puede usar cada proceso, como `ulimit -v` (que va en KiB).
    pub fn max_memory(mut self, bytes: u64) -> Self {
        self.spec.max_memory = Some(bytes);
        self
    }

    /// Todo en una sola CPU, la primera permitida.
    pub fn one_cpu(mut self) -> Self {
        self.spec.one_cpu = true;
        self
    }

    /// Cuánto puede durar; después el vigilante lo mata todo.
    pub fn deadline(mut self, deadline: Duration) -> Self {
        self.spec.deadline = deadline;
        self
    }

    /// La entrada es este texto y se acaba.
    pub fn stdin(mut self, text: impl Into<String>) -> Self {
        self.spec.stdin = Stdin::Text(text.into());
        self
    }

    /// El descriptor 0 está cerrado (`<&-`).
    pub fn stdin_closed(mut self) -> Self {
        self.spec.stdin = Stdin::Closed;
        self
    }

    /// En una terminal de verdad, de este tamaño: sus tres descriptores son la terminal.
    pub fn terminal(mut self, columns: u16, rows: u16) -> Self {
        self.spec.terminal = Some(Size { columns, rows });
        self
    }

    /// El lector de su salida se va después de tantas líneas, como `| head -n`.
    pub fn stdout_closes_after(mut self, lines: usize) -> Self {
        self.spec.stdout = Stdout::ClosesAfter(lines);
        self
    }

    /// Su salida es un disco lleno (`> /dev/full`).
    pub fn stdout_full(mut self) -> Self {
        self.spec.stdout = Stdout::Full;
        self
    }

    fn act(mut self, act: Act) -> Self {
        self.spec.acts.push(act);
        self
    }

    /// Espera a que diga este texto, después de lo último que se esperó.
    pub fn wait_for(self, text: impl Into<String>) -> Self {
        self.act(Act::WaitFor(text.into()))
    }

    /// Envía una señal al programa, solo a él.
    pub fn signal(self, signal: Signal) -> Self {
        self.act(Act::Signal(signal as i32))
    }

    /// Envía una señal a todo el grupo en primer plano, como hace la terminal con Ctrl-C.
    pub fn signal_group(self, signal: Signal) -> Self {
        self.act(Act::SignalGroup(signal as i32))
    }

    /// Envía una señal a un descendiente: `&[2]` es el segundo hijo vivo y `&[1, 2]` el segundo hijo del primero.
    pub fn signal_child(self, path: &[usize], signal: Signal) -> Self {
        self.act(Act::SignalChild(path.to_vec(), signal as i32))
    }

    /// Envía una señal a quien ha hablado con este nombre: `hijo 2`, `nieto 1.1`.
    pub fn signal_speaker(self, name: &str, signal: Signal) -> Self {
        self.act(Act::SignalSpeaker(name.to_owned(), signal as i32))
    }

    /// Escribe por su entrada: en la terminal, si la tiene, o en una tubería que queda abierta. Texto, o los bytes
    /// que sean.
    pub fn type_text(mut self, text: impl Into<Vec<u8>>) -> Self {
        self.open_stdin();
        self.act(Act::Type(text.into()))
    }

    /// Ctrl-C de verdad en su terminal; sin terminal, `SIGINT` a todo el grupo.
    pub fn ctrl_c(self) -> Self {
        if self.spec.terminal.is_some() {
            self.act(Act::Type(b"\x03".to_vec()))
        } else {
            self.signal_group(Signal::SIGINT)
        }
    }

    /// Fin de fichero por su entrada: Ctrl-D en la terminal, o cerrar la tubería.
    pub fn eof(mut self) -> Self {
        self.open_stdin();
        self.act(Act::Eof)
    }

    /// El lector de su salida se va.
    pub fn close_stdout(self) -> Self {
        self.act(Act::CloseStdout)
    }

    /// Anota sus descendientes de este momento en [`Outcome::looks`].
    pub fn look(self) -> Self {
        self.act(Act::Look)
    }

    fn open_stdin(&mut self) {
        if self.spec.terminal.is_none() && self.spec.stdin == Stdin::Null {
            self.spec.stdin = Stdin::Open;
        }
    }

    /// Ejecuta el programa y espera a que acabe, o a que se cumpla el plazo.
    ///
    /// # Panics
    /// Si no se puede ejecutar o falla el propio vigilante.
    #[track_caller]
    pub fn run(self) -> Outcome {
        match self.try_run() {
            Ok(outcome) => outcome,
            Err(error) => panic!("{error:#}"),
        }
    }

    /// Como [`run`](Run::run), pero un programa que no se puede ejecutar es un error.
    ///
    /// # Errors
    /// Por qué no se ha podido ejecutar.
    pub fn try_run(mut self) -> Result<Outcome> {
        let user = self.spec.user;
        let [work, temporary, shelf] = [
            launch::private_folder(user)?,
            launch::private_folder(user)?,
            launch::private_folder(user)?,
        ];
        self.spec.shelf = shelf.path().to_owned();
        self.spec
            .env
            .insert(0, ("TMPDIR".to_owned(), Some(temporary.path().display().to_string())));
        self.spec.private.push(temporary.path().to_owned());
        if self.own_folder {
            self.spec.cwd = work.path().to_owned();
            self.spec.private.push(work.path().to_owned());
        }
        launch::watch(&self.spec)
    }
}

/// Un usuario sin nombre y distinto cada vez: las pruebas corren a la vez, y el cupo de procesos es de cada usuario. Las
/// lecciones toman los suyos a partir del 61 000.
fn unused_user() -> u32 {
    static USED: AtomicU32 = AtomicU32::new(0);
    60_000 + (std::process::id() + USED.fetch_add(1, Ordering::Relaxed)) % 1000
}
