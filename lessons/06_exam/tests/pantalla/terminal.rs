//! Un terminal de verdad, con una shell que tiene control de trabajos: se teclea en él y se mira lo que se ve.

use std::fs::{self, File};
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::os::fd::{AsFd, OwnedFd};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use nix::fcntl::OFlag;
use nix::poll::{PollFd, PollFlags, PollTimeout, poll};
use nix::pty::{grantpt, posix_openpt, ptsname_r, unlockpt};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use rustix::termios::{Winsize, tcgetwinsize, tcsetwinsize};
use tests::until;

/// Lo que escribe la shell cuando espera una orden.
pub const LISTA: &str = "listo$";

pub struct Terminal {
    shell: Child,
    teclado: Option<File>,
    pantalla: Arc<Mutex<vt100::Parser>>,
    se_cierra: Arc<AtomicBool>,
    lector: Option<JoinHandle<()>>,
}

impl Terminal {
    pub fn abre(columnas: u16, lineas: u16, entorno: &[(&str, &Path)]) -> Self {
        let (maestro, extremo) = pty();
        pon_tamano(&extremo, columnas, lineas);
        let [entrada, salida] = [(); 2].map(|()| extremo.try_clone().unwrap());
        let mut orden = Command::new("setsid");
        orden
            .args(["--ctty", "sh", "-i"])
            .env("PS1", format!("{LISTA} "))
            .env("TERM", "xterm-256color")
            .env("LANG", "C.UTF-8")
            .envs(entorno.iter().copied());
        for variable in ["ENV", "COLUMNS", "LINES", "NO_COLOR", "LC_ALL"] {
            if entorno.iter().all(|(suya, _)| *suya != variable) {
                orden.env_remove(variable);
            }
        }
        let shell = orden
            .stdin(Stdio::from(entrada))
            .stdout(Stdio::from(salida))
            .stderr(Stdio::from(extremo))
            .spawn()
            .unwrap();
        let pantalla = vt100::Parser::new(celdas(lineas), celdas(columnas), 0);
        let pantalla = Arc::new(Mutex::new(pantalla));
        let se_cierra = Arc::new(AtomicBool::new(false));
        let teclado = maestro;
        let lector = thread::spawn({
            let (pantalla, se_cierra) =
                (Arc::clone(&pantalla), Arc::clone(&se_cierra));
            let maestro = teclado.try_clone().unwrap();
            move || lee(maestro, &pantalla, &se_cierra)
        });
        let terminal = Self {
            shell,
            teclado: Some(teclado),
            pantalla,
            se_cierra,
            lector: Some(lector),
        };
        terminal.espera(LISTA);
        terminal
    }

    pub fn teclea(&self, texto: &str) {
        self.teclado.as_ref().unwrap().write_all(texto.as_bytes()).unwrap();
    }

    pub fn mira<T>(&self, que: impl FnOnce(&vt100::Screen) -> T) -> T {
        que(self.pantalla.lock().unwrap().screen())
    }

    pub fn se_ve(&self) -> String {
        self.mira(|pantalla| {
            let (_, columnas) = pantalla.size();
            pantalla.rows(0, columnas.get()).collect::<Vec<_>>().join("\n")
        })
    }

