//! De quién es el terminal: lo presta la shell, una sola vez, y lo recupera entero.

use tests::{Run, Trial, requires, trial, trial_if};

use crate::BINARIO;
use crate::conversacion::{AVISO, conversacion};

pub fn trials() -> Vec<Trial> {
    let con = |programa: &'static str| move || requires::program(programa);
    vec![
        trial(
            "una tubería que se detiene entera devuelve siempre el terminal",
            carrera,
        ),
        trial_if(
            "quien le quita el terminal no acaba con ella",
            con("python3"),
            ladron,
        ),
        trial("lanzada con & no se queda el terminal: espera a fg", con_ampersand),
        trial_if(
            "los modos del terminal vuelven tras quien los rompe",
            con("stty"),
            modos,
        ),
        trial_if(
            "un trabajo que sigue encuentra sus modos",
            con("stty"),
            modos_de_un_trabajo,
        ),
        trial("Ctrl-C en wait: un solo aviso", ctrl_c_en_wait),
        trial_if(
            "en el terminal de otra sesión, sin control de trabajos",
            con("setsid"),
            ajeno,
        ),
    ]
}

/// Todavía lee órdenes, las ejecuta y sale cuando se le pide.
fn sigue_viva(shell: Run) {
    let outcome = shell
        .type_text("echo vi''vo\n")
        .wait_for("vivo")
        .wait_for(AVISO)
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn carrera() {
    for _ in 0..requires::repetitions(50) {
        let detenida = conversacion()
            .type_text("sh -c 'kill -STOP 0' | cat | cat | cat | cat | cat\n")
            .wait_for("[1] detenido")
            .wait_for(AVISO);
        sigue_viva(detenida);
    }
}

fn ladron() {
    // Se lo queda y sigue, se lo queda y acaba, o se lo queda mientras la shell lo
    // espera.
    for (antes, despues, luego) in
        [("0", "50", ""), ("0", "0", ""), ("0.3", "0", "wait\n")]
    {
        let robo = format!(
            "import os,signal,time; signal.signal(signal.SIGTTOU, signal.SIG_IGN); time.sleep({antes}); \
             os.tcsetpgrp(0, os.getpgrp()); os.write(1, b\"es m\" + b\"io\\n\"); time.sleep({despues})"
        );
        let robada = conversacion()
            .type_text(format!("python3 -c '{robo}' &\n{luego}"))
            .wait_for("es mio");
        sigue_viva(robada);
    }
}

fn con_ampersand() {
    // La shell de fuera, con control de trabajos, espera a que el núcleo la detenga
    // y después le da el terminal.
    let guion = format!(
        "set -m; '{BINARIO}' minishell --interactivo & \
         until grep -q ') T ' /proc/$!/stat; do sleep 0.02; done; echo detenida; fg; echo sale $?"
    );
    let outcome = Run::sh(&guion)
        .terminal(100, 40)
        .wait_for("detenida")
        .wait_for(AVISO)
        .type_text("cat\n")
        .type_text("eco\n")
        .wait_for("eco\r\neco")
        .eof()
        .wait_for(AVISO)
        .type_text("exit 7\n")
        .wait_for("sale 7")
        .run();
    outcome.assert_code(0).assert_clean();
}

fn modos() {
    for fin in ["kill -9 $$", "exit 0", "exit 3", "kill -STOP $$"] {
        let outcome = conversacion()
            .type_text(format!("sh -c 'stty raw -echo; {fin}'\n"))
            .wait_for(AVISO)
            .type_text("stty -a\r")
            .wait_for(" icanon")
            .wait_for(" echo ")
            .wait_for(AVISO)
            .type_text("exit 9\r")
            .run();
        outcome.assert_code(9).assert_clean();
    }
}

fn modos_de_un_trabajo() {
    let outcome = conversacion()
        .type_text("sh -c 'stty -echo; kill -STOP $$; stty -a'\n")
        .wait_for("[1] detenido")
        .wait_for(AVISO)
        .type_text("fg\n")
        .wait_for("sigue sh")
        .wait_for("-echo ")
        .wait_for(AVISO)
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}

fn ctrl_c_en_wait() {
    // Avisa cuando la shell ya no tiene más hijo que él: `touch` ha acabado, y ella
    // está en `wait`.
    let vigia = "until [ -e f ] && [ \"$(cat /proc/$PPID/task/$PPID/children)\" = \"$$ \" ]; \
                 do sleep 0.02; done; rm f; echo es\"\"pera; exec sleep 50";
    let outcome = conversacion()
        .type_text(format!("sh -c '{vigia}' &\n"))
        .wait_for("[1] ")
        .wait_for(AVISO)
        .type_text("touch f; wait; echo nun''ca\n")
        .wait_for("espera")
        .ctrl_c()
        .wait_for(AVISO)
        .type_text("echo que''da $?\n")
        .wait_for("queda 130")
        .wait_for(AVISO)
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean().assert_never_says("nunca");
    assert_eq!(outcome.stdout.matches(AVISO).count(), 4, "{}", outcome.report());
}

fn ajeno() {
    let outcome = Run::new("setsid")
        .args(["--wait", BINARIO, "minishell", "--interactivo"])
        .terminal(100, 40)
        .wait_for("no hay control de trabajos")
        .wait_for(AVISO)
        .type_text("echo si''gue | cat\n")
        .wait_for("sigue")
        .wait_for(AVISO)
        .type_text("exit 9\n")
        .run();
    outcome.assert_code(9).assert_clean();
}
