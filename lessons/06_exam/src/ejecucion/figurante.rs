//! Los figurantes: procesos ajenos al programa que se juzga, con el nombre que se les ponga, para que haya a quien
//! buscar, contar o matar. No hacen nada, y mueren con quien los arranca.

use std::ffi::{CString, OsStr, OsString};
use std::io::{self, Read, Write};
use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, ExitCode, Stdio};

use anyhow::{Context, ensure};
use nix::sys::prctl::{set_name, set_pdeathsig};
use nix::sys::signal::{SigHandler, Signal, signal};
use shared::errno::CannotStart;

/// La orden de este mismo programa que lo convierte en figurante.
pub const FIGURANTE: &str = "figurante";
/// La que ejecuta otro programa con el nombre que se le diga.
pub const CON_NOMBRE: &str = "con_nombre";

const TERCO: &str = "terco";
const UN_GRUPO_PROPIO: i32 = 0;

pub struct Figurante {
    hijo: Child,
    muerto: bool,
}

impl Figurante {
    /// Cuando vuelve, ya se llama así.
    pub fn nuevo(nombre: &str) -> anyhow::Result<Self> {
        Self::de_genio(nombre, "dócil", &[], UN_GRUPO_PROPIO)
    }

    /// Ignora `SIGTERM`, y cualquier otra señal que se pueda ignorar.
    pub fn terco(nombre: &str) -> anyhow::Result<Self> {
        Self::de_genio(nombre, TERCO, &[], UN_GRUPO_PROPIO)
    }

    /// Lleva en sus argumentos algo que no le importa.
    pub fn con_argumento(nombre: &str, argumento: &str) -> anyhow::Result<Self> {
        Self::de_genio(nombre, argumento, &[], UN_GRUPO_PROPIO)
    }

    /// Con tantos hijos en cada generación: `[2, 3]`, dos hijos y seis nietos.
    pub fn con_familia(nombre: &str, familia: &[usize]) -> anyhow::Result<Self> {
        Self::de_genio(nombre, "dócil", familia, UN_GRUPO_PROPIO)
    }

    /// En el grupo de procesos de otro, con quien no tiene nada más que ver.
    pub fn en_el_grupo_de(otro: &Self, nombre: &str) -> anyhow::Result<Self> {
        Self::de_genio(nombre, "dócil", &[], otro.pid() as i32)
    }

    fn de_genio(
        nombre: &str,
        genio: &str,
        familia: &[usize],
        grupo: i32,
    ) -> anyhow::Result<Self> {
        let mut orden = Command::new("/proc/self/exe");
        orden.args([FIGURANTE, nombre, genio]);
        orden.args(familia.iter().map(usize::to_string));
        // Quien mata a su grupo no ha de matar a quien juzga.
        orden.stdin(Stdio::null()).stdout(Stdio::piped()).process_group(grupo);
        let mut hijo = orden
            .spawn()
            .map_err(CannotStart)
            .context("no se puede arrancar un figurante")?;
        let mut listo = [0];
        let salida = hijo.stdout.take().context("su salida es una tubería")?;
        let leidos = { salida }.read(&mut listo)?;
        let figurante = Self { hijo, muerto: false };
        ensure!(leidos == 1, "un figurante acabó antes de empezar");
        Ok(figurante)
    }

    pub fn pid(&self) -> u32 {
        self.hijo.id()
    }

    /// Si no ha muerto. A quien ha muerto se le recoge.
    pub fn vive(&mut self) -> bool {
        self.muerto |= matches!(self.hijo.try_wait(), Ok(Some(_)));
        !self.muerto
    }
}

impl Drop for Figurante {
    fn drop(&mut self) {
        let _ = self.hijo.kill();
        let _ = self.hijo.wait();
    }
}

/// Lo que hace el figurante: lo que le han dicho, y esperar a que lo maten.
pub fn actua(mut papel: impl Iterator<Item = OsString>) -> ExitCode {
    let mut hace = || -> anyhow::Result<()> {
        set_pdeathsig(Signal::SIGKILL)?;
        let nombre = papel.next().context("falta el nombre")?;
        set_name(&CString::new(nombre.as_encoded_bytes())?)?;
        let nombre = nombre.to_string_lossy();
        if papel.next().is_some_and(|genio| genio == TERCO) {
            let se_puede =
                |una: &Signal| !matches!(una, Signal::SIGKILL | Signal::SIGSTOP);
            for una in Signal::iterator().filter(se_puede) {
                // SAFETY: no hay función que atienda a la señal.
                unsafe { signal(una, SigHandler::SigIgn) }?;
            }
        }
        let familia: Vec<usize> = papel
            .by_ref()
            .map(|cuantos| Ok(cuantos.to_string_lossy().parse()?))
            .collect::<anyhow::Result<_>>()?;
        let (&cuantos, nietos) = familia.split_first().unwrap_or((&0, &[]));
        let hijos = (0..cuantos)
            .map(|_| Figurante::con_familia(&nombre, nietos))
            .collect::<anyhow::Result<Vec<_>>>()?;
        io::stdout().write_all(b"\n")?;
        io::stdout().flush()?;
        loop {
            nix::unistd::pause();
            // Quien lleva la familia la conserva mientras viva.
            std::hint::black_box(&hijos);
        }
    };
    let _ = hace();
    ExitCode::FAILURE
}

/// Se convierte en ese programa, pero con este nombre en la tabla de procesos: el del fichero que se ejecuta.
pub fn con_nombre(mut resto: impl Iterator<Item = OsString>) -> ExitCode {
    let nombre = resto.next().unwrap_or_default();
    let programa = resto.next().unwrap_or_default();
    let error = se_convierte(&nombre, &programa, resto);
    let error = shared::errno::describe_chain(&error);
    eprintln!("el juez no puede ejecutar el programa: {error}");
    ExitCode::FAILURE
}

fn se_convierte(
    nombre: &OsStr,
    programa: &OsStr,
    argumentos: impl Iterator<Item = OsString>,
) -> io::Error {
    let enlace = Path::new(".").join(nombre);
    if let Err(error) = symlink(programa, &enlace) {
        return error;
    }
    Command::new(enlace).arg0(programa).args(argumentos).exec()
}
