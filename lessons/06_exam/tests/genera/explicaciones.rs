//! Que lo que se explica sea verdad y esté bien dicho.

use tests::{Trial, trial};

use l06_exam::genera::{Generada, Tipo, genera};
use l06_exam::lenguaje::Lenguaje;

pub fn pruebas() -> Vec<Trial> {
    vec![
        trial("nadie ejecuta nada antes de que se cuente que nace", nacimientos),
        trial("de uno se habla en singular, y de varios, en plural", concordancia),
        trial("solo se explica lo que hay en el programa", lo_que_hay),
        trial("quien sale del bucle es quien dice la condición", roturas),
    ]
}

fn de(tipos: &[Tipo], mut mira: impl FnMut(&Generada)) {
    for &tipo in tipos {
        for dificultad in super::dificultades() {
            for lenguaje in [Lenguaje::Python, Lenguaje::C] {
                for semilla in 0..50 {
                    mira(&genera(tipo, semilla, lenguaje, dificultad));
                }
            }
        }
    }
}

const DE_FORK: [Tipo; 3] = [Tipo::Procesos, Tipo::Arbol, Tipo::Lineas];

fn nombres(lista: &str) -> Vec<String> {
    lista.replace(" y ", ", ").split(", ").map(str::to_owned).collect()
}

fn nacimientos() {
    let mut vistas = 0;
    de(&DE_FORK, |generada| {
        let mut nacidos = vec!["P".to_owned()];
        for frase in generada.explicacion.split("; ya son ") {
            let Some((_, frase)) = frase.split_once(" lo ejecuta") else {
                continue;
            };
            let Some((padres, hijos)) = frase.split_once(", y nace") else {
                continue;
            };
            for padre in nombres(padres.trim_start_matches('n').trim()) {
                assert!(nacidos.contains(&padre), "{padre}: {generada:#?}");
            }
            nacidos.extend(nombres(hijos.trim_start_matches('n').trim()));
            vistas += 1;
        }
    });
    assert!(vistas > 1000, "{vistas}");
}

fn concordancia() {
    de(&Tipo::TODOS, |generada| {
        for mal in [
            "son 1 trozos",
            "Se llenan 1 ",
            "quedan 1.",
            "pasan 1 ",
            "Los 1 ",
            "a los 1 ",
            " 1 líneas",
            " 1 veces",
            "Puede salir solo",
        ] {
            assert!(!generada.explicacion.contains(mal), "{mal}: {generada:#?}");
        }
        if let Some((antes, _)) = generada.explicacion.split_once("; los demás lo")
        {
            let (pasan, hijos) = antes.rsplit_once(" de ").unwrap();
            let pasan: usize = pasan.rsplit_once(' ').unwrap().1.parse().unwrap();
            assert!(hijos.parse::<usize>().unwrap() > pasan + 1, "{generada:#?}");
        }
    });
}

fn lo_que_hay() {
    de(&Tipo::TODOS, |generada| {
        let codigo = generada.codigo.as_deref().unwrap_or_default();
        for signo in ["and", "or", "&&", "||"] {
            let se_explica = generada.explicacion.contains(&format!("`{signo}`"));
            let esta = codigo.contains(&format!(" {signo} "));
            assert!(!se_explica || esta, "{signo}: {generada:#?}");
        }
        let de_cerrojo = generada.explicacion.contains("cerrojo");
        assert!(!de_cerrojo || codigo.contains("cerrojo"), "{generada:#?}");
        if codigo.contains("chunksize=") {
            return;
        }
        let de_los_obreros = "cuántos obreros haya no cambia eso";
        assert!(!generada.explicacion.contains(de_los_obreros), "{generada:#?}");
    });
    de(&[Tipo::Lineas], |generada| {
        for vacia in ["flush=True", "fflush"] {
            let esta = generada.codigo.as_deref().unwrap().contains(vacia);
            let se_explica = generada.explicacion.contains(vacia);
            assert_eq!(se_explica, esta, "{generada:#?}");
        }
    });
}

/// La línea de la que habla cada «Tras el `fork` de la línea N» es la de un `if` cuyo `break` es de quien se dice.
fn roturas() {
    let mut vistas = 0;
    de(&DE_FORK, |generada| {
        let codigo: Vec<_> = generada.codigo.as_deref().unwrap().lines().collect();
        for frase in generada.explicacion.split(". ") {
            let Some(resto) = frase.strip_prefix("Tras el ") else { continue };
            let (_, resto) = resto.split_once("de la línea ").unwrap();
            let (linea, dice) = resto.split_once(", ").unwrap();
            let linea = codigo[linea.parse::<usize>().unwrap() - 1];
            let del_hijo = linea.contains("== 0");
            assert!(linea.trim().starts_with("if "), "{generada:#?}");
            assert_eq!(dice.contains("`break` el hijo"), del_hijo, "{generada:#?}");
            assert_eq!(dice.contains("que nace con i ="), linea.contains("i == "));
            vistas += 1;
        }
        let salidas =
            codigo.iter().filter(|linea| linea.trim().starts_with("break"));
        assert_eq!(
            salidas.count(),
            generada.explicacion.matches("`break`").count()
        );
    });
    assert!(vistas > 100, "{vistas}");
}