    /// Hasta que se vea eso.
    #[track_caller]
    pub fn espera(&self, texto: &str) {
        let visto = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
            until(texto, || self.se_ve().contains(texto));
        }));
        assert!(visto.is_ok(), "no se ve «{texto}»:\n{}", self.se_ve());
    }

    /// Si está en la pantalla aparte que usan los programas a pantalla completa.
    pub fn a_pantalla_completa(&self) -> bool {
        self.mira(vt100::Screen::alternate_screen)
    }

    /// Hasta que la shell vuelva a tener el terminal, como estaba.
    #[track_caller]
    pub fn espera_a_la_shell(&self) {
        until("vuelve la pantalla de siempre", || !self.a_pantalla_completa());
        assert!(
            !self.mira(vt100::Screen::hide_cursor),
            "el cursor sigue escondido"
        );
        // Las comillas distinguen lo que se teclea de lo que sale.
        self.teclea("clear; stty -a; echo acab''ado\n");
        self.espera("acabado");
        let modos = self.se_ve();
        for modo in [" icanon", " echo ", "isig "] {
            assert!(modos.contains(modo), "sin {modo}:\n{modos}");
        }
        self.teclea("clear\n");
        until("se limpia", || !self.se_ve().contains("acabado"));
    }

    pub fn cambia_de_tamano(&self, columnas: u16, lineas: u16) {
        let mut pantalla = self.pantalla.lock().unwrap();
        pantalla.set_size(celdas(lineas), celdas(columnas));
        pon_tamano(self.teclado.as_ref().unwrap(), columnas, lineas);
    }

    /// Como al cerrar la ventana.
    pub fn cierra(&mut self) {
        self.se_cierra.store(true, Ordering::SeqCst);
        if let Some(lector) = self.lector.take() {
            lector.join().unwrap();
        }
        self.teclado = None;
    }

    /// El programa que corre en este terminal.
    pub fn programa(&self) -> Option<Pid> {
        let suyos = self.procesos();
        let programa = suyos.into_iter().find(|(_, nombre)| nombre == "06_exam");
        programa.map(|(pid, _)| pid)
    }

    pub fn envia(&self, senal: Signal) {
        kill(self.programa().expect("el examen corre"), senal).unwrap();
    }

    /// Los de la sesión de este terminal, sin contar los zombis.
    fn procesos(&self) -> Vec<(Pid, String)> {
        let sesion = self.shell.id().to_string();
        let de_uno = |entrada: std::io::Result<fs::DirEntry>| {
            let ruta = entrada.ok()?.path();
            let pid = ruta.file_name()?.to_str()?.parse().ok()?;
            let stat = fs::read_to_string(ruta.join("stat")).ok()?;
            let (principio, resto) = stat.rsplit_once(") ")?;
            let (_, nombre) = principio.split_once(" (")?;
            let campos: Vec<&str> = resto.split(' ').collect();
            (campos[3] == sesion && campos[0] != "Z")
                .then(|| (Pid::from_raw(pid), nombre.to_owned()))
        };
        fs::read_dir("/proc").unwrap().filter_map(de_uno).collect()
    }

    #[track_caller]
    pub fn no_queda_nadie(&mut self) {
        until("acaban todos los del terminal", || {
            let _ = self.shell.try_wait();
            self.procesos().is_empty()
        });
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        self.cierra();
        for (pid, _) in self.procesos() {
            let _ = kill(pid, Signal::SIGKILL);
        }
        let _ = self.shell.wait();
    }
}

/// Ningún otro programa los hereda: si no, cerrarlo aquí no lo cerraría.
fn pty() -> (File, File) {
    let propio = OFlag::O_RDWR | OFlag::O_NOCTTY | OFlag::O_CLOEXEC;
    let maestro = posix_openpt(propio).unwrap();
    grantpt(&maestro).unwrap();
    unlockpt(&maestro).unwrap();
    let extremo = File::options()
        .read(true)
        .write(true)
        .custom_flags(OFlag::O_NOCTTY.bits())
        .open(ptsname_r(&maestro).unwrap())
        .unwrap();
    (File::from(OwnedFd::from(maestro)), extremo)
}

fn pon_tamano(terminal: &impl AsFd, columnas: u16, lineas: u16) {
    let antes: Winsize = tcgetwinsize(terminal).unwrap();
    let ahora = Winsize { ws_col: columnas, ws_row: lineas, ..antes };
    tcsetwinsize(terminal, ahora).unwrap();
}

fn celdas(cuantas: u16) -> NonZeroU16 {
    NonZeroU16::new(cuantas).unwrap()
}

fn lee(mut maestro: File, pantalla: &Mutex<vt100::Parser>, se_cierra: &AtomicBool) {
    const VISTAZO: Duration = Duration::from_millis(20);
    let mut trozo = [0; 4096];
    while !se_cierra.load(Ordering::SeqCst) {
        let mut mirados = [PollFd::new(maestro.as_fd(), PollFlags::POLLIN)];
        let plazo = PollTimeout::try_from(VISTAZO).unwrap();
        if poll(&mut mirados, plazo) != Ok(1) {
            continue;
        }
        match maestro.read(&mut trozo) {
            Ok(cuantos @ 1..) => {
                pantalla.lock().unwrap().process(&trozo[..cuantos]);
            }
            _ => return,
        }
    }
}
