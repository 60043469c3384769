//! El control de trabajos de la minishell: `jobs`, `fg`, `bg`, `kill %N`, y qué es un trabajo detenido.

use tests::{Run, Signal, Trial, trial};

use crate::conversacion::{AVISO, conversacion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial(
            "un trabajo está detenido cuando no queda ninguno en marcha",
            detenido_uno_solo,
        ),
        trial("fg %N y kill %N eligen el trabajo", elegir),
        trial("bg sigue sin terminal, y lo que lea de él lo detiene otra vez", bg),
        trial(
            "un trabajo detenido en segundo plano se cuenta",
            detenido_en_segundo_plano,
        ),
        trial("lo que ya ha contado jobs no se cuenta otra vez", contado_por_jobs),
        trial(
            "un trabajo que vuelve al primer plano conserva su número",
            mismo_numero,
        ),
        trial("kill a un trabajo detenido lo mata", kill_a_un_detenido),
        trial(
            "jobs enseña también al que sigue porque otro lo ha querido",
            sigue_por_fuera,
        ),
        trial("tras SIGSTOP, $? es 147; tras Ctrl-Z, 148", codigo_de_detenido),
        trial("salir con 130 no es morir por Ctrl-C", sale_con_130),
        trial("en una tubería, jobs enseña y fg no puede", en_un_hijo),
        trial("lo que no es un trabajo se dice", no_es_un_trabajo),
    ]
}

/// Teclea una línea y espera la respuesta, y después el aviso.
fn di(run: Run, linea: &str, respuesta: &str) -> Run {
    run.type_text(format!("{linea}\n")).wait_for(respuesta).wait_for(AVISO)
}

/// Vuelve cuando el primer hijo de la shell, que es el trabajo 1, está detenido.
const SE_DETIENE: &str = "sh -c 'read uno otros < /proc/$PPID/task/$PPID/children; \
                          until grep -q \") T \" /proc/$uno/stat; do sleep 0.02; done'";

/// Vuelve cuando a la shell le quedan dos hijos, además de él.
const QUEDAN_DOS: &str = "sh -c 'while [ $(wc -w < /proc/$PPID/task/$PPID/children) -gt 3 ]; \
                          do sleep 0.02; done'";

fn acaba(run: Run) -> tests::Outcome {
    let outcome = run.type_text("exit 9\n").run();
    outcome.assert_code(9).assert_clean();
    outcome
}

fn detenido_uno_solo() {
    // `cat` sigue en marcha: el trabajo no está detenido, y el terminal es suyo hasta que se pulse Ctrl-Z.
    let run =
        conversacion().type_text("sh -c 'echo em\"\"pieza; kill -STOP $$' | cat\n");
    let run =
        run.wait_for("empieza").look().type_text("\u{1a}").wait_for("[1] detenido");
    let outcome = acaba(di(run.wait_for(AVISO), "jobs", "[1]+ detenido: sh"));
    assert_eq!(
        outcome.stdout.matches("detenido").count(),
        2,
        "{}",
        outcome.report()
    );
}

fn elegir() {
    let run = di(conversacion(), "sleep 51 &", "[1] ");
    let run = di(run, "sleep 52 &", "[2] ");
    let run = di(run, "sleep 53 &", "[3] ");
    let run = di(
        run,
        "jobs",
        "[1]  en marcha: sleep 51\r\n[2]  en marcha: sleep 52\r\n[3]+ en marcha",
    );
    let run = di(
        run,
        &format!("kill -9 %2; {QUEDAN_DOS}"),
        "[2] acabado, con código 137: sleep 52",
    );
    let run = run
        .type_text("fg %1\n")
        .wait_for("sigue sleep 51")
        .ctrl_c()
        .wait_for(AVISO);
    acaba(di(run, "kill %3; wait", "[3] acabado, con código 143: sleep 53"));
}

