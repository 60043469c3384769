//! Cuándo dos textos cortos dicen lo mismo: `preguntas/sinonimos.toml`, que son los de GLOSARIO.

use std::sync::LazyLock;

use serde::Deserialize;

use super::escrito::sencillo;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Tabla {
    grupos: Vec<Vec<String>>,
}

static TABLA: LazyLock<Tabla> = LazyLock::new(|| {
    toml::from_str(include_str!("../../preguntas/sinonimos.toml"))
        .expect("una prueba lo lee")
});

/// Cada palabra, o grupo de palabras, y la que se pone en su lugar; las más largas, delante.
static CAMBIOS: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let mut cambios = Vec::new();
    for grupo in &TABLA.grupos {
        let (primera, otras) = grupo.split_first().expect("una prueba lo mira");
        let rodeada = |palabra: &str| format!(" {} ", sencillo(palabra));
        let cambio = |otra: &String| (rodeada(otra), rodeada(primera));
        cambios.extend(otras.iter().map(cambio));
    }
    cambios.sort_by_key(|(otra, _)| std::cmp::Reverse(otra.len()));
    cambios
});

const ARTICULOS: [&str; 9] =
    ["el", "la", "los", "las", "lo", "un", "una", "unos", "unas"];

/// Sin acentos, mayúsculas, comillas, artículo delante ni punto detrás.
pub fn dicen_lo_mismo(uno: &str, otro: &str) -> bool {
    canonico(uno) == canonico(otro)
}

/// Lo mismo, dicho con otra palabra de la tabla o sin el artículo: para quien compara letra a letra.
pub fn otras_maneras(texto: &str) -> Vec<String> {
    let palabras: Vec<&str> = texto.split_whitespace().collect();
    let mut maneras = Vec::new();
    if let [articulo, resto @ ..] = &palabras[..]
        && ARTICULOS.contains(&sencillo(articulo).as_str())
        && !resto.is_empty()
    {
        let resto = resto.join(" ");
        maneras = otras_maneras(&resto);
        maneras.push(resto);
    }
    for grupo in &TABLA.grupos {
        for desde in 0..palabras.len() {
            let Some(cuantas) = dicha(grupo, &palabras[desde..]) else { continue };
            maneras.extend(grupo.iter().map(|otra| {
                let mut dicho = palabras[..desde].to_vec();
                dicho.push(otra);
                dicho.extend(&palabras[desde + cuantas..]);
                dicho.join(" ")
            }));
        }
    }
    maneras
}

/// Cuántas palabras ocupa la del grupo con la que se empieza, si se empieza con alguna; la más larga.
fn dicha(grupo: &[String], palabras: &[&str]) -> Option<usize> {
    let ocupa = |otra: &String| {
        let cuantas = otra.split(' ').count();
        let dicho = palabras.get(..cuantas)?.join(" ");
        (sencillo(otra) == sencillo(&dicho)).then_some(cuantas)
    };
    grupo.iter().filter_map(ocupa).max()
}

fn canonico(texto: &str) -> String {
    let texto = sencillo(texto);
    let texto = texto.trim_end_matches(['.', ' ']);
    let texto = match texto.split_once(' ') {
        Some((articulo, resto)) if ARTICULOS.contains(&articulo) => resto,
        _ => texto,
    };
    let rodeado =
        CAMBIOS.iter().fold(format!(" {texto} "), |texto, (otra, primera)| {
            texto.replace(otra, primera)
        });
    rodeado.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{CAMBIOS, canonico, dicen_lo_mismo, otras_maneras, sencillo};

    #[test]
    fn se_perdona_lo_que_no_cambia_el_sentido() {
        for (uno, otro) in [
            ("sección crítica", "Region Critica"),
            ("zombi", "un proceso zombie."),
            ("cerrojo", "`Lock`"),
            ("descriptor de fichero", "descriptor de archivo"),
            ("la señal 9", "señal 9"),
            ("interbloqueo", "Deadlock"),
        ] {
            assert!(dicen_lo_mismo(uno, otro), "{uno} y {otro}");
        }
        for (uno, otro) in [
            ("zombi", "huérfano"),
            ("año", "ano"),
            ("cerrojo", "cerrojos"),
            ("listo", ""),
        ] {
            assert!(!dicen_lo_mismo(uno, otro), "{uno} y {otro}");
        }
    }

    #[test]
    fn se_dice_de_otras_maneras() {
        let maneras = otras_maneras("la sección crítica");
        assert!(maneras.contains(&"sección crítica".to_owned()));
        assert!(maneras.contains(&"la región crítica".to_owned()));
        assert!(maneras.iter().all(|otra| dicen_lo_mismo(otra, "sección crítica")));
        assert!(otras_maneras("cd").is_empty());
    }

    #[test]
    fn la_tabla_esta_bien_escrita() {
        let mut vistas = BTreeSet::new();
        for (otra, primera) in CAMBIOS.iter() {
            for palabra in [otra, primera] {
                assert_eq!(
                    palabra.trim(),
                    sencillo(palabra),
                    "sin acentos ni mayúsculas"
                );
            }
            assert!(vistas.insert(otra), "«{otra}» está dos veces");
            assert_eq!(
                canonico(otra),
                canonico(primera),
                "«{otra}» no es «{primera}»"
            );
        }
        assert!(CAMBIOS.len() > 60);
    }
}
