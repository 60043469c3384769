//! Lo que se vio en una ejecución, y lo que se le suele preguntar.

use std::collections::BTreeMap;
use std::time::Duration;

use witness::Record;
use witness::record::{
    Backend, Limit, LimitMet, ObjectKind, Process, SHARED_MEMORY, Write,
};

use super::escena::NICE;
use super::frases::{abreviado, algunas};
use crate::ejecucion::Ejecutado;

/// Una línea que alguien escribió en la salida.
#[derive(Clone, Debug)]
pub struct Linea {
    /// Cuándo la acabó.
    pub t_us: u64,
    /// Quién: `P`, `H1`…
    pub por: String,
    pub texto: String,
}

pub struct Visto {
    argumentos: Vec<String>,
    registro: Record,
    errores: String,
    lineas: Vec<Linea>,
    notas: BTreeMap<String, String>,
    cerrojos: bool,
    /// Si el programa acabó antes de que pasara lo que iba a pasar a su alrededor.
    a_medias: bool,
    plazo: Duration,
}

impl Visto {
    pub(super) fn nuevo(
        argumentos: Vec<String>,
        ejecutado: Ejecutado,
        notas: BTreeMap<String, String>,
        cerrojos: bool,
        plazo: Duration,
    ) -> Self {
        let Ejecutado { registro, salida, errores } = ejecutado;
        let lineas = if registro.backend == Backend::Subreaper {
            de_nadie(&salida, registro.end_us)
        } else {
            lineas(&registro.writes)
        };
        Self {
            argumentos,
            registro,
            errores: abreviado(&errores),
            lineas,
            notas,
            cerrojos,
            a_medias: false,
            plazo,
        }
    }

    /// Hubo que cortarlo, y lo que no hizo puede ser por lo ocupada que estaba la máquina.
    pub fn le_falto_cpu(&self) -> bool {
        let corte = self.registro.limits.first();
        corte.is_some_and(|corte| mucho_despues(corte, self.plazo))
    }

    pub(super) fn a_medias(mut self) -> Self {
        self.a_medias = true;
        self
    }

    pub(super) fn es_a_medias(&self) -> bool {
        self.a_medias
    }

    pub fn argumentos(&self) -> &[String] {
        &self.argumentos
    }

    /// El argumento número `cual`, desde 0, que el juez sabe que es un número.
    pub fn numero(&self, cual: usize) -> usize {
        self.argumentos[cual].parse().expect("el juez puso un número")
    }

    /// Lo que apuntó la escena.
    pub fn nota(&self, clave: &str) -> &str {
        self.notas.get(clave).map_or("", String::as_str)
    }

    /// El nice con el que empezó el programa.
    pub fn nice_inicial(&self) -> i32 {
        self.nota(NICE).parse().expect("lo apuntó la escena")
    }

    pub fn registro(&self) -> &Record {
        &self.registro
    }

    /// Lo que escribió en la salida de errores.
    pub fn errores(&self) -> &str {
        &self.errores
    }

    /// El límite que acabó con él.
    pub fn limite(&self) -> Option<Limit> {
        self.registro.limits.first().map(|met| met.limit)
    }

    /// Las líneas de la salida, en el orden en que se acabaron de escribir.
    pub fn lineas(&self) -> &[Linea] {
        &self.lineas
    }

    pub fn textos(&self) -> Vec<&str> {
        self.lineas.iter().map(|linea| linea.texto.as_str()).collect()
    }

    /// La primera línea que dice exactamente eso.
    pub fn linea(&self, texto: &str) -> Option<&Linea> {
        self.lineas.iter().find(|linea| linea.texto == texto)
    }

    /// Lo mismo; si no está, se dice lo que se escribió en su lugar.
    pub fn linea_o_falta(&self, texto: &str) -> Result<&Linea, String> {
        self.linea(texto).ok_or_else(|| {
            format!("Nadie escribió «{texto}»; se escribió {}", self.dicho())
        })
    }

