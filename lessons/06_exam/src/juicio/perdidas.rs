//! Lo que se perdió en un valor compartido, contado paso a paso.

use witness::record::Act;

use super::{Visto, con_articulo};

/// «en el valor 1 se perdió lo de H1: H1 leyó 41; H2 leyó 41; H1 escribió 42; H2 escribió 42».
pub fn escritura_perdida(visto: &Visto) -> Option<String> {
    let registro = visto.registro();
    registro.objects.iter().find_map(|objeto| {
        let cuatro = registro.lost_update(&objeto.name)?;
        let mut escribieron = cuatro.iter().filter(|marca| marca.act == Act::Wrote);
        let victima = &escribieron.next()?.by;
        let pasos: Option<Vec<String>> = cuatro
            .iter()
            .map(|marca| {
                let verbo =
                    if marca.act == Act::Read { "leyó" } else { "escribió" };
                Some(format!("{} {verbo} {}", marca.by, marca.value?))
            })
            .collect();
        Some(format!(
            "en {} se perdió lo de {victima}: {}",
            con_articulo(registro, &objeto.name),
            pasos?.join("; ")
        ))
    })
}
