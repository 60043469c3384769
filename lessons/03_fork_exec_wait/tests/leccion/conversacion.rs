//! La minishell en un terminal: Ctrl-C, Ctrl-D, Ctrl-Z, segundo plano y a quién pertenece el terminal.

use tests::{Run, Trial, trial};

use crate::{BINARIO, leccion};

pub const AVISO: &str = "minishell$ ";

pub fn trials() -> Vec<Trial> {
    vec![
        trial("se escribe, se ejecuta y se sale con Ctrl-D", ctrl_d),
        trial("exit sale con su código", exit),
        trial("Ctrl-C mata a la orden y no a la shell", ctrl_c_en_una_orden),
        trial("Ctrl-C en el aviso borra lo escrito", ctrl_c_en_el_aviso),
        trial("Ctrl-C no llega al segundo plano", ctrl_c_y_segundo_plano),
        trial("Ctrl-Z detiene la orden, y fg la sigue", ctrl_z),
        trial("una línea a medias pide el resto", a_medias),
        trial("lo que no se entiende no acaba la conversación", no_se_entiende),
        trial("al salir, lo que queda en segundo plano muere", salir_con_trabajos),
        trial("si se cierra el terminal no queda nada", terminal_cerrado),
        trial(
            "al acabar, el terminal vuelve a quien la llamó",
            devuelve_el_terminal,
        ),
        trial(
            "sin terminal, lee las órdenes de la entrada sin comerse la de ellas",
            sin_terminal,
        ),
    ]
}

pub fn conversacion() -> Run {
    leccion().args(["minishell", "--interactivo"]).terminal(100, 40).wait_for(AVISO)
}

fn ctrl_d() {
    let outcome = conversacion()
        .type_text("echo bue''nas | cat\n")
        .wait_for("buenas\r\n")
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean().assert_never_says("Predice");
}

fn exit() {
    conversacion().type_text("exit 9\n").run().assert_code(9).assert_clean();
}

fn ctrl_c_en_una_orden() {
    let outcome = conversacion()
        .type_text("sh -c 'echo em\"\"pieza; exec sleep 50' | cat; echo nun''ca\n")
        .wait_for("empieza")
        .ctrl_c()
        .wait_for(AVISO)
        .type_text("echo que''da $?\n")
        .wait_for("queda 130")
        .eof()
        .run();
    outcome.assert_code(0).assert_clean().assert_never_says("nunca");
}

fn ctrl_c_en_el_aviso() {
    let outcome = conversacion()
        .type_text("echo nun''ca")
        .ctrl_c()
        .wait_for(AVISO)
        .type_text("echo si''gue $?\n")
        .wait_for("sigue 130")
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean().assert_never_says("nunca");
}

fn ctrl_c_y_segundo_plano() {
    let outcome = conversacion()
        .type_text("sh -c 'sleep 1; echo vi''vo' &\n")
        .wait_for("[1] ")
        .wait_for(AVISO)
        .type_text("sh -c 'echo em\"\"pieza; exec sleep 50'\n")
        .wait_for("empieza")
        .ctrl_c()
        .wait_for(AVISO)
        .wait_for("vivo")
        .type_text("wait\n")
        .wait_for("[1] acabado, con código 0")
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean();
}

fn ctrl_z() {
    let outcome = conversacion()
        .type_text("cat\n")
        .type_text("una\n")
        .wait_for("una\r\nuna\r\n")
        .type_text("\u{1a}")
        .wait_for("[1] detenido: cat")
        .wait_for(AVISO)
        .type_text("echo $?; fg\n")
        .wait_for("148")
        .wait_for("sigue cat")
        .type_text("dos\n")
        .wait_for("dos\r\ndos\r\n")
        .eof()
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean();
}

fn a_medias() {
    let outcome = conversacion()
        .type_text("echo 'primera\n")
        .wait_for("> ")
        .type_text("segunda'\n")
        .wait_for("primera\r\nsegunda\r\n")
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean();
}

fn no_se_entiende() {
    let outcome = conversacion()
        .type_text("true && true\n")
        .wait_for("no entiendo «&&»")
        .wait_for(AVISO)
        .type_text("echo $?\n")
        .wait_for("2\r\n")
        .wait_for(AVISO)
        .eof()
        .run();
    outcome.assert_code(0).assert_clean();
}

fn salir_con_trabajos() {
    let outcome = conversacion()
        .type_text("sleep 50 | sleep 50 &\n")
        .wait_for("[1] ")
        .wait_for(AVISO)
        .type_text("exit\n")
        .run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("quedan trabajos en segundo plano");
}

fn terminal_cerrado() {
    let run =
        conversacion().type_text("sleep 50 &\n").wait_for("[1] ").wait_for(AVISO);
    let run = run
        .type_text("sh -c 'echo em\"\"pieza; exec sleep 50'\n")
        .wait_for("empieza");
    run.close_stdout().run().assert_clean();
}

fn devuelve_el_terminal() {
    // La shell de fuera podrá leer del terminal solo si vuelve a ser suyo.
    let orden = format!(
        "'{BINARIO}' minishell --interactivo; read linea; echo \"leído: $linea\""
    );
    let outcome = Run::sh(&orden)
        .terminal(100, 40)
        .wait_for(AVISO)
        .type_text("sleep 0.1\n")
        .wait_for(AVISO)
        .type_text("exit\n")
        .type_text("hola\n")
        .wait_for("leído: hola")
        .run();
    outcome.assert_code(0).assert_clean();
}

fn sin_terminal() {
    let run = leccion().args(["minishell", "--interactivo"]);
    let outcome = run.stdin("echo uno\nhead -1\npara head\necho dos\n").run();
    // `head` lee más de lo que usa, pero empieza justo detrás de su línea.
    outcome.assert_code(0).assert_clean().assert_says("uno\npara head\n");
    let run = leccion().args(["minishell", "--interactivo"]);
    run.stdin("echo 'sin acabar").run().assert_code(2).assert_clean();
}
