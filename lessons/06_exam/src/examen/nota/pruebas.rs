//! Las notas, contra cuentas hechas a mano.

use super::{Cuenta, Nota, Resultado, con_coma};
use crate::banco::{Correccion, Pregunta};
use crate::examen::papel::{Cuestion, Papel, Programa, Que};
use crate::examen::penalizacion::Penalizacion;
use crate::examen::perfil::{Clase, Parte, Perfil};

const DE_CUATRO: &str = r#"
nombre = "de_cuatro"
tema = 1
nivel = "imprescindible"
paso = "03 cuantos"
enunciado = "¿Cuántos?"
explicacion = "Cuatro."
respuesta.una = [{ texto = "4", correcta = true }, { texto = "3" }, { texto = "2" }, { texto = "1" }]
"#;

fn pregunta(respuesta: &str) -> Que {
    let (comun, de_cuatro) = DE_CUATRO.trim_end().rsplit_once('\n').unwrap();
    let respuesta = if respuesta.is_empty() { de_cuatro } else { respuesta };
    let pregunta: Pregunta =
        toml::from_str(&format!("{comun}\n{respuesta}\n")).unwrap();
    Que::Pregunta { pregunta, orden: vec![0, 1, 2, 3] }
}

fn programa() -> Que {
    Que::Programa(Programa {
        ejercicio: "lock".to_owned(),
        titulo: String::new(),
        tema: 28,
        paso: String::new(),
        enunciado: String::new(),
    })
}

fn papel(perfil: Perfil) -> Papel {
    let mut cuestiones = Vec::new();
    for parte in &perfil.partes {
        for _ in 0..parte.cuantas {
            let que = match parte.clase {
                Clase::Test => pregunta(""),
                Clase::Razonada => pregunta(
                    "respuesta.razonada = [{ puntos = 0.6, texto = \"a\" }, { puntos = 0.4, texto = \"b\" }]",
                ),
                Clase::Programa => programa(),
            };
            let puntos = parte.puntos / parte.cuantas as f64;
            cuestiones.push(Cuestion { clase: parte.clase, puntos, que });
        }
    }
    Papel { perfil, semilla: 0, cuestiones }
}

fn solo_test(cuantas: usize, penalizacion: Penalizacion) -> Papel {
    let mut perfil = Perfil::de_nombre("clase").unwrap();
    perfil.partes = vec![Parte { clase: Clase::Test, cuantas, puntos: 10.0 }];
    perfil.penalizacion = penalizacion;
    papel(perfil)
}

fn vale(vale: f64) -> Resultado {
    Resultado::Corregida(Correccion { vale, errores: Vec::new() })
}

fn resultados(bien: usize, mal: usize, en_blanco: usize) -> Vec<Resultado> {
    let mut todos = vec![vale(1.0); bien];
    todos.extend(vec![vale(0.0); mal]);
    todos.extend(vec![Resultado::EnBlanco; en_blanco]);
    todos
}

fn nota(papel: &Papel, resultados: Vec<Resultado>) -> String {
    con_coma(Nota::pon(papel, resultados).sobre_diez)
}

#[test]
fn el_examen_de_clase() {
    let papel = papel(Perfil::de_nombre("clase").unwrap());
    // 7 × 0,5 − 2 × 0,15 = 3,2; la razonada, 0,6 × 1,5 = 0,9; el programa, 3,5.
    let mut todo = resultados(7, 2, 1);
    todo.extend([vale(0.6), vale(1.0)]);
    let nota = Nota::pon(&papel, todo);
    assert_eq!(con_coma(nota.sobre_diez), "7,6");
    let partes: Vec<_> = nota
        .partes
        .iter()
        .map(|(_, cuenta)| (con_coma(cuenta.puntos), con_coma(cuenta.de)))
        .collect();
    let espera = [("3,2", "5"), ("0,9", "1,5"), ("3,5", "3,5")];
    assert_eq!(partes, espera.map(|(a, b)| (a.to_owned(), b.to_owned())));
    assert_eq!(nota.temas[&28], Cuenta { puntos: 3.5, de: 3.5 });
    assert_eq!(con_coma(nota.temas[&1].puntos), "4,1");
}

#[test]
fn todo_bien_todo_mal_y_en_blanco() {
    let papel = papel(Perfil::de_nombre("clase").unwrap());
    assert_eq!(nota(&papel, vec![vale(1.0); 12]), "10");
    assert_eq!(nota(&papel, vec![vale(0.0); 12]), "0");
    assert_eq!(nota(&papel, vec![Resultado::EnBlanco; 12]), "0");
}

