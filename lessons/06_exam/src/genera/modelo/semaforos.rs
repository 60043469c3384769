//! Procesos con semáforos: qué puede salir y si pueden quedarse esperando para siempre.

use std::collections::{BTreeSet, HashSet};

/// Lo que hace un proceso, paso a paso.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paso {
    Adquiere(usize),
    Libera(usize),
    Escribe(&'static str),
}

/// Lo que ha salido y si han acabado todos.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Resultado {
    pub salida: Vec<&'static str>,
    pub acaban: bool,
}

/// Todos los resultados posibles con esos valores iniciales.
pub fn resultados(valores: &[u8], procesos: &[Vec<Paso>]) -> BTreeSet<Resultado> {
    let primero = Estado::primero(valores, procesos);
    let mut finales = BTreeSet::new();
    for estado in desde(vec![primero], procesos, |_| true) {
        if estado.siguientes(procesos).is_empty() {
            let acaban = estado.acaban(procesos);
            finales.insert(Resultado { salida: estado.salida, acaban });
        }
    }
    finales
}

/// Por qué no puede salir: qué palabra llega demasiado pronto y qué espera quien la escribe. Los procesos son H1, H2…; los semáforos, a, b…
pub fn porque(
    valores: &[u8],
    procesos: &[Vec<Paso>],
    salida: &[&'static str],
) -> String {
    let primero = Estado::primero(valores, procesos);
    let cabe = |estado: &Estado| salida.starts_with(&estado.salida);
    let todos = desde(vec![primero], procesos, cabe);
    let lejos = todos.iter().max_by_key(|de| (de.salida.len(), de.pasos()));
    let Some(estado) = lejos else { return String::new() };
    let Some(palabra) = salida.get(estado.salida.len()) else {
        return "nadie se queda esperando para siempre".to_owned();
    };
    let suyo = |pasos: &Vec<Paso>| pasos.contains(&Paso::Escribe(palabra));
    let Some(quien) = procesos.iter().position(suyo) else {
        return format!("nadie escribe «{palabra}»");
    };
    let nombre = format!("H{}", quien + 1);
    match procesos[quien].get(estado.por[quien]) {
        Some(Paso::Adquiere(cual)) => format!(
            "{nombre} no escribe «{palabra}» hasta que pasa por el semáforo {}, que en ese momento vale 0",
            letra(*cual)
        ),
        Some(Paso::Escribe(antes)) => format!(
            "{nombre} escribe «{palabra}» antes que «{antes}», y en su código va después"
        ),
        _ => format!("{nombre} ya no vuelve a escribir «{palabra}»"),
    }
}

/// La letra de un semáforo.
pub fn letra(cual: usize) -> char {
    char::from(b'a' + cual as u8)
}

/// Todos los estados a los que se llega sin dejar de cumplir eso.
fn desde(
    mut pendientes: Vec<Estado>,
    procesos: &[Vec<Paso>],
    cabe: impl Fn(&Estado) -> bool,
) -> Vec<Estado> {
    let mut vistos: HashSet<Estado> = pendientes.iter().cloned().collect();
    let mut todos = vec![];
    while let Some(estado) = pendientes.pop() {
        for despues in estado.siguientes(procesos) {
            if cabe(&despues) && vistos.insert(despues.clone()) {
                pendientes.push(despues);
            }
        }
        todos.push(estado);
    }
    todos
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Estado {
    valores: Vec<u8>,
    por: Vec<usize>,
    salida: Vec<&'static str>,
}

impl Estado {
    fn primero(valores: &[u8], procesos: &[Vec<Paso>]) -> Self {
        let valores = valores.to_vec();
        Self { valores, por: vec![0; procesos.len()], salida: vec![] }
    }

    fn siguientes(&self, procesos: &[Vec<Paso>]) -> Vec<Self> {
        let pasos = procesos.iter().enumerate();
        pasos.filter_map(|(quien, pasos)| self.paso(quien, pasos)).collect()
    }

    fn acaban(&self, procesos: &[Vec<Paso>]) -> bool {
        self.por.iter().zip(procesos).all(|(por, pasos)| *por == pasos.len())
    }

    fn pasos(&self) -> usize {
        self.por.iter().sum()
    }

    fn paso(&self, quien: usize, pasos: &[Paso]) -> Option<Self> {
        let mut despues = self.clone();
        match *pasos.get(self.por[quien])? {
            Paso::Adquiere(cual) => {
                despues.valores[cual] = self.valores[cual].checked_sub(1)?
            }
            Paso::Libera(cual) => despues.valores[cual] += 1,
            Paso::Escribe(palabra) => despues.salida.push(palabra),
        }
        despues.por[quien] += 1;
        Some(despues)
    }
}
