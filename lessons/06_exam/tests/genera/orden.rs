//! A una salida imposible se le dice qué orden rompe.

use tests::{Trial, trial};

use l06_exam::genera::{Esperado, Tipo, con_lo_esperado, encaja};
use l06_exam::lenguaje::Lenguaje;

pub fn pruebas() -> Vec<Trial> {
    vec![trial(
        "las salidas imposibles rompen un orden, y se dice cuál",
        imposibles,
    )]
}

fn imposibles() {
    let mut frases = String::new();
    for dificultad in super::dificultades() {
        for semilla in 0..200 {
            let (generada, esperado) =
                con_lo_esperado(Tipo::Salidas, semilla, Lenguaje::C, dificultad);
            let Esperado::Familia(familia, _) = esperado else {
                panic!("una salida es de una familia")
            };
            let imposible = generada.pregunta.contains("imposible");
            for opcion in &generada.opciones {
                let posible = opcion.correcta != imposible;
                let salida = opcion.texto.replace(' ', "\n") + "\n";
                match encaja(&familia, &salida) {
                    Ok(()) => assert!(posible, "{generada:#?}"),
                    Err(roto) if !posible => {
                        if let Some(linea) = entre(&roto.frase, "sobra «", "»") {
                            let escriben: String = familia
                                .procesos
                                .iter()
                                .flat_map(|de| de.escrito().flatten())
                                .cloned()
                                .collect();
                            assert!(
                                opcion.texto.matches(linea).count()
                                    > escriben.matches(linea).count(),
                                "{generada:#?}"
                            );
                        }
                        frases += &format!("{}\n", roto.frase);
                    }
                    // La que acaba sin fin de línea se lee igual y es otro texto.
                    Err(_) => assert!(pegadas(&generada.codigo), "{generada:#?}"),
                }
            }
        }
    }
    for frase in [
        "antes de que P lo cree: P antes escribe",
        "antes de que acabe H1, que aún no ha escrito",
        "y en su código va después",
        "antes de que acabe H1 o H2, y espera a uno de ellos",
        "vacía su búfer de una vez, con «",
        "deja en su búfer sin vaciarlo",
        "ya nadie lo escribe",
        "falta «",
    ] {
        assert!(frases.contains(frase), "nunca se dice «{frase}»");
    }
}

fn entre<'a>(frase: &'a str, de: &str, a: &str) -> Option<&'a str> {
    Some(frase.split_once(de)?.1.split_once(a)?.0)
}

fn pegadas(codigo: &Option<String>) -> bool {
    let codigo = codigo.as_deref().unwrap_or_default();
    codigo.lines().any(|linea| linea.contains("printf") && !linea.contains("\\n"))
}
