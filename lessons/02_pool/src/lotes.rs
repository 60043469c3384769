//! Procesamiento por lotes: el hash SHA-256 de cada fichero de una carpeta, repartido entre una reserva.

mod barra;
mod comprobar;
mod ficheros;
mod hash;

use std::path::PathBuf;

use clap::Args;
use shared::ending::stop_deadline;
use shared::lesson::{Level, Step, WithOptions, between, counted};
use shared::pool::Pool;
use shared::{say, varies};

use crate::apoyo::cuentas::cpus;
use barra::barra;
use comprobar::comprobar;
use ficheros::{enumerar, ficheros};
use hash::{Resultado, calcular};

pub const STEP: Step = Step {
    name: "lotes",
    title: "Por lotes: el hash de cada fichero de una carpeta",
    level: Level::Extension,
    predict: "hay que leer todos los ficheros de una carpeta. Si alguno no se puede leer, ¿se para todo? ¿En qué orden acaban? ¿Sale lo mismo que de uno en uno?",
    observe: "el que falla se apunta y los demás siguen. Acaban sin orden, se colocan al final, y sale lo mismo que de uno en uno.",
    topic: "2_pool.py: «procesamiento por lotes»",
    run: &WithOptions(run),
};

#[derive(Args)]
struct Opciones {
    /// La carpeta; sin esta opción, la del cuaderno
    #[arg(long, value_name = "RUTA")]
    carpeta: Option<PathBuf>,
    /// Cuántos obreros tiene la reserva, de 1 a 64; sin esta opción, uno por CPU
    #[arg(long, value_name = "N", value_parser = between(1..=64_usize, "obreros"))]
    obreros: Option<usize>,
    /// Enseña el hash de cada fichero, como sha256sum
    #[arg(long)]
    todos: bool,
}

fn run(Opciones { carpeta, obreros, todos }: Opciones) -> anyhow::Result<()> {
    if carpeta.is_some() {
        // Tardará lo que tenga que tardar: el plazo de los pasos no cuenta.
        stop_deadline();
    }
    let (carpeta, rutas) = enumerar(carpeta)?;
    let obreros = obreros.unwrap_or_else(cpus);
    let cuantos = varies(ficheros(rutas.len()));
    say!("{cuantos}, {}", varies(counted(obreros, "obrero", "obreros")));

    // ANCHOR: repartir
    // Los obreros heredan la lista: solo viaja el número de cada fichero.
    let tarea = |numero: usize| (numero, calcular(&rutas[numero]));
    let pool = Pool::new(obreros, tarea)?;
    let progreso = barra(rutas.len(), "hashes");
    let mut resultados = vec![Err("sin hacer".to_owned()); rutas.len()];
    for hecho in pool.chunksize(8).imap_unordered(0..rutas.len())? {
        let (numero, resultado): (usize, Resultado) = hecho?;
        resultados[numero] = resultado;
        progreso.inc(1);
    }
    progreso.finish_and_clear();
    pool.close();
    pool.join()?;
    // ANCHOR_END: repartir

    if todos {
        hash::decirlos(&carpeta, &rutas, &resultados);
    }
    let bytes: u64 = resultados.iter().flatten().map(|leido| leido.bytes).sum();
    let leidos = resultados.iter().flatten().count();
    let bytes = varies(counted(bytes, "byte", "bytes"));
    say!("he leído {}, {bytes}", varies(ficheros(leidos)));

    comprobar(&rutas, &resultados)
}
