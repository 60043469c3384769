//! Un programa que se está mirando: lo mira otro proceso, que tiene un solo hilo y muere con quien juzga.

use std::fs::{self, File};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context, bail};
use nix::sys::signal::{Signal, kill};
use nix::unistd::{Pid, getpgid};
use shared::errno::CannotStart;
use shared::eventually;
use tempfile::TempDir;
use witness::Record;

use super::Encargo;
use super::terminal::Terminal;
use super::testigo::SIN_PTRACE;
use crate::aislamiento::{dentro, principio};

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

/// Lo que se espera al testigo de un programa del que ya no se quiere saber nada.
const AL_SOLTARLO: Duration = Duration::from_secs(5);

/// Lo que queda cuando ha acabado.
pub struct Ejecutado {
    pub registro: Record,
    /// Todo lo que se escribió en la salida.
    pub salida: String,
    pub errores: String,
}

/// Aquí no se permite `ptrace`; dice qué hacer.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct SinPtrace(String);

#[derive(Debug, thiserror::Error)]
#[error("el programa acabó antes de que se supiera su PID")]
pub struct AcaboAntes;

/// A dónde escribe.
enum Salida {
    Terminal(Terminal),
    Fichero(PathBuf),
}

pub struct EnMarcha {
    testigo: Child,
    salida: Salida,
    /// También es un terminal: con un fichero, `perror` cambia `errno`.
    errores: Terminal,
    /// El encargo y el registro.
    papeles: TempDir,
    /// Los ficheros temporales del programa.
    _suyos: TempDir,
    sin_ptrace: bool,
}

impl EnMarcha {
    pub fn arranca(encargo: &Encargo) -> anyhow::Result<Self> {
        let mut encargo = encargo.clone();
        let al_lado =
            encargo.carpeta.parent().context("está en otra carpeta")?.to_owned();
        let suyos = tempfile::tempdir_in(&al_lado)?;
        // Lo que deje sin borrar un programa al que se corta se borra con lo suyo.
        let temporales = suyos.path().join("tmp");
        fs::create_dir(&temporales)?;
        encierra(&mut encargo, suyos.path())?;
        let papeles = tempfile::tempdir_in(
            dentro().map_or(&*al_lado, |dentro| dentro.del_juez()),
        )?;
        let escrito = papeles.path().join("encargo.json");
        fs::write(&escrito, serde_json::to_vec(&encargo)?)?;
        let abre = || Terminal::abre().context("no se puede abrir un terminal");
        let (errores, extremo_de_errores) = abre()?;
        let (salida, extremo) = if encargo.a_fichero {
            let ruta = suyos.path().join("salida");
            let fichero = File::options().append(true).create(true).open(&ruta)?;
            (Salida::Fichero(ruta), fichero.into())
        } else {
            let (terminal, extremo) = abre()?;
            (Salida::Terminal(terminal), extremo)
        };
        // Vale también si mientras tanto se ha construido otro.
        let mut orden = Command::new("/proc/self/exe");
        orden
            .arg(super::interna::TESTIGO)
            .arg(&escrito)
            .current_dir(&encargo.carpeta);
        orden.stdin(Stdio::null()).stdout(extremo).stderr(extremo_de_errores);
        for variable in FUERA {
            orden.env_remove(variable);
        }
        orden.env("TMPDIR", temporales).env("PYTHON_COLORS", "0");
        orden.env("PYTHONDONTWRITEBYTECODE", "1").process_group(0);
        let testigo = orden
            .spawn()
            .map_err(CannotStart)
            .context("no se puede arrancar el testigo")?;
        let sin_ptrace = encargo.sin_ptrace;
        Ok(Self { testigo, salida, errores, papeles, _suyos: suyos, sin_ptrace })
    }

    pub fn salida(&self) -> String {
        let leido = match &self.salida {
            Salida::Terminal(terminal) => terminal.leido(),
            Salida::Fichero(ruta) => principio(ruta),
        };
        String::from_utf8_lossy(&leido).into_owned()
    }

