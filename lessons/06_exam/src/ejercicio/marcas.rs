//! De la solución, con sus huecos marcados, salen el fichero de partida y la solución que se enseña.
//!
//! ```text
//!     # HUECO
//!     with cerrojo:
//!         contador.value += 1
//!     # INICIO: contador.value += 1
//!     # FIN
//! ```
//!
//! Lo que hay entre `HUECO` y `FIN` es de la solución, y lo que va detrás de `INICIO:` es lo que encuentra el alumno en
//! su lugar, con la misma sangría. En Rust y en C el comentario empieza por `//`.

/// Lo que hay entre dos marcas.
enum Linea<'a> {
    Comun(&'a str),
    DeLaSolucion(&'a str),
    DelInicio(String),
}

/// El fichero de partida.
pub fn inicio(solucion: &str, comentario: &str) -> Result<String, String> {
    let lineas = separa(solucion, comentario)?;
    if !lineas.iter().any(|linea| matches!(linea, Linea::DeLaSolucion(_))) {
        return Err(format!(
            "no tiene ningún hueco (`{comentario} HUECO` … `{comentario} FIN`)"
        ));
    }
    let mut inicio: Vec<String> = Vec::new();
    let mut sobra_el_blanco = false;
    for linea in lineas {
        match linea {
            // El que había delante de lo que se ha quitado y el de detrás se quedarían juntos.
            Linea::Comun("") if sobra_el_blanco => continue,
            Linea::Comun(texto) => inicio.push(texto.to_owned()),
            Linea::DelInicio(texto) => inicio.push(texto),
            Linea::DeLaSolucion(_) => {
                sobra_el_blanco = inicio.last().is_some_and(String::is_empty);
                continue;
            }
        }
        sobra_el_blanco = false;
    }
    Ok(junta(inicio.into_iter()))
}

/// La solución, sin marcas.
pub fn solucion(solucion: &str, comentario: &str) -> Result<String, String> {
    let lineas = separa(solucion, comentario)?;
    Ok(junta(lineas.into_iter().filter_map(|linea| match linea {
        Linea::Comun(texto) | Linea::DeLaSolucion(texto) => Some(texto.to_owned()),
        Linea::DelInicio(_) => None,
    })))
}

fn junta(lineas: impl Iterator<Item = String>) -> String {
    lineas.map(|linea| linea + "\n").collect()
}

fn separa<'a>(texto: &'a str, comentario: &str) -> Result<Vec<Linea<'a>>, String> {
    let mut lineas = Vec::new();
    let mut en_hueco = false;
    for (numero, linea) in texto.lines().enumerate() {
        let sin_sangria = linea.trim_start();
        let sangria = &linea[..linea.len() - sin_sangria.len()];
        let marca = sin_sangria.strip_prefix(comentario).map(str::trim_start);
        let mal = |que: &str| Err(format!("línea {}: {que}", numero + 1));
        match (marca, en_hueco) {
            (Some("HUECO"), false) => en_hueco = true,
            (Some("FIN"), true) => en_hueco = false,
            (Some("HUECO"), true) => return mal("hay un HUECO dentro de otro"),
            (Some("FIN"), false) => return mal("hay un FIN sin su HUECO"),
            (Some(marca), _) if marca.starts_with("INICIO:") => {
                if !en_hueco {
                    return mal("hay un INICIO fuera de un HUECO");
                }
                let texto = &marca["INICIO:".len()..];
                let texto = texto.strip_prefix(' ').unwrap_or(texto);
                let sangria = if texto.is_empty() { "" } else { sangria };
                lineas.push(Linea::DelInicio(format!("{sangria}{texto}")));
            }
            (_, true) => lineas.push(Linea::DeLaSolucion(linea)),
            (_, false) => lineas.push(Linea::Comun(linea)),
        }
    }
    if en_hueco {
        Err("al último HUECO le falta su FIN".to_owned())
    } else {
        Ok(lineas)
    }
}

#[cfg(test)]
mod tests {
    use super::{inicio, solucion};

    const TEXTO: &str = "a\n  # HUECO\n  b\n  # INICIO: c\n  # INICIO:   d\n  # INICIO:\n  # FIN\ne\n";

    #[test]
    fn salen_los_dos_ficheros() {
        assert_eq!(inicio(TEXTO, "#").unwrap(), "a\n  c\n    d\n\ne\n");
        assert_eq!(solucion(TEXTO, "#").unwrap(), "a\n  b\ne\n");
    }

    #[test]
    fn de_un_hueco_que_queda_vacio_no_quedan_blancos_de_mas() {
        let texto = "a\n\n\n# HUECO\nb\n# FIN\n\n\nc\n";
        assert_eq!(inicio(texto, "#").unwrap(), "a\n\n\nc\n");
        assert_eq!(solucion(texto, "#").unwrap(), "a\n\n\nb\n\n\nc\n");
    }

    #[test]
    fn las_marcas_mal_puestas_se_dicen() {
        for mal in [
            "# FIN\n",
            "# INICIO: x\n",
            "# HUECO\n",
            "# HUECO\n# HUECO\n# FIN\n",
            "x\n",
        ] {
            assert!(inicio(mal, "#").is_err(), "{mal}");
        }
    }
}