#[test]
fn cada_penalizacion() {
    // De 30 preguntas de cuatro opciones, 20 bien, 6 mal y 4 en blanco: (20 − 6 × p) / 3.
    for (penalizacion, espera) in [
        (Penalizacion::Ninguna, "6,67"),
        (Penalizacion::EntreLasOtras, "6"),
        (Penalizacion::Tercio, "6"),
        (Penalizacion::Cuarto, "6,17"),
        (Penalizacion::TresDecimos, "6,07"),
        (Penalizacion::Mitad, "5,67"),
    ] {
        let papel = solo_test(30, penalizacion);
        assert_eq!(nota(&papel, resultados(20, 6, 4)), espera, "{penalizacion:?}");
    }
    // 50 preguntas y −25 %, como en las oposiciones: (35 − 15 × 0,25) / 5 = 6,25.
    assert_eq!(
        nota(&solo_test(50, Penalizacion::Cuarto), resultados(35, 15, 0)),
        "6,25"
    );
}

#[test]
fn solo_restan_las_de_opciones_y_lo_acertado_a_medias_suma() {
    let mut papel = solo_test(4, Penalizacion::Mitad);
    papel.cuestiones[0].que = pregunta("respuesta.numero = { valor = 4 }");
    papel.cuestiones[1].que = pregunta("respuesta.arbol = \"P(H1 H2)\"");
    // 0 + 0,5 × 2,5 + 2,5 − 0,5 × 2,5 = 2,5.
    let todo = vec![vale(0.0), vale(0.5), vale(1.0), vale(0.0)];
    assert_eq!(nota(&papel, todo), "2,5");
    // Con dos opciones, 1/(n−1) es todo lo que vale.
    let mut papel = solo_test(2, Penalizacion::EntreLasOtras);
    papel.cuestiones[0].que =
        pregunta("respuesta.posible = { salida = \"a\", es = true }");
    assert_eq!(nota(&papel, vec![vale(0.0), vale(1.0)]), "0");
}

#[test]
fn el_test_eliminatorio() {
    let mut perfil = Perfil::de_nombre("clase").unwrap();
    perfil.eliminatorio = Some(0.5);
    let papel = papel(perfil);
    // 4 × 0,5 = 2 de 5: no llega a la mitad, y solo cuenta el test.
    let mut todo = resultados(4, 0, 6);
    todo.extend([vale(1.0), vale(1.0)]);
    let suya = Nota::pon(&papel, todo);
    assert!(suya.eliminado);
    assert_eq!(con_coma(suya.sobre_diez), "2");
    // Justo la mitad sí llega: 2,5 + 1,5 + 3,5.
    let mut todo = resultados(5, 0, 5);
    todo.extend([vale(1.0), vale(1.0)]);
    assert_eq!(nota(&papel, todo), "7,5");
}

#[test]
fn un_fallo_del_juez_no_cuesta_nada() {
    let papel = papel(Perfil::de_nombre("clase").unwrap());
    let mut todo = resultados(10, 0, 0);
    todo.extend([vale(1.0), Resultado::NoCuenta]);
    let suya = Nota::pon(&papel, todo);
    assert_eq!(con_coma(suya.sobre_diez), "10");
    assert_eq!(suya.partes.len(), 2);
    // 3,25 de 6,5.
    let mut todo = resultados(5, 0, 5);
    todo.extend([vale(0.5), Resultado::NoCuenta]);
    assert_eq!(nota(&papel, todo), "5");
}

#[test]
fn los_pesos_se_pasan_a_diez() {
    let mut perfil = Perfil::de_nombre("clase").unwrap();
    perfil.partes[2].puntos = 13.5;
    let papel = papel(perfil);
    // Solo el programa: 13,5 de 20.
    let mut todo = resultados(0, 0, 10);
    todo.extend([Resultado::EnBlanco, vale(1.0)]);
    assert_eq!(nota(&papel, todo), "6,75");
}

#[test]
fn como_se_escribe() {
    for (numero, escrito) in [
        (6.75, "6,75"),
        (7.5, "7,5"),
        (10.0, "10"),
        (0.0, "0"),
        (4.996, "5"),
        (4.994, "4,99"),
        (6.05, "6,05"),
        (-0.15, "−0,15"),
        (-0.001, "0"),
        (20.0 / 3.0, "6,67"),
    ] {
        assert_eq!(con_coma(numero), escrito);
    }
}
