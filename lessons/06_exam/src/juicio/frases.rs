//! Trozos de frase en español.

/// «H1, H2 y H3».
pub fn lista(nombres: &[impl AsRef<str>]) -> String {
    match nombres {
        [] => "nadie".to_owned(),
        [unico] => unico.as_ref().to_owned(),
        [primeros @ .., ultimo] => {
            let primeros: Vec<&str> = primeros.iter().map(AsRef::as_ref).collect();
            let ultimo = ultimo.as_ref();
            let y =
                if ultimo.starts_with(['i', 'I', 'í', 'Í']) { "e" } else { "y" };
            format!("{} {y} {ultimo}", primeros.join(", "))
        }
    }
}

/// «0, 1, 4»; si son muchas, solo el principio.
pub fn algunas(textos: &[impl AsRef<str>]) -> String {
    const CABEN: usize = 8;
    let primeras: Vec<&str> =
        textos.iter().take(CABEN).map(AsRef::as_ref).collect();
    let mas = if textos.len() > CABEN { "…" } else { "" };
    format!("{}{mas}", shared::foreign::printable(primeras.join(", ")))
}

/// Entero, salvo que sea tan largo que nadie lo va a leer: entonces, el principio y el final.
pub fn abreviado(texto: &str) -> String {
    const PRIMERAS: usize = 120;
    const ULTIMAS: usize = 60;
    const LETRAS: usize = 1000;
    let corta = |linea: &str| match linea.char_indices().nth(LETRAS) {
        Some((hasta, _)) => format!("{}…\n", &linea[..hasta]),
        None => linea.to_owned(),
    };
    let lineas: Vec<&str> = texto.split_inclusive('\n').collect();
    let de_mas = lineas.len().saturating_sub(PRIMERAS + ULTIMAS);
    if de_mas < 2 {
        return lineas.into_iter().map(corta).collect();
    }
    let primeras = lineas[..PRIMERAS].iter().map(|linea| corta(linea));
    let ultimas = lineas[PRIMERAS + de_mas..].iter().map(|linea| corta(linea));
    primeras.chain([format!("… {de_mas} líneas más …\n")]).chain(ultimas).collect()
}

/// «lo escribió H1», «lo escribieron H1 y P», «lo escribió el padre 4 veces».
pub fn lo_escribio(autores: &[&str]) -> String {
    let mut unicos = autores.to_vec();
    unicos.sort_unstable();
    unicos.dedup();
    let quien = |nombre: &str| match nombre {
        "P" => "el padre".to_owned(),
        otro => otro.to_owned(),
    };
    let nombres: Vec<_> = unicos.iter().copied().map(quien).collect();
    match autores.len() {
        1 => format!("lo escribió {}", lista(&nombres)),
        veces if unicos.len() == 1 => {
            format!("lo escribió {} {veces} veces", lista(&nombres))
        }
        _ => format!("lo escribieron {}", lista(&nombres)),
    }
}

/// «1 hijo», «3 hijos».
pub fn cuantos(numero: usize, uno: &str, varios: &str) -> String {
    format!("{numero} {}", if numero == 1 { uno } else { varios })
}

#[cfg(test)]
mod tests {
    use super::{abreviado, lista, lo_escribio};

    #[test]
    fn solo_se_abrevia_lo_que_nadie_va_a_leer() {
        let traza = "Traceback\n  línea\n".repeat(80);
        assert_eq!(abreviado(&traza), traza);
        let sin_fin = abreviado(&"una\n".repeat(1000));
        assert_eq!(sin_fin.lines().count(), 181);
        assert!(sin_fin.contains("\n… 820 líneas más …\n"), "{sin_fin}");
        assert_eq!(
            abreviado(&"ñ".repeat(2000)),
            format!("{}…\n", "ñ".repeat(1000))
        );
    }

    #[test]
    fn enumeraciones() {
        assert_eq!(lista(&["H1"]), "H1");
        assert_eq!(lista(&["H1", "H2", "H3"]), "H1, H2 y H3");
        assert_eq!(lista(&["Zoé", "Íñigo"]), "Zoé e Íñigo");
        assert_eq!(lista(&[] as &[&str]), "nadie");
    }

    #[test]
    fn quien_lo_escribio_concuerda_y_no_se_repite() {
        assert_eq!(lo_escribio(&["H1"]), "lo escribió H1");
        assert_eq!(lo_escribio(&["P", "P", "P"]), "lo escribió el padre 3 veces");
        assert_eq!(lo_escribio(&["H2", "H1"]), "lo escribieron H1 y H2");
        assert_eq!(lo_escribio(&["P", "H1", "H1"]), "lo escribieron H1 y el padre");
    }
}
