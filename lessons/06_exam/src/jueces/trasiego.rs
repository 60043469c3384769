//! Los números que van de los productores a los consumidores, por las colas y las tuberías que sean.
//!
//! Una cola entrega en el mismo orden en que se pone en ella, así que de cada cosa cogida se sabe quién la puso. De las que
//! pone un productor, las primeras son sus números; lo demás, y lo que pone el padre, son marcas de que no hay más.

use std::collections::{BTreeMap, BTreeSet};

use witness::record::{Act, Mark, ObjectKind, Process, SHARED_MEMORY};

use crate::juicio::Visto;

/// Lo que se pide.
pub struct Pedido {
    pub productores: usize,
    pub consumidores: usize,
    pub cada_uno: usize,
}

impl Pedido {
    pub fn total(&self) -> usize {
        self.productores * self.cada_uno
    }
}

#[derive(Default)]
pub struct Trasiego<'v> {
    pub colas: Vec<&'v str>,
    /// Cuántos números puso cada uno.
    pub puestos: BTreeMap<&'v str, usize>,
    /// Cuántos cogió cada hijo.
    pub cogidos: BTreeMap<&'v str, usize>,
    /// Cuántos hubo puestos y sin coger, como mucho; nada, si no se puede saber.
    pub a_la_vez: Option<usize>,
}

/// Uno por cada cola por la que van todos los números; si van repartidos entre varias, uno solo.
pub fn trasiegos<'v>(visto: &'v Visto, pedido: &Pedido) -> Vec<Trasiego<'v>> {
    let mut cogidas = cogidas(visto);
    let todas = cogidas.values().sum::<usize>();
    cogidas.retain(|cola, _| !es_de_fichas(visto, cola, pedido));
    let total = pedido.total();
    let enteras: Vec<&str> = cogidas
        .iter()
        .filter(|(_, veces)| total > 0 && **veces >= total)
        .map(|(cola, _)| *cola)
        .collect();
    if !enteras.is_empty() {
        return enteras
            .into_iter()
            .map(|cola| Trasiego::por(visto, vec![cola], pedido))
            .collect();
    }
    let marcas = pedido.consumidores * (1 + pedido.productores);
    let repartidos = (total..=total + marcas).contains(&todas);
    // Por una tubería pueden ir también avisos.
    let colas: Vec<&str> = cogidas
        .into_keys()
        .filter(|cola| repartidos || !es_tuberia(cola))
        .collect();
    if colas.is_empty() {
        return Vec::new();
    }
    let mut suyo = Trasiego::por(visto, colas, pedido);
    suyo.a_la_vez = suyo.a_la_vez.filter(|_| repartidos);
    vec![suyo]
}

/// De cuáles coge algún hijo, y cuántas veces: por las otras se entregan resultados al padre.
fn cogidas(visto: &Visto) -> BTreeMap<&str, usize> {
    let mut cogidas = BTreeMap::new();
    for marca in de_colas(visto) {
        if marca.by != "P" && marca.act == Act::Taken {
            *cogidas.entry(marca.of.as_str()).or_default() += 1;
        }
    }
    cogidas
}

/// Cuántas cosas cogieron los hijos, de donde fuera.
pub fn veces_que_cogen(visto: &Visto) -> usize {
    cogidas(visto).values().sum()
}

/// No lleva números, sino sitio para ponerlos: de ella coge cada productor una ficha por número, y no las ponen ellos.
fn es_de_fichas(visto: &Visto, cola: &str, pedido: &Pedido) -> bool {
    let veces = |acto: Act| {
        let mut veces: BTreeMap<&str, usize> = BTreeMap::new();
        let suyas =
            de_colas(visto).filter(|marca| marca.of == cola && marca.by != "P");
        for marca in suyas.filter(|marca| marca.act == acto) {
            *veces.entry(&marca.by).or_default() += 1;
        }
        veces
    };
    let (cogen, ponen) = (veces(Act::Taken), veces(Act::Put));
    let productores =
        ponen.values().filter(|suyas| **suyas >= pedido.cada_uno).count();
    cogen.len() == pedido.productores
        && cogen.values().all(|suyas| *suyas == pedido.cada_uno)
        && productores < pedido.productores
}

