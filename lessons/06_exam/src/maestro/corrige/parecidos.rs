//! Qué entregas se parecen. Es un indicio, y no un veredicto: en un ejercicio corto, dos que no se conocen escriben lo
//! mismo. Se comparan sin comentarios, espacios ni nombres, y sin lo que ya estaba en el fichero de partida.

use std::collections::{BTreeMap, HashMap};

use similar::{Algorithm, DiffOp, capture_diff_slices, diff_ratio};

use super::entregas::{Alumno, Entrega};
use super::piezas::{Pieza, piezas, sin_nombres};
use crate::ejercicio;

/// Con menos piezas propias, parecerse no dice nada.
const POCAS: usize = 30;
/// Con más, solo se mira si son iguales: compararlas cuesta mucho, y nadie escribe tanto en un ejercicio.
const MUCHAS: usize = 5_000;
/// Las que se parecen menos no se nombran.
const BASTANTE: f32 = 0.9;

pub struct Parecido {
    pub fichero: String,
    pub alumnos: Vec<String>,
    /// De 0 a 1.
    pub grado: f32,
    /// También los nombres de las variables son los mismos.
    pub con_nombres: bool,
}

/// Lo que alguien escribió por su cuenta.
struct Suyo<'a> {
    alumno: &'a str,
    con_nombres: Vec<Pieza>,
    sin_nombres: Vec<Pieza>,
    /// Cuántas veces está cada una.
    cuentas: HashMap<Pieza, usize>,
}

/// Las que se parecen, ejercicio a ejercicio.
pub fn busca(alumnos: &[Alumno]) -> Vec<Parecido> {
    let mut por_fichero: BTreeMap<String, Vec<Suyo>> = BTreeMap::new();
    for alumno in alumnos {
        for entrega in &alumno.entregas {
            let suyo = lo_suyo(&alumno.nombre, entrega);
            if suyo.sin_nombres.len() >= POCAS {
                por_fichero.entry(entrega.fichero()).or_default().push(suyo);
            }
        }
    }
    por_fichero
        .iter()
        .flat_map(|(fichero, suyos)| en_un_fichero(fichero, suyos))
        .collect()
}

/// Las que más se parecen primero.
fn en_un_fichero(fichero: &str, suyos: &[Suyo]) -> Vec<Parecido> {
    let mut hallados = iguales(fichero, suyos);
    for (i, uno) in suyos.iter().enumerate() {
        for otro in &suyos[i + 1..] {
            let (a, b) = (&uno.sin_nombres, &otro.sin_nombres);
            // Lo más que podrían parecerse, sin mirar en qué orden van.
            let caben = 2 * en_comun(&uno.cuentas, &otro.cuentas);
            let largas = a.len().max(b.len()) > MUCHAS;
            if a == b
                || largas
                || (caben as f32) < BASTANTE * (a.len() + b.len()) as f32
            {
                continue;
            }
            let ops = capture_diff_slices(Algorithm::Myers, a, b);
            let grado = diff_ratio(&ops, a.len(), b.len());
            if grado >= BASTANTE {
                hallados.push(Parecido {
                    fichero: fichero.to_owned(),
                    alumnos: vec![uno.alumno.to_owned(), otro.alumno.to_owned()],
                    grado,
                    con_nombres: false,
                });
            }
        }
    }
    hallados.sort_by(|uno, otro| {
        let orden = |este: &Parecido| (este.grado, este.con_nombres);
        orden(otro).partial_cmp(&orden(uno)).unwrap_or(std::cmp::Ordering::Equal)
    });
    hallados
}

/// Los que escribieron lo mismo van juntos.
fn iguales(fichero: &str, suyos: &[Suyo]) -> Vec<Parecido> {
    let mut grupos: HashMap<&[Pieza], Vec<&Suyo>> = HashMap::new();
    for uno in suyos {
        grupos.entry(&uno.sin_nombres).or_default().push(uno);
    }
    let varios = grupos.into_values().filter(|grupo| grupo.len() > 1);
    let mut hallados: Vec<_> = varios
        .map(|grupo| Parecido {
            fichero: fichero.to_owned(),
            alumnos: grupo.iter().map(|uno| uno.alumno.to_owned()).collect(),
            grado: 1.0,
            con_nombres: grupo
                .iter()
                .all(|uno| uno.con_nombres == grupo[0].con_nombres),
        })
        .collect();
    hallados.sort_by(|uno, otro| uno.alumnos.cmp(&otro.alumnos));
    hallados
}

fn en_comun(unas: &HashMap<Pieza, usize>, otras: &HashMap<Pieza, usize>) -> usize {
    let veces = |pieza| otras.get(pieza).copied().unwrap_or(0);
    unas.iter().map(|(pieza, cuantas)| veces(pieza).min(*cuantas)).sum()
}

fn lo_suyo<'a>(alumno: &'a str, entrega: &Entrega) -> Suyo<'a> {
    let texto = String::from_utf8_lossy(&entrega.texto);
    let todas = piezas(&texto, entrega.lenguaje);
    let partida = ejercicio::busca(entrega.ejercicio)
        .and_then(|ejercicio| ejercicio.inicio(entrega.lenguaje))
        .unwrap_or_default();
    let partida = sin_nombres(&piezas(&partida, entrega.lenguaje));
    let con_nombres =
        if todas.len() > MUCHAS { todas } else { lo_nuevo(&partida, &todas) };
    let sin_nombres = sin_nombres(&con_nombres);
    let mut cuentas = HashMap::new();
    for pieza in &sin_nombres {
        *cuentas.entry(pieza.clone()).or_default() += 1;
    }
    Suyo { alumno, con_nombres, sin_nombres, cuentas }
}

/// Las que no estaban en el fichero de partida, se llamasen como se llamasen.
fn lo_nuevo(partida: &[Pieza], todas: &[Pieza]) -> Vec<Pieza> {
    let ops = capture_diff_slices(Algorithm::Myers, partida, &sin_nombres(todas));
    let nuevas = ops.iter().filter_map(|op| match *op {
        DiffOp::Insert { new_index, new_len, .. }
        | DiffOp::Replace { new_index, new_len, .. } => {
            Some(&todas[new_index..new_index + new_len])
        }
        _ => None,
    });
    nuevas.flatten().cloned().collect()
}
