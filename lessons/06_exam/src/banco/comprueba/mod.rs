//! Qué le falta al banco, o a algunas de sus preguntas, dicho a quien las escribe.

mod codigo;
mod conjunto;
mod forma;
mod prosa;
mod reglas;

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::medida::{self, Medida};
use super::{Banco, Pregunta};
use crate::ejecucion::Carpeta;

/// Lo que no está bien de una pregunta o del banco, en frases.
#[derive(Default)]
pub struct Quejas(Vec<String>);

impl Quejas {
    fn di(&mut self, queja: impl Into<String>) {
        self.0.push(queja.into());
    }

    fn si(&mut self, mal: bool, queja: impl Into<String>) {
        if mal {
            self.di(queja);
        }
    }

    fn dichas(self) -> Vec<String> {
        self.0
    }
}

/// Lo que no está bien del banco en su conjunto: cuántas hay, de qué temas, qué delatan.
pub fn del_conjunto(banco: &Banco) -> Vec<String> {
    conjunto::comprueba(banco)
}

/// Lo que se ha visto de una pregunta.
pub struct Comprobada<'a> {
    pub pregunta: &'a Pregunta,
    pub quejas: Vec<String>,
    /// Por qué no se ha podido ejecutar aquí.
    pub sin_medir: Option<String>,
    cortada: bool,
}

/// Por cada pregunta, por orden: cómo está escrita y, si eso está bien, lo que da al ejecutarla.
///
/// # Errors
/// Si no hay dónde ejecutar.
pub fn de_cada_una<'a>(
    banco: &Banco,
    preguntas: &[&'a Pregunta],
    veces: u64,
) -> anyhow::Result<Vec<Comprobada<'a>>> {
    let carpeta = Carpeta::nueva()?;
    let mut preguntas: Vec<_> = preguntas.iter().copied().enumerate().collect();
    preguntas.sort_by_key(|(_, pregunta)| !medida::tarda(pregunta));
    let siguiente = AtomicUsize::new(0);
    let todas = Mutex::new(Vec::new());
    let trabaja = || {
        loop {
            let toca = siguiente.fetch_add(1, Ordering::Relaxed);
            let Some((numero, pregunta)) = preguntas.get(toca) else { break };
            let comprobada = una(banco, pregunta, carpeta.ruta(), veces);
            todas
                .lock()
                .expect("nadie entra en pánico con él")
                .push((*numero, comprobada));
        }
    };
    std::thread::scope(|hilos| {
        for _ in 0..a_la_vez() {
            hilos.spawn(trabaja);
        }
    });
    let mut todas = todas.into_inner().expect("nadie entra en pánico con él");
    todas.sort_by_key(|(numero, _)| *numero);
    let mut todas: Vec<_> =
        todas.into_iter().map(|(_, comprobada)| comprobada).collect();
    // Con la máquina muy ocupada, a un programa que sí acaba le puede faltar tiempo: otra vez, y sola.
    for cortada in todas.iter_mut().filter(|una| una.cortada) {
        *cortada = una(banco, cortada.pregunta, carpeta.ruta(), veces);
    }
    Ok(todas)
}

/// Casi todos los programas pasan más tiempo esperando que calculando.
fn a_la_vez() -> usize {
    4 * std::thread::available_parallelism().map_or(1, usize::from)
}

fn una<'a>(
    banco: &Banco,
    pregunta: &'a Pregunta,
    carpeta: &Path,
    veces: u64,
) -> Comprobada<'a> {
    let mut comprobada = Comprobada {
        pregunta,
        quejas: escrita(banco, pregunta),
        sin_medir: None,
        cortada: false,
    };
    if comprobada.quejas.is_empty() {
        match medida::mide(pregunta, carpeta, veces) {
            Medida::Cuadra => {}
            Medida::NoCuadra(queja) => comprobada.quejas.push(queja),
            Medida::Cortada(queja) => {
                comprobada.cortada = true;
                comprobada.quejas.push(queja);
            }
            Medida::NoSePuede(que) => comprobada.sin_medir = Some(que),
        }
    }
    comprobada
}

fn escrita(banco: &Banco, pregunta: &Pregunta) -> Vec<String> {
    let mut quejas = Quejas::default();
    reglas::comprueba(banco, pregunta, &mut quejas);
    forma::comprueba(pregunta, &mut quejas);
    if let Some(suyo) = &pregunta.codigo {
        codigo::comprueba(pregunta, suyo, &mut quejas);
    }
    quejas.dichas()
}

fn no_vacios(que: &str, textos: &[String], quejas: &mut Quejas) {
    quejas.si(textos.is_empty(), format!("`{que}` está vacío"));
    quejas.si(
        textos.iter().any(|texto| texto.trim().is_empty()),
        format!("en `{que}` hay un texto vacío"),
    );
}
