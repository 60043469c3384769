//! Un rato de repaso: se pregunta, se contesta, y se dice enseguida si está bien y por qué.

use std::io;
use std::time::{Duration, Instant};

use chrono::Utc;

use super::{Cola, memoria};
use crate::ancho;
use crate::azar::Azar;
use crate::banco::{Banco, Contestacion, Correccion, Pregunta, texto};
use crate::examen::delata::{di_el_error, orden_del_paso};
use crate::examen::entrada::{Dicho, Entrada};
use crate::examen::escribe;
use crate::examen::papel::orden_de;

pub const COMO_SE_HACE: &str =
    "Sin escribir nada se contesta «no lo sé», y con «:sal» se acaba.";

pub struct Ronda<'a> {
    banco: &'a Banco,
    cola: Cola<'a>,
    entrada: Entrada,
    azar: Azar,
    /// Los errores de los que ya se ha dado otra pregunta: una por rato.
    seguidos: Vec<String>,
    avisado: bool,
    pub contestadas: usize,
    pub bien: usize,
}

impl<'a> Ronda<'a> {
    pub fn nueva(
        banco: &'a Banco,
        cola: Cola<'a>,
        semilla: u64,
    ) -> io::Result<Self> {
        let entrada = Entrada::abre()?;
        let azar = Azar::con(semilla, &[]);
        Ok(Self {
            banco,
            cola,
            entrada,
            azar,
            seguidos: Vec::new(),
            avisado: false,
            contestadas: 0,
            bien: 0,
        })
    }

    /// Hasta que no quede nada, pase el plazo o se deje. La pregunta que se está contestando se puede acabar.
    #[must_use]
    pub fn sigue(mut self, plazo: Option<Duration>) -> Self {
        let empezado = Instant::now();
        while let Some(pregunta) = self.cola.siguiente() {
            if plazo.is_some_and(|plazo| empezado.elapsed() >= plazo) {
                println!("\nSe ha acabado el tiempo de hoy.");
                return self;
            }
            if !self.una(pregunta) {
                return self;
            }
        }
        println!("\nNo queda nada que repasar.");
        self
    }

    /// Que no, si se deja.
    fn una(&mut self, pregunta: &Pregunta) -> bool {
        let orden = orden_de(pregunta, &mut self.azar);
        println!(
            "\nTema {}.\n{}\n",
            pregunta.tema,
            escribe::pregunta(pregunta, &orden)
        );
        println!("{}", ancho::parte(&escribe::como_se_contesta(pregunta)));
        let Some(contestacion) = self.contestacion(pregunta, &orden) else {
            return false;
        };
        let correccion = contestacion
            .and_then(|contestacion| pregunta.corrige(&contestacion))
            .unwrap_or_default();
        self.di(pregunta, &orden, &correccion);
        self.contestadas += 1;
        self.bien += usize::from(correccion.esta_bien());
        self.apunta(pregunta, &correccion);
        true
    }

    /// Vacía, si no se sabe; nada, si se deja el repaso.
    fn contestacion(
        &mut self,
        pregunta: &Pregunta,
        orden: &[usize],
    ) -> Option<Option<Contestacion>> {
        loop {
            match self.entrada.pregunta("> ") {
                Dicho::Linea(linea) if [":s", ":sal"].contains(&linea.trim()) => {
                    return None;
                }
                // Como en el examen, lo que empieza por dos puntos no es una respuesta.
                Dicho::Linea(linea) if linea.trim().starts_with(':') => {
                    println!("{COMO_SE_HACE}");
                }
                Dicho::Linea(linea) => {
                    match Contestacion::lee(pregunta, orden, &linea) {
                        Ok(contestacion) => return Some(contestacion),
                        Err(queja) => {
                            println!("{}", ancho::parte(&escribe::frase(&queja)))
                        }
                    }
                }
                Dicho::Interrumpe | Dicho::Fin => return None,
                Dicho::Plazo => {}
            }
        }
    }

    fn di(
        &mut self,
        pregunta: &Pregunta,
        orden: &[usize],
        correccion: &Correccion,
    ) {
        if correccion.esta_bien() {
            println!("✔ Bien.");
        } else {
            println!(
                "{}",
                ancho::parte(&format!(
                    "✗ Lo correcto: {}",
                    escribe::buena(pregunta, orden)
                ))
            );
        }
        println!("{}", texto::terminal(&pregunta.explicacion, ancho::columnas()));
        for error in &correccion.errores {
            di_el_error(self.banco, error);
        }
        if !correccion.esta_bien() {
            let orden = orden_del_paso(&pregunta.paso);
            println!("{}", ancho::parte(&format!("Para verlo: {orden}")));
        }
        for error in &correccion.errores {
            self.adelanta(error, pregunta);
        }
    }

    fn adelanta(&mut self, error: &str, pregunta: &Pregunta) {
        if !self.seguidos.iter().any(|seguido| seguido == error) {
            self.seguidos.push(error.to_owned());
            if self.cola.adelanta(self.banco, error, pregunta) {
                let de_que =
                    if self.banco.es_concepto(error) { "error" } else { "tema" };
                println!("Ahora, otra pregunta del mismo {de_que}.");
            }
        }
    }

    /// Si no se puede guardar, se dice una vez y se sigue.
    fn apunta(&mut self, pregunta: &Pregunta, correccion: &Correccion) {
        let apuntado = memoria::fichero().and_then(|fichero| {
            fichero.cambia(|memoria| {
                memoria.apunta(pregunta, correccion, self.banco, Utc::now())
            })
        });
        if let Err(error) = apuntado
            && !self.avisado
        {
            self.avisado = true;
            eprintln!(
                "{}",
                ancho::parte(&format!(
                    "Aviso: {error}. El repaso sigue, sin apuntarse."
                ))
            );
        }
    }
}
