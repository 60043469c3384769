//! Los servidores de C y de Python que se miden al lado de los de la lección.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, SocketAddr};
use std::os::fd::AsRawFd;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use anyhow::{Context, ensure};
use nix::unistd::{getpid, mkdtemp};
use shared::ending::end_descendants;
use shared::fork::die_with;

use super::carga::Carga;
use super::vuelta::{Vuelta, fallos_de_sus_hijos};
use crate::apoyo::clientes::escenario::adoptar_a_su_familia;

const EN_C: &str = include_str!("../../../comparativa/servidor.c");
const EN_PYTHON: &str =
    include_str!("../../../../../book/src/05_server/python/servidor.py");

/// El de C, compilado: un fichero abierto que ya no está en ninguna carpeta, para
/// que no quede aunque maten la lección.
pub struct Otros(File);

impl Otros {
    pub fn preparar() -> anyhow::Result<Self> {
        let carpeta = mkdtemp(&std::env::temp_dir().join("servidores-XXXXXX"))?;
        let compilado = compilar(&carpeta);
        fs::remove_dir_all(&carpeta)?;
        Ok(Otros(compilado?))
    }

    pub fn medir_c(&self, carga: &Carga) -> anyhow::Result<Vuelta> {
        medir(
            &mut Command::new(format!("/proc/self/fd/{}", self.0.as_raw_fd())),
            carga,
        )
    }

    pub fn medir_python(&self, carga: &Carga) -> anyhow::Result<Vuelta> {
        medir(Command::new("python3").args(["-c", EN_PYTHON]), carga)
    }
}

fn compilar(carpeta: &Path) -> anyhow::Result<File> {
    let (fuente, programa) = (carpeta.join("servidor.c"), carpeta.join("servidor"));
    fs::write(&fuente, EN_C)?;
    let compilado = Command::new("cc")
        .args(["-O2", "-o"])
        .args([&programa, &fuente])
        .status()
        .context("para comparar hace falta cc (paquete build-essential)")?;
    ensure!(compilado.success(), "cc no ha compilado el servidor");
    Ok(File::open(programa)?)
}

/// Al soltarlo, termina con toda su familia y la recoge: también a los obreros, que
/// mueren con él.
struct EnMarcha(Child);

impl Drop for EnMarcha {
    fn drop(&mut self) {
        end_descendants();
    }
}

/// Un servidor de la lección, arrancado como los otros: con `exec`, y sin nadie de
/// quien copiar memoria.
pub fn medir_nuestro(paso: &str, carga: &Carga) -> anyhow::Result<Vuelta> {
    medir(
        Command::new("/proc/self/exe").args([paso, "--sirve", "--callado"]),
        carga,
    )
}

/// Un puerto solo, o la línea con la que empieza un servidor de la lección.
fn donde(linea: &str) -> Option<SocketAddr> {
    if let Ok(puerto) = linea.trim().parse() {
        return Some(SocketAddr::from((Ipv4Addr::LOCALHOST, puerto)));
    }
    linea.split(['/', ' ']).find_map(|palabra| palabra.parse().ok())
}

/// El programa dice por su salida en qué puerto escucha.
fn medir(programa: &mut Command, carga: &Carga) -> anyhow::Result<Vuelta> {
    let leccion = getpid();
    let morir_con_ella = move || {
        die_with(leccion);
        Ok(())
    };
    // SAFETY: entre fork y exec solo se hacen dos llamadas al sistema, `prctl` y
    // `getppid`.
    unsafe { programa.pre_exec(morir_con_ella) };
    adoptar_a_su_familia()?;
    let hijo = programa.stdin(Stdio::null()).stdout(Stdio::piped()).spawn();
    let nombre = || {
        format!("no se puede ejecutar {}", programa.get_program().to_string_lossy())
    };
    let mut hijo = EnMarcha(hijo.with_context(nombre)?);
    let mut linea = String::new();
    let salida = hijo.0.stdout.take().context("no tiene salida")?;
    BufReader::new(salida).read_line(&mut linea)?;
    let medida =
        carga.medir(donde(&linea).context("no dice en qué puerto escucha")?)?;
    Ok(Vuelta { medida, fallos: fallos_de_sus_hijos(hijo.0.id())? })
}
