//! En cualquier tamaño se ve lo que ha de verse.

use super::*;

#[test]
fn lo_que_ha_de_verse_se_ve_en_cualquier_tamano() {
    for tamano in TAMANOS {
        for cual in 0..CUANTAS {
            let mut estado = examen();
            estado.ve_a(cual);
            let filas = se_ve(&mut estado, tamano);
            let total = filas.len();
            let donde = format!("{tamano:?} {cual}\n{}", filas.join("\n"));
            assert!(filas[0].contains(&format!("{} de 11", cual + 1)), "{donde}");
            assert!(filas[0].contains("quedan 1:00:00"), "{donde}");
            assert!(filas[1].contains(&format!("[{}–]", cual + 1)), "{donde}");
            assert!(filas[total - 1].contains("? ayuda"), "{donde}");
            let cabe_entera = !donde.contains("AvPág");
            let principio = [
                "¿Cuántos procesos",
                "¿Qué acaba",
                "¿Cuántas líneas",
                "¿Cómo se llama",
                "Ordena las",
                "¿Qué va",
                "¿En qué línea",
                "Dibuja el árbol",
                "¿Puede darse",
                "Un servidor",
                "Una cuenta",
            ][cual];
            assert!(filas[3].contains(principio), "{donde}");
            if tamano != (40, 12) && cual != RAZONADA {
                assert!(cabe_entera, "{donde}");
            }
        }
    }
}

#[test]
fn lo_que_no_cabe_se_ve_al_bajar_y_lo_largo_sigue_con_una_marca() {
    let mut estado = examen();
    estado.ve_a(RAZONADA);
    let antes = todo_junto(&mut estado, (40, 12));
    assert!(antes.contains("↓ AvPág") && !antes.contains("no lo hicieran"));
    for _ in 0..9 {
        tecla(&mut estado, KeyCode::PageDown);
        todo_junto(&mut estado, (40, 12));
    }
    let despues = todo_junto(&mut estado, (40, 12));
    assert!(despues.contains("no lo hicieran") && despues.contains("↑ RePág"));
    assert!(!despues.contains("↓ AvPág"), "{despues}");
    estado.ve_a(LINEA);
    let linea = todo_junto(&mut estado, (60, 20));
    assert!(
        linea.contains("  4 │ reserva.join()") && linea.contains(SIGUE),
        "{linea}"
    );
}

#[test]
fn de_los_cinco_minutos_se_avisa_con_palabras() {
    let mut estado = examen();
    estado.con_color = false;
    estado.pon_reloj(Reloj::Quedan(Duration::from_secs(300)));
    for tamano in TAMANOS {
        let todo = todo_junto(&mut estado, tamano);
        assert!(todo.contains("Quedan cinco minutos"), "{todo}");
        assert!(todo.contains("¡solo quedan 5:00!"), "{todo}");
    }
}

#[test]
fn en_un_terminal_diminuto_se_dice_y_no_se_contesta_a_ciegas() {
    let mut estado = examen();
    for tamano in [(39, 24), (80, 11), (10, 3), (1, 1)] {
        let todo = todo_junto(&mut estado, tamano);
        if tamano.0 > 30 {
            assert!(todo.contains("Agranda la ventana"), "{todo}");
        }
        teclea(&mut estado, "b");
        assert_eq!(estado.contestacion(), None);
        ctrl(&mut estado, 'c');
        assert!(
            tamano.0 < 30 || todo_junto(&mut estado, tamano).contains("¿Lo dejas?")
        );
        tecla(&mut estado, KeyCode::Esc);
    }
}

#[test]
fn sin_color_no_hay_ninguno_y_con_color_solo_los_del_terminal() {
    for con_color in [false, true] {
        for cual in 0..CUANTAS {
            let mut estado = examen();
            estado.con_color = con_color;
            estado.ve_a(cual);
            let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
            dibuja::coloca(&mut estado);
            terminal.draw(|marco| dibuja::todo(&estado, marco)).unwrap();
            for celda in terminal.backend().buffer().content() {
                assert_eq!(celda.bg, ratatui::style::Color::Reset);
                let color = celda.fg;
                let del_terminal = !matches!(
                    color,
                    ratatui::style::Color::Rgb(..)
                        | ratatui::style::Color::Indexed(_)
                );
                assert!(del_terminal);
                assert!(
                    con_color || color == ratatui::style::Color::Reset,
                    "{color}"
                );
            }
        }
    }
}