fn de_colas(visto: &Visto) -> impl Iterator<Item = &Mark> {
    let registro = visto.registro();
    let es_cola =
        |marca: &&Mark| registro.kind_of(&marca.of) == Some(ObjectKind::Queue);
    registro.marks.iter().filter(es_cola)
}

fn es_tuberia(cola: &str) -> bool {
    cola.starts_with("tubería ")
}

impl<'v> Trasiego<'v> {
    fn por(visto: &'v Visto, colas: Vec<&'v str>, pedido: &Pedido) -> Self {
        let mut suyo = Self { colas, ..Self::default() };
        let marcas: Vec<&Mark> = de_colas(visto)
            .filter(|marca| suyo.colas.contains(&marca.of.as_str()))
            .collect();
        let son_numeros = suyo.lo_puesto(&marcas, pedido.cada_uno);
        // De una tubería se puede coger a trozos lo que se puso de una vez, o al revés.
        let veces = |acto| marcas.iter().filter(|marca| marca.act == acto).count();
        let a_trozos = suyo.colas.iter().any(|cola| es_tuberia(cola))
            && veces(Act::Put) != veces(Act::Taken);
        let (mut ahora, mut mas) = (0_i64, 0);
        let mut por_poner: BTreeMap<&str, usize> = BTreeMap::new();
        let mut por_coger = por_poner.clone();
        for marca in marcas {
            let cola = marca.of.as_str();
            let lugares = match marca.act {
                Act::Put => &mut por_poner,
                Act::Taken => &mut por_coger,
                _ => continue,
            };
            let lugar = lugares.entry(cola).or_default();
            let es_numero =
                a_trozos || son_numeros[cola].get(*lugar) == Some(&true);
            *lugar += 1;
            if !es_numero {
                continue;
            }
            if marca.act == Act::Put {
                ahora += 1;
                mas = mas.max(ahora);
            } else {
                ahora -= 1;
                if marca.by != "P" {
                    *suyo.cogidos.entry(&marca.by).or_default() += 1;
                }
            }
        }
        suyo.a_la_vez = usize::try_from(mas).ok().filter(|_| !a_trozos);
        suyo
    }

    /// De cada cola, si cada cosa que se puso en ella, por orden, es un número. Apunta cuántos puso cada uno.
    fn lo_puesto(
        &mut self,
        marcas: &[&'v Mark],
        cada_uno: usize,
    ) -> BTreeMap<&'v str, Vec<bool>> {
        let cogen: BTreeSet<(&str, &str)> = marcas
            .iter()
            .filter(|marca| marca.act == Act::Taken)
            .map(|marca| (marca.by.as_str(), marca.of.as_str()))
            .collect();
        let mut lo_puesto: BTreeMap<&str, Vec<bool>> =
            self.colas.iter().map(|cola| (*cola, Vec::new())).collect();
        for marca in marcas.iter().filter(|marca| marca.act == Act::Put) {
            let (quien, cola) = (marca.by.as_str(), marca.of.as_str());
            let es_numero = quien != "P" && !cogen.contains(&(quien, cola)) && {
                let suyos = self.puestos.entry(quien).or_default();
                *suyos += 1;
                *suyos <= cada_uno
            };
            lo_puesto.entry(cola).or_default().push(es_numero);
        }
        for suyos in self.puestos.values_mut() {
            *suyos = cada_uno.min(*suyos);
        }
        lo_puesto
    }
}

/// Para que el padre sepa cuántos cogió un consumidor, y qué suman, algo ha de salir de él.
pub fn entregan(visto: &Visto, suyos: &[Trasiego<'_>]) -> Result<(), String> {
    let registro = visto.registro();
    let comparte = |proceso: &Process| {
        proceso.outlets.iter().any(|camino| camino == SHARED_MEMORY)
    };
    if registro.processes.iter().any(comparte) {
        return Ok(());
    }
    let callado =
        suyos.iter().flat_map(|suyo| suyo.cogidos.keys()).find(|nombre| {
            registro.process(nombre).is_some_and(|hijo| hijo.outlets.is_empty())
        });
    match callado {
        None => Ok(()),
        Some(callado) => Err(format!(
            "{callado} cogió números y no se lo dijo a nadie: lo que escribió el padre no salió de los que se cogieron"
        )),
    }
}
