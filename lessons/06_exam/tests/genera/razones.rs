//! Que quien elige una opción equivocada oiga el error que lleva a ella.

use tests::{Trial, trial};

use l06_exam::genera::{Esperado, Generada, Tipo, con_lo_esperado};
use l06_exam::lenguaje::Lenguaje;

pub fn pruebas() -> Vec<Trial> {
    vec![
        trial("el padre que se olvida es uno que escribe", el_padre),
        trial("los `fork` escritos son los que hay en el código", escritos),
        trial("quien cuenta desde 1 pone la tarea en su trozo", desde_uno),
        trial("los órdenes en que se espera son los que se dicen", ordenes),
        trial("lo que es verdad a medias no es una opción", a_medias),
    ]
}

/// Cada opción con ese error, de preguntas en Python.
fn con_error(
    tipo: Tipo,
    error: &str,
    mut mira: impl FnMut(&str, &Generada, &Esperado),
) {
    let mut vistas = 0;
    for dificultad in super::dificultades() {
        for semilla in 0..200 {
            let (generada, esperado) =
                con_lo_esperado(tipo, semilla, Lenguaje::Python, dificultad);
            for opcion in &generada.opciones {
                if opcion.error == Some(error) {
                    mira(&opcion.texto, &generada, &esperado);
                    vistas += 1;
                }
            }
        }
    }
    assert!(vistas > 0, "nadie comete {error}");
}

fn codigo(generada: &Generada) -> &str {
    generada.codigo.as_deref().unwrap()
}

fn entre<'a>(texto: &'a str, de: &str, a: &str) -> &'a str {
    let (_, resto) = texto.split_once(de).unwrap();
    resto.split_once(a).unwrap().0
}

fn el_padre() {
    con_error(Tipo::Lineas, "el_padre_no_escribe", |_, generada, esperado| {
        let Esperado::Familia(familia, _) = esperado else { panic!() };
        let suyo: String =
            familia.procesos[0].escrito().flatten().cloned().collect();
        let palabra = match generada.pregunta.contains("sale «") {
            true => entre(&generada.pregunta, "sale «", "»"),
            false => "\n",
        };
        assert!(suyo.contains(palabra), "{generada:#?}");
    });
    con_error(Tipo::Lineas, "olvida_a_los_hijos", |_, _, _| {});
    con_error(Tipo::Salidas, "olvida_a_los_hijos", |_, _, _| {});
}

fn escritos() {
    con_error(Tipo::Arbol, "forks_escritos", |arbol, generada, _| {
        let hijos = codigo(generada).matches("fork()").count();
        assert_eq!(arbol.matches('H').count(), hijos, "{generada:#?}");
    });
}

fn desde_uno() {
    con_error(Tipo::Trozos, "cuenta_desde_uno", |tramo, generada, _| {
        let cual = entre(&generada.pregunta, "hace la ", "?").parse::<usize>();
        let extremos: Vec<usize> =
            tramo.split(' ').filter_map(|palabra| palabra.parse().ok()).collect();
        let (desde, hasta) = (extremos[0], extremos[extremos.len() - 1]);
        assert!((desde..=hasta).contains(&cual.unwrap()), "{generada:#?}");
    });
    con_error(Tipo::Semaforo, "cuenta_hasta_cero", |n, generada, _| {
        let pasan: usize = generada.respuesta.parse().unwrap();
        assert_eq!(n, (pasan + 1).to_string(), "{generada:#?}");
    });
}

fn ordenes() {
    let creados = |generada: &Generada| -> Vec<String> {
        let codigos = entre(codigo(generada), "for codigo in [", "]");
        codigos.split(", ").map(str::to_owned).collect()
    };
    con_error(Tipo::Wait, "espera_al_ultimo", |orden, generada, _| {
        let mut al_reves = creados(generada);
        al_reves.reverse();
        let orden = orden.strip_prefix("siempre ").unwrap_or(orden);
        assert_eq!(orden, al_reves.join(" "), "{generada:#?}");
    });
    con_error(Tipo::Wait, "recoge_dos_veces", |orden, generada, _| {
        let veces = orden.split(' ').filter(|uno| *uno == "1").count();
        let otras = orden.contains(" o ");
        assert!(otras || veces > 1, "{generada:#?}");
    });
}

/// «Lo mató la señal 8» también es verdad de quien dejó un volcado.
fn a_medias() {
    con_error(Tipo::Estado, "volcado_sin_ver", |opcion, generada, _| {
        let senal = entre(opcion, "lo mató la señal ", ",");
        let sola = format!("lo mató la señal {senal}");
        assert!(generada.opciones.iter().all(|otra| otra.texto != sola));
    });
    for error in ["se_pierde_entero", "siempre_se_pierde", "todos_los_intermedios"]
    {
        con_error(Tipo::Totales, error, |_, generada, _| {
            assert_ne!(generada.paso, "01 mismo_lock", "{generada:#?}");
        });
    }
    con_error(Tipo::Totales, "puede_quedar_igual", |tramo, generada, _| {
        let x = entre(codigo(generada), "Value(\"i\", ", ")");
        assert!(tramo.contains(x), "{generada:#?}");
        let extremos = tramo.trim_start_matches("cualquiera, de ");
        assert!(
            extremos.starts_with(x) || extremos.ends_with(x),
            "lo que había es un extremo: {generada:#?}"
        );
    });
}
