//! Quién escribe varias veces en un valor sin soltar un cerrojo entre medias.
//!
//! Se sigue el orden de las marcas, y no su hora: en un microsegundo caben varias vueltas.

use std::collections::BTreeMap;

use witness::record::{Act, ObjectKind};

use super::{Visto, con_articulo};

pub struct Acaparado<'v> {
    pub quien: &'v str,
    pub cerrojo: &'v str,
    pub veces: usize,
}

/// Lo que un proceso lleva hecho desde que cogió un cerrojo.
#[derive(Default)]
struct Cogido<'v> {
    /// Uno reentrante se coge varias veces.
    hondura: usize,
    escrituras: BTreeMap<&'v str, usize>,
}

/// Comprueba que nadie suma dos veces sin soltar el cerrojo entre medias.
pub fn se_turnan(visto: &Visto) -> Result<(), String> {
    match acapara(visto) {
        None => Ok(()),
        Some(Acaparado { quien, cerrojo, veces }) => Err(format!(
            "{quien} sumó {veces} veces sin soltar {}: nadie más pudo trabajar mientras",
            con_articulo(visto.registro(), cerrojo)
        )),
    }
}

/// El hijo que más veces escribió en un mismo valor sin soltar el cerrojo, si fue más de una.
pub fn acapara(visto: &Visto) -> Option<Acaparado<'_>> {
    let registro = visto.registro();
    let mut cogidos: BTreeMap<(&str, &str), Cogido<'_>> = BTreeMap::new();
    let mut peor: Option<Acaparado<'_>> = None;
    let se_suelta = |objeto: &str| {
        use ObjectKind::{Lock, RLock, Semaphore};
        matches!(registro.kind_of(objeto), Some(Lock | RLock | Semaphore))
    };
    for marca in registro.marks.iter().filter(|marca| marca.by != "P") {
        let (quien, de) = (marca.by.as_str(), marca.of.as_str());
        match marca.act {
            Act::Got if se_suelta(de) => {
                let suyo = cogidos.entry((quien, de)).or_default();
                if registro.kind_of(de) != Some(ObjectKind::RLock) {
                    *suyo = Cogido::default();
                }
                suyo.hondura += 1;
            }
            Act::Released => {
                let Some(suyo) = cogidos.get_mut(&(quien, de)) else { continue };
                suyo.hondura -= 1;
                if suyo.hondura == 0 {
                    cogidos.remove(&(quien, de));
                }
            }
            Act::Wrote => {
                let suyos =
                    cogidos.iter_mut().filter(|((otro, _), _)| *otro == quien);
                for ((_, cerrojo), suyo) in suyos {
                    let veces = suyo.escrituras.entry(de).or_default();
                    *veces += 1;
                    let hasta_ahora = peor.as_ref().map_or(1, |peor| peor.veces);
                    if *veces > hasta_ahora {
                        peor = Some(Acaparado { quien, cerrojo, veces: *veces });
                    }
                }
            }
            _ => {}
        }
    }
    peor
}