fn bg() {
    let run = conversacion()
        .type_text("sh -c 'echo em\"\"pieza; read x; echo le\"\"ido $x'\n");
    let run = run
        .wait_for("empieza")
        .type_text("\u{1a}")
        .wait_for("[1] detenido")
        .wait_for(AVISO);
    let run = run
        .type_text(format!("bg\n{SE_DETIENE}\n"))
        .wait_for("[1] sigue en segundo plano: sh");
    let run = run.wait_for("[1] detenido: sh").wait_for(AVISO);
    let run = run
        .type_text("fg\n")
        .wait_for("sigue sh")
        .type_text("hola\n")
        .wait_for("leido hola");
    acaba(run.wait_for(AVISO));
}

fn detenido_en_segundo_plano() {
    let run = conversacion().type_text(format!("cat &\n{SE_DETIENE}\n"));
    let run = run.wait_for("[1] detenido: cat (sigue con fg)").wait_for(AVISO);
    let outcome = acaba(di(run, "echo o''tra", "otra"));
    assert_eq!(
        outcome.stdout.matches("detenido: cat").count(),
        1,
        "{}",
        outcome.report()
    );
}

fn contado_por_jobs() {
    let run = di(
        conversacion(),
        &format!("cat & {SE_DETIENE}; jobs"),
        "[1]+ detenido: cat",
    );
    let outcome = acaba(di(run, "echo o''tra", "otra"));
    assert_eq!(
        outcome.stdout.matches("detenido: cat").count(),
        1,
        "{}",
        outcome.report()
    );
}

fn mismo_numero() {
    let run = conversacion().type_text("cat\n").type_text("x\n").wait_for("x\r\nx");
    let run = run.type_text("\u{1a}").wait_for("[1] detenido: cat").wait_for(AVISO);
    let run = di(run, "sleep 50 &", "[2] ");
    let run = run
        .type_text("fg %1\n")
        .wait_for("sigue cat")
        .type_text("y\n")
        .wait_for("y\r\ny");
    let run = run.type_text("\u{1a}").wait_for("[1] detenido: cat").wait_for(AVISO);
    acaba(di(run, "jobs", "[1]+ detenido: cat\r\n[2]  en marcha"));
}

fn kill_a_un_detenido() {
    let run = di(conversacion(), "sh -c 'kill -STOP $$'", "[1] detenido");
    acaba(di(run, "kill %1; wait", "[1] acabado, con código 143"));
}

fn sigue_por_fuera() {
    let run =
        di(conversacion(), "sh -c 'kill -STOP $$; exec sleep 50'", "[1] detenido");
    let run = run.signal_child(&[1], Signal::SIGCONT);
    acaba(di(run, "jobs", "[1]+ en marcha"));
}

fn codigo_de_detenido() {
    let run = di(conversacion(), "sh -c 'kill -STOP $$'", "[1] detenido");
    let run = di(run, "echo $?", "147\r\n");
    let run = di(run, "sh -c 'kill -STOP $$' | true", "[2] detenido");
    acaba(di(run, "echo $?", "147\r\n"));
}

fn sale_con_130() {
    let run =
        di(conversacion(), "sh -c 'exit 130'; echo si''gue $?", "sigue 130\r\n");
    let run = run.type_text("sh -c 'kill -INT $$'; echo nun''ca\n").wait_for(AVISO);
    acaba(run).assert_never_says("nunca");
}

fn en_un_hijo() {
    let run = di(conversacion(), "sleep 50 &", "[1] ");
    let run = di(run, "jobs | cat", "[1]+ en marcha: sleep 50");
    acaba(di(run, "fg | cat", "fg: sin un terminal"));
}

fn no_es_un_trabajo() {
    let run = di(conversacion(), "fg", "fg: no hay ningún trabajo");
    let run = di(run, "sleep 50 &", "[1] ");
    let run = di(run, "bg %7", "bg: no hay ningún trabajo «%7»: jobs los enseña");
    let run =
        di(run, "fg 1", "«1»: un trabajo se nombra con % y su número, como %1");
    let run =
        di(run, "kill -BASURA %1", "kill: ha de ser kill [-SEÑAL] %TRABAJO o PID");
    acaba(di(run, "kill", "kill: ha de ser"));
}
