//! El veredicto: lo que se comprobó, por orden, y lo que se concluye.

use witness::Record;
use witness::record::Limit;

use super::comprobacion::Resultado;
use super::{Visto, lista};

/// Una comprobación ya hecha.
#[derive(Clone, Debug)]
pub struct Comprobada {
    pub id: &'static str,
    pub ok: bool,
    pub texto: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dictamen {
    Bien,
    /// Tu fallo.
    Mal,
    /// Hubo que cortar la ejecución.
    Limite,
    /// Fallo del juez: no cuenta.
    Juez,
}

pub struct Veredicto {
    pub dictamen: Dictamen,
    pub comprobadas: Vec<Comprobada>,
    pub semilla: u64,
    /// El registro del caso en el que se vio la primera ✗.
    pub registro: Option<Record>,
    /// Lo que escribió ese caso en la salida de errores.
    pub errores: String,
}

impl Veredicto {
    pub(super) fn nuevo(
        resultados: Vec<Resultado>,
        vistos: Vec<Visto>,
        semilla: u64,
    ) -> Self {
        let primero = resultados.iter().find(|resultado| !resultado.comprobada.ok);
        let dictamen = match primero {
            None => Dictamen::Bien,
            Some(resultado) if resultado.comprobada.id == "limite" => {
                Dictamen::Limite
            }
            Some(_) => Dictamen::Mal,
        };
        let caso = primero.and_then(|resultado| vistos.get(resultado.caso?));
        let registro = caso.map(|visto| visto.registro().clone());
        let errores =
            caso.map(|visto| visto.errores().to_owned()).unwrap_or_default();
        let comprobadas =
            resultados.into_iter().map(|resultado| resultado.comprobada).collect();
        Self { dictamen, comprobadas, semilla, registro, errores }
    }

    /// El de un programa que no se puede ni construir.
    pub fn no_compila(texto: String, semilla: u64) -> Self {
        let comprobada = Comprobada { id: "compila", ok: false, texto };
        Self {
            dictamen: Dictamen::Mal,
            comprobadas: vec![comprobada],
            semilla,
            registro: None,
            errores: String::new(),
        }
    }

    /// El de un programa al que se corta antes de verle nada.
    pub fn limite(texto: String, semilla: u64) -> Self {
        let comprobada = Comprobada { id: "limite", ok: false, texto };
        Self {
            dictamen: Dictamen::Limite,
            comprobadas: vec![comprobada],
            semilla,
            registro: None,
            errores: String::new(),
        }
    }

    /// El de cuando falla quien juzga.
    pub fn fallo_del_juez(texto: String, semilla: u64) -> Self {
        let comprobada = Comprobada { id: "juez", ok: false, texto };
        Self {
            dictamen: Dictamen::Juez,
            comprobadas: vec![comprobada],
            semilla,
            registro: None,
            errores: String::new(),
        }
    }

    /// Se ha juzgado en parte: si no se ha visto nada malo, no se sabe si está bien. Lo que falta va al final.
    #[must_use]
    pub fn en_parte(mut self, lo_que_falta: String) -> Self {
        if self.dictamen == Dictamen::Bien {
            self.dictamen = Dictamen::Juez;
        }
        self.comprobadas.push(Comprobada {
            id: "juez",
            ok: false,
            texto: lo_que_falta,
        });
        self
    }

    /// Cambia un texto por otro en todo lo que dice.
    pub fn cambia(&mut self, antes: &str, ahora: &str) {
        for texto in self.comprobadas.iter_mut().map(|una| &mut una.texto) {
            *texto = texto.replace(antes, ahora);
        }
        self.errores = self.errores.replace(antes, ahora);
    }

    pub fn primer_fallo(&self) -> Option<&Comprobada> {
        self.comprobadas.iter().find(|una| !una.ok)
    }
}

/// Por qué hubo que cortar la ejecución.
pub(super) fn explica_limite(limite: Limit, visto: &Visto) -> String {
    let corte = visto.registro().limits.first().map_or(0, |met| met.t_us);
    let procesos: Vec<_> = visto.registro().processes.iter().collect();
    let vivos = Visto::vivos(&procesos, corte.saturating_sub(1));
    let seguian = if vivos.len() == 1 { "seguía vivo" } else { "seguían vivos" };
    let seguian_los = format!("{seguian} {}", lista(&vivos));
    match limite {
        Limit::Alive => "Se cortó porque había demasiados procesos vivos a la vez, o demasiados hilos: ¿sigue algún hijo por el código del padre?".to_owned(),
        Limit::Total if visto.descendientes().len() == visto.hijos().len() => "Se cortó porque el padre creó demasiados procesos: ¿los crea dentro de un bucle que da muchas vueltas, o que no acaba?".to_owned(),
        Limit::Total => "Se cortó porque creó demasiados procesos: ¿sigue algún hijo por el código del padre?".to_owned(),
        Limit::Wall if vivos.is_empty() => format!(
            "Se cortó a los {} s, justo cuando terminaba",
            corte.div_euclid(1_000_000)
        ),
        Limit::Wall => format!(
            "Se cortó a los {} s, cuando {seguian_los}: ¿espera alguien algo que no va a llegar?{}",
            corte.div_euclid(1_000_000),
            if visto.le_falto_cpu() {
                " Puede que no: le faltaba CPU. Repítelo con menos programas en marcha"
            } else {
                ""
            }
        ),
        Limit::Stuck if vivos.len() == 1 => format!(
            "Se cortó porque solo {seguian_los}, y esperaba algo que no va a llegar"
        ),
        Limit::Stuck => format!(
            "Se cortó porque nadie podía seguir: {seguian_los}, y cada uno esperaba a otro. ¿Espera alguien algo que no va a llegar?"
        ),
        Limit::Cpu => "Se cortó porque llevaba demasiado tiempo calculando: ¿hay un bucle que no acaba?".to_owned(),
        Limit::Output => "Se cortó porque no paraba de escribir: ¿hay un bucle que no acaba?".to_owned(),
        Limit::Memory => "Se cortó porque pedía demasiada memoria".to_owned(),
        Limit::Terminated => "Se cortó porque alguien pidió al testigo que terminase".to_owned(),
        Limit::Survivors => format!(
            "El primer proceso terminó, y {seguian_los}: el programa ha de acabar con todos los suyos"
        ),
    }
}
