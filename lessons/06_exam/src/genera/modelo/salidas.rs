//! Todo lo que puede salir: cada mezcla de lo que escriben los procesos que respeta los nacimientos y las esperas.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use super::familia::{Familia, Lectura, Suceso};

pub type Salidas = BTreeSet<String>;

/// Con más salidas que estas, la pregunta no cabría en la cabeza.
const DEMASIADAS: usize = 400;
const DEMASIADOS_ESTADOS: usize = 20_000;

/// Las salidas posibles; nada, si son demasiadas.
pub fn salidas(familia: &Familia, lectura: Lectura) -> Option<Salidas> {
    let mut busca = Busca { familia, vistas: HashMap::new() };
    let todas = busca.desde(Momento::primero(familia, lectura))?;
    Some(todas.iter().cloned().collect())
}

/// Una salida en una línea, con sus palabras separadas por espacios.
pub fn en_palabras(salida: &str) -> String {
    let palabras: Vec<_> = salida.split_whitespace().collect();
    if palabras.is_empty() { "no sale nada".to_owned() } else { palabras.join(" ") }
}

struct Busca<'a> {
    familia: &'a Familia,
    vistas: HashMap<Momento, Rc<Salidas>>,
}

impl Busca<'_> {
    fn desde(&mut self, mut momento: Momento) -> Option<Rc<Salidas>> {
        momento.avanza(self.familia);
        if let Some(salidas) = self.vistas.get(&momento) {
            return Some(salidas.clone());
        }
        let mut salidas = Salidas::new();
        let mut nadie = true;
        for quien in 0..self.familia.cuantos() {
            let Some(piezas) = momento.va_a_escribir(self.familia, quien) else {
                continue;
            };
            nadie = false;
            let delante = piezas.concat();
            let mut despues = momento.clone();
            despues.por[quien] += 1;
            for resto in self.desde(despues)?.iter() {
                salidas.insert(format!("{delante}{resto}"));
            }
        }
        if nadie {
            salidas.insert(String::new());
        }
        if salidas.len() > DEMASIADAS || self.vistas.len() > DEMASIADOS_ESTADOS {
            return None;
        }
        let salidas = Rc::new(salidas);
        self.vistas.insert(momento, salidas.clone());
        Some(salidas)
    }
}

/// Por dónde va cada proceso.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Momento {
    /// Cuántos sucesos lleva cada uno.
    pub por: Vec<usize>,
    pub nacidos: Vec<bool>,
}

impl Momento {
    pub fn primero(familia: &Familia, lectura: Lectura) -> Self {
        let mut nacidos = vec![lectura == Lectura::SinNacer; familia.cuantos()];
        nacidos[0] = true;
        Self { por: vec![0; familia.cuantos()], nacidos }
    }

    /// Nacimientos y esperas, que no se ven: ocurren en cuanto pueden, porque nunca impiden nada.
    pub fn avanza(&mut self, familia: &Familia) {
        while (0..familia.cuantos()).any(|quien| self.avanza_uno(familia, quien)) {}
    }

    fn avanza_uno(&mut self, familia: &Familia, quien: usize) -> bool {
        let puede = match self.siguiente(familia, quien) {
            Some(Suceso::Nace { hijo, .. }) => {
                self.nacidos[*hijo] = true;
                true
            }
            Some(Suceso::Espera | Suceso::EsperaTodos) => {
                self.espera_a(familia, quien).is_empty()
            }
            _ => false,
        };
        self.por[quien] += usize::from(puede);
        puede
    }

    pub fn siguiente<'a>(
        &self,
        familia: &'a Familia,
        quien: usize,
    ) -> Option<&'a Suceso> {
        if !self.nacidos[quien] {
            return None;
        }
        familia.procesos[quien].sucesos.get(self.por[quien])
    }

    pub fn va_a_escribir<'a>(
        &self,
        familia: &'a Familia,
        quien: usize,
    ) -> Option<&'a Vec<String>> {
        match self.siguiente(familia, quien) {
            Some(Suceso::Escribe(piezas)) => Some(piezas),
            _ => None,
        }
    }

    pub fn ha_acabado(&self, familia: &Familia, quien: usize) -> bool {
        self.nacidos[quien]
            && self.por[quien] == familia.procesos[quien].sucesos.len()
    }

    /// Si está en una espera que aún no puede acabar, los hijos vivos a los que espera; con un `wait`, a uno cualquiera.
    pub fn espera_a(&self, familia: &Familia, quien: usize) -> Vec<usize> {
        let Some(suceso) = self.siguiente(familia, quien) else { return vec![] };
        let antes = &familia.procesos[quien].sucesos[..self.por[quien]];
        let hijos: Vec<_> = antes
            .iter()
            .filter_map(|suceso| match suceso {
                Suceso::Nace { hijo, .. } => Some(*hijo),
                _ => None,
            })
            .collect();
        let esperas = antes.iter().filter(|suceso| **suceso == Suceso::Espera);
        let necesita = match suceso {
            Suceso::Espera => esperas.count() + 1,
            Suceso::EsperaTodos => hijos.len(),
            _ => return vec![],
        };
        let vivo = |hijo: &usize| !self.ha_acabado(familia, *hijo);
        let cuantos = hijos.len();
        let vivos: Vec<_> = hijos.into_iter().filter(vivo).collect();
        if cuantos - vivos.len() >= necesita { vec![] } else { vivos }
    }
}
