//! Un entero compartido: en qué puede acabar si nadie lo protege.

use std::collections::{BTreeMap, HashSet, VecDeque};

/// Lo que hace un proceso con `x`, una vez: leerlo, calcular y escribirlo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cuenta {
    Suma(i32),
    Por(i32),
}

impl Cuenta {
    pub fn de(self, x: i32) -> i32 {
        match self {
            Cuenta::Suma(n) => x + n,
            Cuenta::Por(n) => x * n,
        }
    }
}

/// Un paso de un proceso: qué ha leído o qué ha escrito.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Acceso {
    pub quien: usize,
    pub escribe: bool,
    pub valor: i32,
}

/// Cada final de `x`, con los accesos más cortos que llevan a él. En cada cuenta, leer y escribir son dos pasos, salvo si va `junta`: entonces es uno.
pub fn totales(
    x: i32,
    procesos: &[Vec<Cuenta>],
    junta: bool,
) -> BTreeMap<i32, Vec<Acceso>> {
    let primero = Estado { x, pasos: vec![(0, None); procesos.len()] };
    let mut vistos = HashSet::from([primero.clone()]);
    let mut pendientes = VecDeque::from([(primero, vec![])]);
    let mut finales = BTreeMap::new();
    while let Some((estado, camino)) = pendientes.pop_front() {
        let mut quieto = true;
        for (quien, cuentas) in procesos.iter().enumerate() {
            let Some((despues, acceso)) = estado.paso(quien, cuentas, junta) else {
                continue;
            };
            quieto = false;
            if vistos.insert(despues.clone()) {
                let mut camino = camino.clone();
                camino.push(acceso);
                pendientes.push_back((despues, camino));
            }
        }
        if quieto {
            finales.entry(estado.x).or_insert(camino);
        }
    }
    finales
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Estado {
    x: i32,
    /// Cuántas cuentas lleva cada uno, y lo que ha leído y aún no ha escrito.
    pasos: Vec<(usize, Option<i32>)>,
}

impl Estado {
    fn paso(
        &self,
        quien: usize,
        cuentas: &[Cuenta],
        junta: bool,
    ) -> Option<(Self, Acceso)> {
        let (lleva, leido) = self.pasos[quien];
        let cuenta = cuentas.get(lleva)?;
        let mut despues = self.clone();
        let leido = if junta { Some(self.x) } else { leido };
        let acceso = match leido {
            Some(leido) => {
                despues.x = cuenta.de(leido);
                despues.pasos[quien] = (lleva + 1, None);
                Acceso { quien, escribe: true, valor: despues.x }
            }
            None => {
                despues.pasos[quien].1 = Some(self.x);
                Acceso { quien, escribe: false, valor: self.x }
            }
        };
        Some((despues, acceso))
    }
}
