//! El intérprete: qué hace cada proceso. Un hijo repite lo que hizo su padre hasta el `fork` que lo crea, y desde ahí es otro.

mod bufer;
mod vida;

use vida::Vida;

use super::familia::{Familia, Lectura, Papel};
use super::programa::Programa;

/// Más procesos que estos no caben en ninguna pregunta.
const DEMASIADOS: usize = 64;

/// Todos los procesos del programa, tal como se lea; nada, si son demasiados.
pub fn ejecuta(
    programa: &Programa,
    lectura: Lectura,
    papel: Papel,
) -> Option<Familia> {
    let mut familia =
        Familia { procesos: vec![], espera_en_vano: false, deja_hijos: false };
    let mut por_nacer = vec![Nacimiento::del_primero()];
    let mut siguiente = 0;
    while siguiente < por_nacer.len() {
        if por_nacer.len() > DEMASIADOS {
            return None;
        }
        let nacimiento = &por_nacer[siguiente];
        let mut vida = Vida::nueva(nacimiento, lectura, papel);
        (vida.yo, vida.por_nacer) = (siguiente, por_nacer.len());
        vida.acaba(&programa.cuerpo);
        familia.espera_en_vano |= vida.espera_en_vano;
        familia.deja_hijos |= vida.recogidos < vida.proceso.hijos.len();
        let nacidos = std::mem::take(&mut vida.nacidos);
        familia.procesos.push(vida.proceso);
        por_nacer.extend(nacidos);
        siguiente += 1;
    }
    Some(familia)
}

struct Nacimiento {
    nombre: String,
    padre: Option<usize>,
    /// Lo que devolvió cada `fork` hasta nacer: si quien volvió era el hijo.
    historia: Vec<bool>,
}

impl Nacimiento {
    fn del_primero() -> Self {
        Self { nombre: "P".to_owned(), padre: None, historia: vec![] }
    }
}