    /// Todo lo que se escribió, para decirlo en una frase.
    pub fn dicho(&self) -> String {
        if self.lineas.is_empty() {
            return "nada".to_owned();
        }
        let entre_comillas = |linea: &Linea| format!("«{}»", linea.texto);
        let textos: Vec<_> = self.lineas.iter().map(entre_comillas).collect();
        algunas(&textos)
    }

    /// Los procesos que creó el primero, sin contar los que pone multiprocessing por su cuenta.
    pub fn hijos(&self) -> Vec<&Process> {
        self.hijos_de("P")
    }

    /// Los procesos que creó uno, también si se los creó el ayudante `forkserver`.
    pub fn hijos_de(&self, nombre: &str) -> Vec<&Process> {
        let suyos = |proceso: &&Process| {
            !ayudante(proceso) && self.creador(proceso) == Some(nombre)
        };
        self.registro.processes.iter().filter(suyos).collect()
    }

    /// Todos los procesos menos el primero, sin los ayudantes de multiprocessing.
    pub fn descendientes(&self) -> Vec<&Process> {
        self.registro
            .processes
            .iter()
            .skip(1)
            .filter(|proceso| !ayudante(proceso))
            .collect()
    }

    fn creador<'a>(&'a self, proceso: &'a Process) -> Option<&'a str> {
        let padre = self.registro.process(proceso.parent.as_deref()?)?;
        if ayudante(padre) { self.creador(padre) } else { Some(&padre.name) }
    }

    /// De estos, los que en ese momento habían nacido y no habían terminado.
    pub fn vivos<'a>(procesos: &[&'a Process], t_us: u64) -> Vec<&'a str> {
        let vivo = |proceso: &&&Process| {
            proceso.born_us <= t_us
                && proceso.exit.is_none_or(|exit| exit.t_us > t_us)
        };
        procesos.iter().filter(vivo).map(|proceso| proceso.name.as_str()).collect()
    }

    /// Cuántos de estos estuvieron vivos a la vez, como mucho.
    pub fn a_la_vez(procesos: &[&Process]) -> usize {
        let nacimientos = procesos.iter().map(|proceso| proceso.born_us);
        nacimientos.map(|t_us| Self::vivos(procesos, t_us).len()).max().unwrap_or(0)
    }

    /// Por qué no los hubo, solo se dice si se llegaron a crear: si no, lo dice otra comprobación.
    pub fn nunca_a_la_vez(&self, que: &str, por_que: &str) -> String {
        let porque = if self.hijos().len() > 1 {
            format!(": {por_que}")
        } else {
            String::new()
        };
        format!("Nunca hubo {que} a la vez{porque}")
    }

    /// Si se pidió que constara lo que comparten.
    pub fn cerrojos(&self) -> bool {
        self.cerrojos
    }

    /// Si hay un `Manager`, cuyos objetos no dejan marcas.
    pub fn con_manager(&self) -> bool {
        self.registro.processes.iter().any(es_manager)
    }

    /// Si algún hijo pudo hacer llegar algo a otros sin devolverlo: con memoria compartida, con algo de multiprocessing, o
    /// escribiendo en más sitios de los que `usa` por lo que es.
    pub fn se_comunican(&self, usa: usize) -> bool {
        let registro = &self.registro;
        let comparte = |proceso: &Process| {
            proceso.outlets.iter().any(|camino| camino == SHARED_MEMORY)
        };
        let llevan_algo = |clase| clase != Some(ObjectKind::Pool);
        registro.processes.iter().any(comparte)
            || self.descendientes().iter().any(|hijo| hijo.outlets.len() > usa)
            || registro.marks.iter().any(|marca| {
                marca.by != "P" && llevan_algo(registro.kind_of(&marca.of))
            })
    }

    /// Si consta todo lo que hicieron con lo que comparten: se pidió, no hay un `Manager` y nadie hizo demasiadas cosas.
    pub fn constan_todas(&self) -> bool {
        let faltan = |duda: &String| duda.contains("marcas");
        self.cerrojos
            && !self.con_manager()
            && !self.registro.doubts.iter().any(faltan)
    }
}

