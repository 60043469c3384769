//! Las teclas hacen lo que dicen, y lo que cambian se ve.

use super::*;

#[test]
fn se_elige_con_letras_y_con_flechas() {
    let mut estado = examen();
    teclea(&mut estado, "b");
    assert_eq!(estado.contestacion(), Some(&Contestacion::Opciones(vec![0])));
    assert!(todo_junto(&mut estado, (80, 24)).contains("(•) b) ocho"));
    tecla(&mut estado, KeyCode::Up);
    teclea(&mut estado, " ");
    assert_eq!(estado.contestacion(), Some(&Contestacion::Opciones(vec![2])));
    teclea(&mut estado, "aa\n");
    assert_eq!(estado.contestaciones[UNA], Some(Contestacion::Opciones(vec![2])));
    assert_eq!(estado.actual, VARIAS);
    teclea(&mut estado, "bcab");
    assert_eq!(estado.contestacion(), Some(&Contestacion::Opciones(vec![0, 2])));
    assert!(todo_junto(&mut estado, (60, 20)).contains("[x] c) que muera"));
    estado.ve_a(POSIBLE);
    teclea(&mut estado, "n");
    assert_eq!(estado.contestacion(), Some(&Contestacion::Opciones(vec![1])));
    assert_eq!(estado.actual, POSIBLE);
    tecla(&mut estado, KeyCode::Delete);
    assert_eq!(estado.contestacion(), None);
    // En pequeño, lo que se señala se ve.
    estado.ve_a(UNA);
    for _ in 0..3 {
        tecla(&mut estado, KeyCode::Down);
        assert!(todo_junto(&mut estado, (40, 12)).contains("\n> ("));
    }
}

#[test]
fn se_escribe_con_acentos_y_se_corrige_en_medio() {
    let mut estado = examen();
    estado.ve_a(TEXTO);
    teclea(&mut estado, "\nñandú");
    tecla(&mut estado, KeyCode::Home);
    teclea(&mut estado, "el ");
    assert_eq!(escrita(&estado), "el ñandú");
    teclea(&mut estado, "\nm");
    assert!(estado.marcadas[TEXTO]);
    assert!(todo_junto(&mut estado, (40, 12)).contains("el ñandú"));
    assert!(todo_junto(&mut estado, (40, 12)).contains("4✔!"));
    estado.ve_a(NUMERO);
    teclea(&mut estado, "4");
    assert_eq!((estado.modo, escrita(&estado)), (Modo::Escribe, "4"));
    teclea(&mut estado, "x");
    assert!(todo_junto(&mut estado, (60, 20)).contains("no es un número entero"));
}

#[test]
fn el_arbol_se_dibuja_mientras_se_escribe() {
    let mut estado = examen();
    estado.ve_a(ARBOL);
    teclea(&mut estado, "\nP(H1(x) H2");
    assert!(todo_junto(&mut estado, (80, 24)).contains("Falta un «)»"));
    teclea(&mut estado, ")");
    let arbol = todo_junto(&mut estado, (80, 24));
    assert!(arbol.contains("4 procesos") && arbol.contains("│  └─ x"), "{arbol}");
    let pequeno = todo_junto(&mut estado, (40, 12));
    assert!(
        pequeno.contains("… y ") && pequeno.contains("procesos más"),
        "{pequeno}"
    );
}

#[test]
fn los_huecos_van_uno_a_uno() {
    let mut estado = examen();
    estado.ve_a(HUECOS);
    teclea(&mut estado, "\nacquire\nrelease");
    let escritas = vec!["acquire".to_owned(), "release".to_owned()];
    assert_eq!(estado.contestacion(), Some(&Contestacion::Escritas(escritas)));
    tecla(&mut estado, KeyCode::BackTab);
    tecla(&mut estado, KeyCode::Backspace);
    tecla(&mut estado, KeyCode::Esc);
    let huecos = todo_junto(&mut estado, (80, 24));
    assert!(huecos.contains("> ‹1› acquir ") && huecos.contains("  ‹2› release"));
}