    /// Si ya ha escrito algo en su salida de errores.
    pub fn se_queja(&self) -> bool {
        self.errores.ha_leido_algo()
    }

    /// El hijo del testigo; sin `ptrace`, su nieto.
    pub fn pid(&mut self) -> anyhow::Result<i32> {
        let hijo = |de: u32| {
            let suyos =
                fs::read_to_string(format!("/proc/{de}/task/{de}/children"));
            suyos.ok()?.split_whitespace().next()?.parse::<u32>().ok()
        };
        loop {
            let suyo = hijo(self.testigo.id());
            let pid = match suyo {
                Some(mira) if self.sin_ptrace => {
                    hijo(mira).filter(|_| ya_lo_arranco(mira))
                }
                suyo => suyo,
            };
            if let Some(pid) = pid {
                return Ok(pid as i32);
            }
            if self.ha_acabado()? {
                return Err(AcaboAntes.into());
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

    /// Le dice al testigo que nadie de fuera va a hacer ya nada: quienes se esperen unos a otros no seguirán.
    pub fn deja_solos(&mut self) -> anyhow::Result<()> {
        if !self.ha_acabado()? {
            kill(Pid::from_raw(self.testigo.id() as i32), Signal::SIGURG)?;
        }
        Ok(())
    }

    pub fn recoge(mut self) -> anyhow::Result<Ejecutado> {
        self.deja_solos()?;
        let estado = self.testigo.wait()?;
        if let Salida::Terminal(terminal) = &self.salida {
            terminal.acaba();
        }
        let lee = |nombre: &str| {
            fs::read(self.papeles.path().join(nombre)).unwrap_or_default()
        };
        self.errores.acaba();
        let errores = String::from_utf8_lossy(&self.errores.leido()).into_owned();
        if !estado.success() {
            let queja = String::from_utf8_lossy(&lee("queja")).into_owned();
            if estado.code() == Some(i32::from(SIN_PTRACE)) {
                return Err(SinPtrace(queja).into());
            }
            bail!(if queja.is_empty() {
                format!("el testigo acabó mal ({estado}): {errores}")
            } else {
                queja
            });
        }
        let registro = serde_json::from_slice(&lee("registro.json"))
            .context("el registro está a medias")?;
        Ok(Ejecutado { registro, salida: self.salida(), errores })
    }
}

/// En la caja, el programa lee el sistema y a sí mismo, y solo escribe en su carpeta y en las temporales.
fn encierra(encargo: &mut Encargo, suyos: &Path) -> anyhow::Result<()> {
    let (Some(dentro), Some(cerco)) = (dentro(), &mut encargo.cerco) else {
        return Ok(());
    };
    let marcas = suyos.join("marcas");
    fs::create_dir(&marcas)?;
    cerco.lee.extend(dentro.sistema.iter().cloned());
    // Él mismo: el fichero de Python, o el que se construyó.
    let rutas = encargo.orden.iter().map(PathBuf::from);
    cerco.lee.extend(rutas.filter(|ruta| ruta.is_absolute()));
    cerco.escribe.extend([
        encargo.carpeta.clone(),
        suyos.join("tmp"),
        marcas.clone(),
    ]);
    cerco.escribe.extend(["/tmp", "/dev/shm"].map(PathBuf::from));
    encargo.marcas = Some(marcas);
    Ok(())
}

/// Quien mira sin `ptrace` se aparta a un grupo propio en cuanto ha arrancado el programa; antes ha podido tener otros hijos.
fn ya_lo_arranco(mira: u32) -> bool {
    let mira = Pid::from_raw(mira as i32);
    getpgid(Some(mira)) == Ok(mira)
}

impl Drop for EnMarcha {
    fn drop(&mut self) {
        // Si muere el testigo, mueren todos los mirados; si acaba él, acaba cuando ya han muerto.
        let _ = self.corta();
        let acabo = || self.ha_acabado().unwrap_or(true).then_some(());
        if eventually(AL_SOLTARLO, acabo).is_none() {
            let _ = self.testigo.kill();
        }
        let _ = self.testigo.wait();
    }
}