/// Si lo último que ejecutó es un Python.
pub fn es_de_python(proceso: &Process) -> bool {
    let programa = proceso.program().and_then(|ruta| ruta.rsplit('/').next());
    programa.is_some_and(|nombre| nombre.starts_with("python"))
}

/// Los procesos que multiprocessing arranca por su cuenta para sus cosas.
pub fn ayudante(proceso: &Process) -> bool {
    if es_manager(proceso) {
        return true;
    }
    let argumentos = proceso.execs.iter().flat_map(|exec| &exec.argv);
    argumentos.map(String::as_str).any(de_ayudante)
}

/// Si, con esto en su orden, es uno de ellos.
pub(super) fn de_ayudante(orden: &str) -> bool {
    ["multiprocessing.resource_tracker", "multiprocessing.forkserver"]
        .iter()
        .any(|modulo| orden.contains(modulo))
}

/// El que guarda los objetos de un `Manager`, que multiprocessing llama `SyncManager-1`.
fn es_manager(proceso: &Process) -> bool {
    proceso.label.as_ref().is_some_and(|nombre| nombre.contains("Manager-"))
}

/// Sin `ptrace` no se sabe quién escribió cada línea, ni cuándo: las comprobaciones que se hacen entonces no lo miran.
fn de_nadie(salida: &str, fin_us: u64) -> Vec<Linea> {
    let linea = |texto: &str| Linea {
        t_us: fin_us,
        por: "P".to_owned(),
        texto: texto.trim_end_matches('\r').to_owned(),
    };
    salida.lines().map(linea).collect()
}

/// Lo que no acaba en salto de línea sigue en la siguiente escritura del mismo proceso.
fn lineas(escrituras: &[Write]) -> Vec<Linea> {
    let mut pendientes: BTreeMap<&str, (u64, String)> = BTreeMap::new();
    let mut lineas = Vec::new();
    for escritura in escrituras.iter().filter(|escritura| escritura.fd == 1) {
        for trozo in escritura.text.split_inclusive('\n') {
            let pendiente = pendientes.entry(&escritura.by).or_default();
            pendiente.0 = escritura.t_us;
            pendiente.1.push_str(trozo);
            if trozo.ends_with('\n') {
                let texto = pendiente.1.trim_end_matches(['\n', '\r']).to_owned();
                lineas.push(Linea {
                    t_us: escritura.t_us,
                    por: escritura.by.clone(),
                    texto,
                });
                pendiente.1.clear();
            }
        }
    }
    let sin_acabar =
        pendientes.into_iter().filter(|(_, (_, texto))| !texto.is_empty());
    lineas.extend(sin_acabar.map(|(por, (t_us, texto))| Linea {
        t_us,
        por: por.to_owned(),
        texto,
    }));
    lineas.sort_by_key(|linea| linea.t_us);
    lineas
}

/// A quien no espera por una CPU se le corta en cuanto se le pasa el plazo, o el doble, si se le retuvo para mirar a otros.
fn mucho_despues(corte: &LimitMet, plazo: Duration) -> bool {
    corte.limit == Limit::Wall
        && Duration::from_micros(corte.t_us) > plazo.mul_f32(2.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn se_sabe_a_quien_le_falto_cpu() {
        let plazo = Duration::from_secs(10);
        for (limit, t_us, le_falto) in [
            (Limit::Wall, 20_100_000, false),
            (Limit::Wall, 40_000_000, true),
            (Limit::Stuck, 40_000_000, false),
        ] {
            assert_eq!(mucho_despues(&LimitMet { t_us, limit }, plazo), le_falto);
        }
    }
}
