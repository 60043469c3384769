//! Procesamiento por lotes: la huella SHA-256 de cada fichero de una carpeta, repartida entre una reserva.

mod barra;
mod ficheros;
mod huella;

use std::path::PathBuf;

use clap::Args;
use nix::unistd::alarm;
use shared::lesson::{Step, WithOptions, between, check_eq};
use shared::pool::Pool;
use shared::say;

use crate::cuentas::cpus;
use barra::barra;
use ficheros::enumerar;
use huella::{Huella, calcular, comparar};

pub const STEP: Step = Step {
    name: "lotes",
    title: "Por lotes: la huella de cada fichero de una carpeta",
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
    /// Enseña la huella de cada fichero, como sha256sum
    #[arg(long)]
    todas: bool,
}

fn run(Opciones { carpeta, obreros, todas }: Opciones) -> anyhow::Result<()> {
    if carpeta.is_some() {
        // Tardará lo que tenga que tardar: el plazo de los pasos no cuenta.
        alarm::cancel();
    }
    let (carpeta, rutas) = enumerar(carpeta)?;
    let obreros = obreros.unwrap_or_else(cpus);
    say!("{} ficheros, {obreros} obreros", rutas.len());

    // ANCHOR: repartir
    // Los obreros heredan la lista con fork: por la cola solo viaja el número de cada fichero.
    let pool = Pool::new(obreros, |numero: usize| (numero, calcular(&rutas[numero])))?;
    let progreso = barra(rutas.len(), "huellas");
    let mut huellas: Vec<Huella> = vec![Err("sin hacer".to_owned()); rutas.len()];
    for hecha in pool.imap_unordered(0..rutas.len(), 8)? {
        let (numero, huella): (usize, Huella) = hecha?;
        huellas[numero] = huella;
        progreso.inc(1);
    }
    progreso.finish_and_clear();
    pool.close();
    pool.join()?;
    // ANCHOR_END: repartir

    if todas {
        for (ruta, huella) in rutas.iter().zip(&huellas) {
            let ruta = ruta.strip_prefix(&carpeta).unwrap_or(ruta).display();
            huella.iter().for_each(|huella| say!("{}  {ruta}", huella.sha256()));
        }
    }
    let bytes: u64 = huellas.iter().flatten().map(|huella| huella.bytes).sum();
    let leidos = huellas.iter().flatten().count();
    say!("leídos {leidos} ficheros, {bytes} bytes");

    // ANCHOR: comprobar
    let progreso = barra(rutas.len(), "comprobación");
    let (distintas, cambiados) = comparar(&rutas, &huellas, || progreso.inc(1));
    progreso.finish_and_clear();
    check_eq("huellas que, de una en una, salen distintas", distintas, 0)?;
    for ruta in cambiados {
        say!("{} ha cambiado entretanto: no lo comparo", ruta.display());
    }
    if leidos < rutas.len() {
        say!("no se han podido leer {}:", rutas.len() - leidos);
    }
    for (ruta, huella) in rutas.iter().zip(&huellas) {
        if let Err(motivo) = huella {
            say!("✘ {}: {motivo}", ruta.display());
        }
    }
    // ANCHOR_END: comprobar
    Ok(())
}
