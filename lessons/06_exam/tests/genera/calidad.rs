//! Que sean buenas preguntas: variadas, con cuatro opciones distintas y la buena en cualquier sitio.

use std::collections::HashSet;

use tests::{Trial, requires, trial};

use super::combinaciones;
use l06_exam::genera::{Generada, Tipo, errores, genera};
use l06_exam::lenguaje::Lenguaje;

const LENGUAJES: [Lenguaje; 2] = [Lenguaje::Python, Lenguaje::C];

pub fn pruebas() -> Vec<Trial> {
    vec![
        trial("cuatro opciones distintas, y la buena en cualquier sitio", opciones),
        trial("lo que supone quien falla un total es lo suyo", totales),
        trial("las semillas dan preguntas variadas", variedad),
        trial("ni programas largos ni familias enormes", tamano),
    ]
}

fn cada_una(semillas: u64, mut mira: impl FnMut(&Generada)) {
    for (tipo, dificultad) in combinaciones() {
        for lenguaje in LENGUAJES {
            for semilla in 0..semillas {
                mira(&genera(tipo, semilla, lenguaje, dificultad));
            }
        }
    }
}

fn opciones() {
    let mut sitios = [0; 4];
    let mut cuantas = 0;
    cada_una(60, |generada| {
        let textos: HashSet<_> =
            generada.opciones.iter().map(|opcion| &opcion.texto).collect();
        assert_eq!(textos.len(), 4, "{generada:#?}");
        let buenas = generada.opciones.iter().filter(|opcion| opcion.correcta);
        assert_eq!(buenas.count(), 1, "{generada:#?}");
        let sitio = generada.opciones.iter().position(|opcion| opcion.correcta);
        let sitio = sitio.unwrap();
        assert_eq!(generada.opciones[sitio].texto, generada.respuesta);
        for opcion in &generada.opciones {
            assert_eq!(opcion.error.is_none(), opcion.correcta, "{generada:#?}");
            // Si no está en la tabla, falla.
            opcion.error.map(errores::frase);
        }
        assert!(!generada.explicacion.is_empty());
        assert!((1..=37).contains(&generada.tema));
        sitios[sitio] += 1;
        cuantas += 1;
    });
    assert!(sitios.iter().all(|veces| veces * 5 > cuantas), "{sitios:?}");
}

/// Un número que sí sale, y que quien contesta no espera, no es uno de los intermedios.
fn totales() {
    let numeros = |texto: &str| -> Vec<i32> {
        let palabras =
            texto.split(|letra: char| !letra.is_ascii_digit() && letra != '-');
        palabras.filter_map(|palabra| palabra.parse().ok()).collect()
    };
    let mut vistas = 0;
    for semilla in 0..300 {
        for dificultad in super::dificultades() {
            let generada =
                genera(Tipo::Totales, semilla, Lenguaje::Python, dificultad);
            let buena = numeros(&generada.respuesta);
            for mala in &generada.opciones {
                if mala.error == Some("todos_los_intermedios") {
                    let todos = numeros(&mala.texto);
                    let caben = todos.first() <= buena.first()
                        && buena.last() <= todos.last();
                    assert!(caben, "{generada:#?}");
                    vistas += 1;
                }
            }
        }
    }
    assert!(vistas > 0);
}

/// De mil semillas, más de la mitad distintas; por defecto se miran menos.
fn variedad() {
    let semillas = if requires::repetitions(1) > 1 { 1000 } else { 300 };
    for (tipo, dificultad) in combinaciones() {
        let generadas = (0..semillas)
            .map(|semilla| genera(tipo, semilla, Lenguaje::Python, dificultad));
        let mut distintas = HashSet::new();
        let mut respuestas = HashSet::new();
        for generada in generadas {
            distintas.insert((generada.codigo, generada.pregunta));
            respuestas.insert(generada.respuesta);
        }
        let (n, m) = (distintas.len(), respuestas.len());
        let cual = format!("{} {}: {n} y {m}", tipo.clave(), dificultad.grado());
        assert!(n * 2 > semillas as usize, "{cual}");
        assert!(m > 3, "{cual}");
    }
}

fn tamano() {
    cada_una(30, |generada| {
        let codigo = generada.codigo.as_deref().unwrap_or_default();
        let lineas = codigo.lines().filter(|linea| !linea.trim().is_empty());
        assert!(lineas.count() <= 36, "{codigo}");
        assert!(
            codigo.lines().all(|linea| linea.chars().count() <= 74),
            "{codigo}"
        );
    });
}
