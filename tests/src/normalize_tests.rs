//! Lo que debe hacer `normalize` con las líneas que dicen las lecciones.

use super::{normalize, strip_ansi};

#[test]
fn cada_hablante_tiene_su_nombre() {
    let said = "padre 4121 │ hola\nhijo 1 4122 │ yo\nnieto 1.1 4130 │ y yo\ndescendiente 1.1.2 4131 │ también\n";
    let named = "padre P │ hola\nhijo 1 H1 │ yo\nnieto 1.1 H1.1 │ y yo\ndescendiente 1.1.2 H1.1.2 │ también\n";
    assert_eq!(normalize(said), named);
}

#[test]
fn un_pid_conocido_se_cambia_en_todas_partes() {
    let said = "padre 4121 │ creo al hijo 2 (PID 4123); yo soy PID 4121 y mi padre PPID 4100\n\
                hijo 2 4123 │ mi padre es 4121, y 4100 es mi abuelo: kill(4123)\n";
    let named = "padre P │ creo al hijo 2 (PID H2); yo soy PID P y mi padre PPID X1\n\
                 hijo 2 H2 │ mi padre es P, y X1 es mi abuelo: kill(H2)\n";
    assert_eq!(normalize(said), named);
}

#[test]
fn un_nombre_se_aprende_aunque_llegue_tarde() {
    let said = "padre 4121 │ PID 4130\nnieto 1.1 4130 │ soy yo\n";
    assert_eq!(normalize(said), "padre P │ PID H1.1\nnieto 1.1 H1.1 │ soy yo\n");
}

#[test]
fn el_arbol_tambien() {
    let said = "padre 4121 │ 00_process(4121)─┬─00_process(4122)\n\
                padre 4121 │                  └─sleep(4125)\n\
                hijo 1 4122 │ 00_process(4140)\n";
    let named = "padre P │ 00_process(P)─┬─00_process(H1)\n\
                 padre P │                  └─sleep(X1)\n\
                 hijo 1 H1 │ 00_process(X2)\n";
    assert_eq!(normalize(said), named);
}

#[test]
fn un_hablante_con_nombre_propio_es_un_extrano() {
    let said = "padre 4121 │ PPID 4100\nProceso-1 4122 │ PID 4122\n";
    assert_eq!(normalize(said), "padre P │ PPID X1\nProceso-1 X2 │ PID X2\n");
}

#[test]
fn lo_que_no_es_un_pid_se_queda() {
    let said = "padre 42 │ exit(300), kill(9), 42,5 y 42.000 e hijo42, 1 proceso y PID 1\n";
    assert_eq!(
        normalize(said),
        "padre P │ exit(300), kill(9), 42,5 y 42.000 e hijo42, 1 proceso y PID 1\n"
    );
}

#[test]
fn el_pid_de_un_wait_status_tambien_tiene_nombre() {
    let said = "padre 4121 │ Exited(Pid(4122), 3) y Exited(Pid(4123), 44)\nhijo 1 4123 │ yo\n";
    assert_eq!(
        normalize(said),
        "padre P │ Exited(Pid(X1), 3) y Exited(Pid(H1), 44)\nhijo 1 H1 │ yo\n"
    );
}

#[test]
fn un_pid_que_varia_tambien_tiene_nombre() {
    let said = "padre 4121 │ hecha por PID \u{2062}4130\u{2064}\n";
    assert_eq!(normalize(said), "padre P │ hecha por PID \u{2062}X1\u{2064}\n");
}

#[test]
fn los_colores_se_quitan() {
    assert_eq!(
        strip_ansi("\u{1b}[1;36mpadre 1 │\u{1b}[0m hola\r\n\u{1b}]0;título\u{7}\u{1b}[2K"),
        "padre 1 │ hola\n"
    );
    assert_eq!(normalize("\u{1b}[1;36mpadre 4121 │\u{1b}[0m hola\n"), "padre P │ hola\n");
}
