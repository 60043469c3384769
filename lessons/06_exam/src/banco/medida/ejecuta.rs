//! Construye un programa y lo ejecuta bajo el testigo, con la salida en un fichero y con límites.

use std::ffi::OsString;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Context, bail};
use witness::record::Limit;

use crate::banco::LenguajeDelCodigo;
use crate::ejecucion::{Ejecutado, EnMarcha, Encargo};
use crate::lenguaje::{Impedimento, Lenguaje};

/// También en una máquina muy ocupada, donde se ejecutan varios a la vez.
const PLAZO: Duration = Duration::from_secs(30);
/// Lo que se espera a lo que no acaba. A uno que sí acaba le sobra.
pub const PLAZO_SI_NO_ACABA: Duration = Duration::from_millis(1500);

/// La orden que ejecuta ese programa. Lo que haya que construir queda en la carpeta.
///
/// # Errors
/// Lo que diga el compilador, o lo que falte para construirlo.
pub fn construye(
    lenguaje: LenguajeDelCodigo,
    fuente: &str,
    carpeta: &Path,
) -> anyhow::Result<Vec<OsString>> {
    let extension = super::fuente::extension(lenguaje)
        .context("un texto no se ejecuta: sobra `mide`")?;
    let fichero = carpeta.join(format!("codigo.{extension}"));
    fs::write(&fichero, fuente)?;
    let lenguaje = match lenguaje {
        LenguajeDelCodigo::Python => return Ok(vec![python()?, fichero.into()]),
        LenguajeDelCodigo::C => Lenguaje::C,
        LenguajeDelCodigo::Rust => Lenguaje::Rust,
        LenguajeDelCodigo::Sh | LenguajeDelCodigo::Texto => {
            return Ok(vec!["sh".into(), fichero.into()]);
        }
    };
    lenguaje.prepara(&fichero, carpeta).map_err(|impedimento| match impedimento {
        Impedimento::NoCompila(queja) => {
            anyhow::anyhow!("no compila:\n{}", queja.trim_end())
        }
        Impedimento::Juez(error) => error,
    })
}

/// El intérprete de verdad: `python3` puede ser un guion. Se pregunta una vez.
fn python() -> anyhow::Result<OsString> {
    static PYTHON: OnceLock<Option<OsString>> = OnceLock::new();
    let pregunta = || {
        let nada = tempfile::NamedTempFile::new().ok()?;
        let orden = Lenguaje::Python.prepara(nada.path(), Path::new("/")).ok()?;
        orden.into_iter().next()
    };
    PYTHON
        .get_or_init(pregunta)
        .clone()
        .context("no se puede ejecutar `python3`: ¿está instalado?")
}

/// Cómo se ve con `ptrace` a un proceso detenido.
const DETENIDO_CON_PTRACE: &str = "tracing-stop";

/// # Errors
/// Si no se puede mirar. Que haya que cortarlo no es un error: lo dice el registro.
pub fn ejecuta(
    orden: &[OsString],
    carpeta: &Path,
    semilla: Option<u64>,
    plazo: Option<Duration>,
) -> anyhow::Result<Ejecutado> {
    let propia = tempfile::tempdir_in(carpeta)?;
    let mut encargo = Encargo {
        orden: orden.to_vec(),
        carpeta: propia.path().to_owned(),
        nice: 0,
        una_cpu: false,
        remueve: semilla,
        tardan: Vec::new(),
        cerrojos: false,
        miradas: false,
        a_fichero: true,
        sin_ptrace: false,
        con_escena: true,
        plazo: plazo.unwrap_or(PLAZO),
        cerco: None,
        marcas: None,
    };
    let ejecutado = EnMarcha::arranca(&encargo)?.recoge()?;
    if !ejecutado.salida.contains(DETENIDO_CON_PTRACE) {
        return Ok(ejecutado);
    }
    encargo.sin_ptrace = true;
    EnMarcha::arranca(&encargo)?.recoge()
}

/// Por qué hubo que cortarlo.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Cortado(&'static str);

/// # Errors
/// Por qué hubo que cortarlo: un `Cortado`.
pub fn acabo(ejecutado: &Ejecutado) -> anyhow::Result<()> {
    let Some(corte) = ejecutado.registro.limits.first() else { return Ok(()) };
    bail!(Cortado(match corte.limit {
        Limit::Alive | Limit::Total => "se cortó porque creaba demasiados procesos",
        Limit::Stuck | Limit::Wall | Limit::Cpu => "se cortó porque no acababa",
        Limit::Output => "se cortó porque no paraba de escribir",
        Limit::Memory => "se cortó porque pedía demasiada memoria",
        Limit::Terminated => "se cortó porque se pidió desde fuera",
        Limit::Survivors => "acabó el primer proceso, y quedaron otros",
    }))
}
