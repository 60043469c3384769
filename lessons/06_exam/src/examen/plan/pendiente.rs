//! Lo que queda por hacer, de lo más urgente a lo menos.

use crate::banco::{Banco, texto};
use crate::ejercicio::{self, Nivel};
use crate::examen::delata::orden_del_paso;
use crate::examen::perfil::Perfil;
use crate::examen::repaso::memoria::{self, Memoria};
use crate::examen::{ExamenError, fechas, historia, temas};
use crate::progreso::{Guardado, Progreso};

#[derive(Default)]
pub struct Pendiente {
    /// Los que faltan, en el orden en que conviene hacerlos.
    pub imprescindibles: Vec<String>,
    pub ampliacion: Vec<String>,
    pub hechos: usize,
    /// Las preguntas imprescindibles que no se han visto.
    pub nuevas: usize,
    pub tocan: usize,
    pub vistas: usize,
    /// Lo que se falla: la orden que lo enseña, y por qué.
    pub refuerzos: Vec<String>,
}

impl Pendiente {
    pub fn mira() -> Result<Self, ExamenError> {
        let banco = Banco::lee()?;
        let progreso = Guardado::del_usuario()?.lee()?;
        let memoria = memoria::fichero()?.lee()?.unwrap_or_default();
        let historial = historia::fichero()?.lee()?.unwrap_or_default();
        let mut pendiente = Self::default();
        pendiente.mira_ejercicios(&progreso)?;
        pendiente.mira_preguntas(&banco, &memoria);
        let flojos = historia::flojos(&historial).into_iter().map(|(tema, _)| tema);
        pendiente.refuerzos = refuerzos(&banco, &memoria, flojos);
        Ok(pendiente)
    }

    fn mira_ejercicios(&mut self, progreso: &Progreso) -> Result<(), ExamenError> {
        for ejercicio in ejercicio::todos() {
            if !progreso.hecho_en(ejercicio.nombre).is_empty() {
                self.hechos += 1;
            } else if ejercicio.ficha()?.nivel == Nivel::Imprescindible {
                self.imprescindibles.push(ejercicio.nombre.to_owned());
            } else {
                self.ampliacion.push(ejercicio.nombre.to_owned());
            }
        }
        // Lo que cae en el examen de clase, lo primero; entre lo demás, el orden de siempre.
        let de_clase = Perfil::de_nombre("clase")
            .map(|perfil| perfil.ejercicios)
            .unwrap_or_default();
        self.imprescindibles.sort_by_key(|nombre| !de_clase.contains(nombre));
        Ok(())
    }

    fn mira_preguntas(&mut self, banco: &Banco, memoria: &Memoria) {
        let tocan = memoria.preguntas_para(fechas::hoy());
        self.tocan =
            tocan.iter().filter(|nombre| banco.busca(nombre).is_some()).count();
        for pregunta in &banco.preguntas {
            if memoria.vista(&pregunta.nombre) {
                self.vistas += 1;
            } else if pregunta.nivel == Nivel::Imprescindible {
                self.nuevas += 1;
            }
        }
    }

    pub fn en_palabras(&self) -> String {
        let faltan = self.imprescindibles.len();
        format!(
            "Ejercicios: {}, y de los imprescindibles {}. Preguntas: {}, y {}.",
            hechos(self.hechos),
            if faltan == 1 {
                "falta 1".to_owned()
            } else {
                format!("faltan {faltan}")
            },
            match self.vistas {
                1 => "1 vista".to_owned(),
                varias => format!("{varias} vistas"),
            },
            match self.nuevas {
                1 => "1 imprescindible nueva".to_owned(),
                varias => format!("{varias} imprescindibles nuevas"),
            }
        )
    }
}

fn hechos(cuantos: usize) -> String {
    if cuantos == 1 { "1 hecho".to_owned() } else { format!("{cuantos} hechos") }
}

/// Los errores que se han delatado y los temas que peor van, sin repetir ningún paso.
fn refuerzos(
    banco: &Banco,
    memoria: &Memoria,
    flojos: impl Iterator<Item = u32>,
) -> Vec<String> {
    let mut vistos: Vec<String> = Vec::new();
    let mut refuerzos = Vec::new();
    let de_errores = memoria
        .errores_vivos()
        .filter_map(|nombre| banco.error(nombre))
        .filter_map(|error| {
            Some((error.paso.clone()?, texto::llano(&error.frase)))
        });
    let de_preguntas =
        memoria.sin_concepto().filter_map(|nombre| banco.busca(nombre));
    let de_preguntas = de_preguntas.map(|una| {
        let porque = format!("fallaste una pregunta del tema {}", una.tema);
        (una.paso.clone(), porque)
    });
    let de_temas = flojos.filter_map(|tema| {
        let porque = format!("el tema {tema} es de los que peor llevas");
        Some((temas::paso(tema)?, porque))
    });
    for (paso, por_que) in de_errores.chain(de_preguntas).chain(de_temas) {
        if !vistos.contains(&paso) {
            refuerzos.push(format!("{}: {por_que}", orden_del_paso(&paso)));
            vistos.push(paso);
        }
    }
    refuerzos
}
