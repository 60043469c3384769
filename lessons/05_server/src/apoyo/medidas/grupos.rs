//! Lo que se repite de una vez a otra: los tres grupos de servidores, y cuánto se gana al pasar de uno al siguiente.

use shared::lesson::{Neighbours, decimal};
use shared::{say, say_incident, varies};

use super::carga::Medida;

/// Los de un hijo por cliente son todos los que no están en los otros dos.
const OBREROS_E_HILOS: [&str; 2] = ["preforked", "hilos"];
const SIN_CERRAR: &str = ", sin cerrar";

pub fn decir(medidas: &[(&str, Medida)], vecinos: &Neighbours) {
    let grupos = [
        ("un hijo por cliente", de(medidas, |nombre| !de_otro_grupo(nombre))),
        (
            "obreros e hilos, cerrando",
            de(medidas, |nombre| OBREROS_E_HILOS.contains(&nombre)),
        ),
        (
            "obreros e hilos, sin cerrar",
            de(medidas, |nombre| nombre.ends_with(SIN_CERRAR)),
        ),
    ];
    for (grupo, cifras) in &grupos {
        let veces = decimal(media(cifras) / media(&grupos[0].1), 1);
        say!(
            "{grupo:27} {:>6} por s (× {})",
            varies(decimal(media(cifras), 0)),
            varies(veces)
        );
    }
    let separados = grupos.windows(2).all(|dos| peor(&dos[1].1) > mejor(&dos[0].1));
    if separados {
        say_incident!(
            "se repiten los tres grupos, pero no el orden dentro de cada uno"
        );
    } else if !vecinos.warn() {
        say_incident!("los tres grupos no se separan: repítelo con más peticiones");
    }
}

fn de_otro_grupo(nombre: &str) -> bool {
    OBREROS_E_HILOS.contains(&nombre) || nombre.ends_with(SIN_CERRAR)
}

fn de(medidas: &[(&str, Medida)], es: impl Fn(&str) -> bool) -> Vec<f64> {
    let suyas = medidas.iter().filter(|(nombre, _)| es(nombre));
    suyas.map(|(_, medida)| medida.por_segundo()).collect()
}

fn media(cifras: &[f64]) -> f64 {
    cifras.iter().sum::<f64>() / cifras.len() as f64
}

fn mejor(cifras: &[f64]) -> f64 {
    cifras.iter().copied().fold(0.0, f64::max)
}

fn peor(cifras: &[f64]) -> f64 {
    cifras.iter().copied().fold(f64::INFINITY, f64::min)
}