#[test]
fn se_ordena_cogiendo_lineas_o_diciendo_su_lugar() {
    let mut estado = examen();
    estado.ve_a(ORDENA);
    assert_eq!(estado.contestacion(), None);
    teclea(&mut estado, " ");
    tecla(&mut estado, KeyCode::Down);
    assert_eq!(estado.contestacion(), Some(&Contestacion::Orden(vec![0, 2, 1])));
    teclea(&mut estado, " 3");
    assert_eq!(estado.contestacion(), Some(&Contestacion::Orden(vec![0, 1, 2])));
    let ordenadas = todo_junto(&mut estado, (80, 24));
    assert!(ordenadas.contains("> 3. for p in procesos: p.join()"), "{ordenadas}");
    tecla(&mut estado, KeyCode::Delete);
    tecla(&mut estado, KeyCode::Enter);
    assert_eq!(estado.contestacion(), Some(&Contestacion::Orden(vec![2, 0, 1])));
}

#[test]
fn lo_razonado_va_en_varias_lineas() {
    let mut estado = examen();
    estado.ve_a(RAZONADA);
    teclea(&mut estado, "\nSon zombis.\nSe ven con ps.");
    let texto = "Son zombis.\nSe ven con ps.".to_owned();
    let razonada = Contestacion::Razonada { texto, dichos: None };
    assert_eq!(estado.contestacion(), Some(&razonada));
    estado.ve_a(RAZONADA);
    for tamano in TAMANOS {
        assert!(
            todo_junto(&mut estado, tamano).contains("Se ven con ps."),
            "{tamano:?}"
        );
    }
}

#[test]
fn entregar_y_dejarlo_se_preguntan() {
    let mut estado = examen();
    teclea(&mut estado, "a");
    tecla(&mut estado, KeyCode::Right);
    teclea(&mut estado, "mf");
    let pregunta = todo_junto(&mut estado, (80, 24));
    assert!(pregunta.contains("Hay 10 preguntas en blanco: 2, 3, 4"), "{pregunta}");
    assert!(pregunta.contains("Marcaste la pregunta 2 para volver."), "{pregunta}");
    tecla(&mut estado, KeyCode::Esc);
    assert_eq!(estado.modo, Modo::Mira);
    // Quien escribe sin pulsar antes Intro no entrega.
    for palabra in ["fases\n", "fsync\n"] {
        for letra in palabra.chars() {
            assert_eq!(tecla(&mut estado, KeyCode::Char(letra)), None);
        }
        assert_eq!(estado.modo, Modo::Mira);
    }
    teclea(&mut estado, "fs");
    assert_eq!(tecla(&mut estado, KeyCode::Enter), Some(Accion::Entrega));
    ctrl(&mut estado, 'c');
    assert!(todo_junto(&mut estado, (40, 12)).contains("¿Lo dejas por ahora?"));
    assert_eq!(tecla(&mut estado, KeyCode::Char('s')), Some(Accion::Deja));
    assert_eq!(ctrl(&mut estado, 'c'), Some(Accion::Deja));
    assert_eq!(ctrl(&mut estado, 'z'), Some(Accion::Detente));
}

#[test]
fn por_el_mapa_se_va_a_cualquiera() {
    let mut estado = examen();
    todo_junto(&mut estado, (40, 12));
    teclea(&mut estado, "g");
    tecla(&mut estado, KeyCode::Down);
    tecla(&mut estado, KeyCode::Right);
    let mapa = todo_junto(&mut estado, (40, 12));
    assert!(mapa.contains("[8–]") && mapa.contains("en blanco"), "{mapa}");
    tecla(&mut estado, KeyCode::Enter);
    assert_eq!((estado.actual, estado.modo), (ARBOL, Modo::Mira));
    tecla(&mut estado, KeyCode::End);
    assert_eq!(estado.actual, PROGRAMA);
    tecla(&mut estado, KeyCode::Right);
    assert_eq!(estado.actual, PROGRAMA);
}
