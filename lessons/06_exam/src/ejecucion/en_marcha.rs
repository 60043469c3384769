//! Un programa que se está mirando: lo mira otro proceso, que tiene un solo hilo y muere con quien juzga.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use tempfile::TempDir;
use witness::Record;

use super::Encargo;
use super::terminal::Terminal;

/// Variables que cambiarían lo que hace el programa según quién lo juzgue.
const FUERA: [&str; 7] = [
    "PYTHONUNBUFFERED",
    "PYTHONSTARTUP",
    "PYTHONINSPECT",
    "PYTHONDEVMODE",
    "PYTHONWARNINGS",
    "RUST_BACKTRACE",
    "RUST_LOG",
];

/// Lo que queda cuando ha acabado.
pub struct Ejecutado {
    pub registro: Record,
    pub errores: String,
}

pub struct EnMarcha {
    testigo: Child,
    terminal: Terminal,
    /// El encargo, el registro y la salida de errores.
    papeles: TempDir,
}

impl EnMarcha {
    pub fn arranca(encargo: &Encargo) -> anyhow::Result<Self> {
        let al_lado = encargo.carpeta.parent().context("está en otra carpeta")?;
        let papeles = tempfile::tempdir_in(al_lado)?;
        let escrito = papeles.path().join("encargo.json");
        fs::write(&escrito, serde_json::to_vec(encargo)?)?;
        let entrada = papeles.path().join("entrada");
        fs::write(&entrada, &encargo.entrada)?;
        let errores = File::create(papeles.path().join("errores"))?;
        let (terminal, extremo) =
            Terminal::abre().context("no se puede abrir un terminal")?;
        // Vale también si mientras tanto se ha construido otro.
        let mut orden = Command::new("/proc/self/exe");
        orden.arg("testigo").arg(&escrito).current_dir(&encargo.carpeta);
        orden
            .stdin(File::open(entrada)?)
            .stdout(Stdio::from(extremo))
            .stderr(errores);
        for variable in FUERA {
            orden.env_remove(variable);
        }
        // Lo que deje sin borrar un programa al que se corta se borra con los papeles.
        let temporales = papeles.path().join("tmp");
        fs::create_dir(&temporales)?;
        orden.env("TMPDIR", temporales);
        orden.env("PYTHONDONTWRITEBYTECODE", "1").process_group(0);
        let testigo = orden.spawn().context("no se puede arrancar el testigo")?;
        Ok(Self { testigo, terminal, papeles })
    }

    pub fn salida(&self) -> String {
        String::from_utf8_lossy(&self.terminal.leido()).into_owned()
    }

    /// El hijo del testigo.
    pub fn pid(&mut self) -> anyhow::Result<i32> {
        let suyos = format!("/proc/{0}/task/{0}/children", self.testigo.id());
        loop {
            let hijos = fs::read_to_string(&suyos).unwrap_or_default();
            if let Some(pid) = hijos.split_whitespace().next() {
                return Ok(pid.parse()?);
            }
            if self.ha_acabado()? {
                bail!("el programa acabó antes de que se supiera su PID");
            }
            std::thread::sleep(Duration::from_millis(1));
        }
    }

    pub fn ha_acabado(&mut self) -> anyhow::Result<bool> {
        Ok(self.testigo.try_wait()?.is_some())
    }

    /// Le pide al testigo que acabe con todos.
    pub fn corta(&mut self) -> anyhow::Result<()> {
        if !self.ha_acabado()? {
            kill(Pid::from_raw(self.testigo.id() as i32), Signal::SIGTERM)?;
        }
        Ok(())
    }

    pub fn recoge(mut self) -> anyhow::Result<Ejecutado> {
        let estado = self.testigo.wait()?;
        self.terminal.acaba();
        let lee = |nombre: &str| {
            fs::read(self.papeles.path().join(nombre)).unwrap_or_default()
        };
        let errores = String::from_utf8_lossy(&lee("errores")).into_owned();
        if !estado.success() {
            let queja = String::from_utf8_lossy(&lee("queja")).into_owned();
            bail!(if queja.is_empty() {
                format!("el testigo acabó mal ({estado}): {errores}")
            } else {
                queja
            });
        }
        let registro = serde_json::from_slice(&lee("registro.json"))
            .context("el registro está a medias")?;
        Ok(Ejecutado { registro, errores })
    }
}

impl Drop for EnMarcha {
    fn drop(&mut self) {
        // Si muere el testigo, mueren todos los mirados.
        let _ = self.testigo.kill();
        let _ = self.testigo.wait();
    }
}
