//! La minishell con `--guion`: lo que no entiende, lo que queda en segundo plano y los límites.

use std::time::Duration;

use tests::{Outcome, Run, Signal, Trial, requires, trial, trial_if};

use crate::BINARIO;

/// Lo que no entiende, y qué dice. Como `sh`, acaba con 2.
const NO_SE_ENTIENDE: [(&str, &str); 36] = [
    ("true && echo no", "no entiendo «&&»"),
    ("false || echo no", "no entiendo «||»"),
    ("echo (a)", "no entiendo «(» sin comillas"),
    ("echo $HOME", "tras «$» solo entiendo «?»"),
    ("echo *", "no entiendo «*» sin comillas"),
    ("echo `date`", "no entiendo «`» sin comillas"),
    ("echo ~", "no entiendo «~» sin comillas"),
    ("| cat", "falta una orden delante de «|»"),
    ("; echo no", "falta una orden delante de «;»"),
    ("echo a | | cat", "falta una orden delante de «|»"),
    ("&", "falta una orden delante de «&»"),
    ("echo a >", "tras «>» falta un fichero"),
    ("cat << FIN", "no entiendo «<<»"),
    ("cat <<- FIN", "no entiendo «<<»"),
    ("cat <> f", "no entiendo «<>»"),
    ("cat <&0", "no entiendo «<&»"),
    ("echo a >| f", "no entiendo «>|»"),
    ("cat 0<", "tras «<» falta un fichero"),
    ("if true; then echo no; fi", "no entiendo «if»"),
    ("then echo no", "no entiendo «then»"),
    ("else echo no", "no entiendo «else»"),
    ("fi", "no entiendo «fi»"),
    ("for x in a; do echo no; done", "no entiendo «for»"),
    ("while true; do echo no; done", "no entiendo «while»"),
    ("do echo no", "no entiendo «do»"),
    ("done", "no entiendo «done»"),
    ("case a in a) echo no;; esac", "no entiendo «)»"),
    ("case a in", "no entiendo «case»"),
    ("{ echo no; }", "no entiendo «{»"),
    ("echo a | { cat; }", "no entiendo «{»"),
    ("! true", "no entiendo «!»"),
    ("x='a b' echo no", "no entiendo «x=a b»: esta shell no tiene variables"),
    ("echo [ab]", "no entiendo «[» sin comillas"),
    ("echo a 3> f", "solo se redirigen los descriptores 0, 1 y 2"),
    ("echo 'sin cerrar", "el texto se acaba a medias"),
    ("echo a |;", "falta una orden delante de «;»"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = NO_SE_ENTIENDE
        .into_iter()
        .map(|(orden, respuesta)| {
            trial(&format!("no se entiende: {orden}"), move || {
                let outcome = guion(&format!("{orden}\necho no\n"));
                outcome.assert_code(2).assert_clean().assert_complains(respuesta);
                outcome.assert_never_says("no\n");
            })
        })
        .collect();
    trials.extend([
        trial(
            "lo que queda en segundo plano muere con la shell",
            segundo_plano_sin_wait,
        ),
        trial(
            "lo que una orden deja huérfano también muere con la shell",
            huerfano,
        ),
        trial(
            "lo que acaba pronto en segundo plano tiene tiempo de hacerlo",
            acaba_pronto,
        ),
        trial("los que acaban en segundo plano no quedan zombis", sin_zombis),
        trial(
            "sin terminal, el segundo plano no lee la entrada",
            segundo_plano_sin_entrada,
        ),
        trial("wait espera a todos", wait_espera),
        trial("una redirección que falla no ejecuta la orden", redireccion_fallida),
        trial("exit con algo que no es un número: 2", exit_sin_numero),
        trial("SIGTERM a la shell acaba también con sus órdenes", sigterm),
        trial("kill -9 a la shell acaba también con sus órdenes", sigkill),
        trial_if(
            "un guion más largo que el plazo de un paso no se corta",
            con_tiempo,
            sin_plazo,
        ),
        trial("sin sitio para otro proceso, lo dice y sigue", limite_de_procesos),
        trial(
            "sin descriptores, lo dice y no deja a nadie a medias",
            limite_de_descriptores,
        ),
        trial(
            "lo que dice de un nombre raro no lo obedece un terminal",
            nombres_raros,
        ),
        trial("una tubería de 200 órdenes", tuberia_larga),
    ]);
    trials
}

/// La minishell con un guion, dispuesta para añadirle algo antes de ejecutarla.
fn ejecutar(texto: &str, preparar: impl FnOnce(Run) -> Run) -> Outcome {
    let guion = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(guion.path(), texto).unwrap();
    let permisos = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(guion.path(), permisos).unwrap();
    let ruta = guion.path().to_str().unwrap();
    preparar(Run::new(BINARIO).args(["minishell", "--guion", ruta])).run()
}

pub fn guion(texto: &str) -> Outcome {
    ejecutar(texto, |run| run)
}

fn segundo_plano_sin_wait() {
    let outcome = guion("sleep 50 &\nsleep 60 | cat &\necho fin\n");
    outcome.assert_code(0).assert_clean().assert_says("fin\n");
}

fn acaba_pronto() {
    guion("sh -c 'sleep 0.3; echo hecho' &\n")
        .assert_code(0)
        .assert_clean()
        .assert_says("hecho\n");
}

fn huerfano() {
    guion("sh -c 'sleep 50 & true'\nsh -c 'sleep 0.1; sleep 50 & true' &\nsleep 0.3\n")
        .assert_code(0)
        .assert_clean();
}

fn sin_zombis() {
    // Los hijos de la shell, cuando ya deberían estar recogidos: solo la orden que
    // los mira.
    let hijos = "sh -c 'cat /proc/$PPID/task/$PPID/children'";
    let outcome = guion(&format!(
        "true &\nfalse &\ntrue | false | true &\nsleep 0.3\n\n{hijos}\n"
    ));
    outcome.assert_code(0).assert_clean();
    assert_eq!(
        outcome.stdout.split_whitespace().count(),
        1,
        "{}",
        outcome.report()
    );
}

fn segundo_plano_sin_entrada() {
    let outcome =
        ejecutar("cat | wc -c &\nwait\n", |run| run.stdin("no es para ti\n"));
    outcome.assert_code(0).assert_clean().assert_says("0\n");
}

fn wait_espera() {
    let outcome =
        guion("sleep 0.2 &\nsh -c 'sleep 0.3; echo último' &\nwait\necho ya\n");
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says_in_order(&["último\n", "ya\n"]);
}

fn redireccion_fallida() {
    let outcome =
        guion("echo no > /no/existe/f\necho $?\ncd / > /no/existe/f\necho $?\n");
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("2\n2\n")
        .assert_never_says("no\n");
    outcome.assert_complains(
        "/no/existe/f: no existe ese fichero, carpeta o programa (ENOENT)",
    );
}

fn exit_sin_numero() {
    for argumento in ["tres", "-1", "99999999999999", "''"] {
        guion(&format!("exit {argumento}\necho no\n"))
            .assert_code(2)
            .assert_never_says("no");
    }
}

const LARGO: &str = "echo dormido\nsleep 50 | sleep 60\n";

fn sigterm() {
    let outcome =
        ejecutar(LARGO, |run| run.wait_for("dormido").signal(Signal::SIGTERM));
    outcome.assert_code(143).assert_clean();
}

fn sigkill() {
    let outcome =
        ejecutar(LARGO, |run| run.wait_for("dormido").signal(Signal::SIGKILL));
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

fn con_tiempo() -> Result<(), String> {
    let repeticiones = requires::repetitions(0);
    if repeticiones >= 100 {
        Ok(())
    } else {
        Err("dura más de un minuto: CUADERNO_REPETICIONES=100".into())
    }
}

/// El plazo de un paso es de un minuto.
fn sin_plazo() {
    let outcome = ejecutar("sleep 61\necho fin\n", |run| {
        run.deadline(Duration::from_secs(90))
    });
    outcome.assert_code(0).assert_clean().assert_says("fin\n");
}

fn limite_de_procesos() {
    let outcome = ejecutar("echo no\necho no\n", Run::no_more_processes);
    outcome.assert_code(2).assert_clean().assert_never_says("no\n");
    outcome.assert_complains("no deja crear más procesos (EAGAIN)");
}

fn nombres_raros() {
    let raro = "/no/\u{1b}[2J\u{9b}x";
    let outcome = guion(&format!("{raro}\ncd {raro}\necho a > {raro}\n"));
    outcome.assert_clean();
    for linea in outcome.stderr.lines() {
        assert!(linea.contains(r"/no/\033[2J\302\233x"), "{}", outcome.report());
    }
    assert_eq!(outcome.stderr.lines().count(), 3, "{}", outcome.report());
    let outcome = guion("sh -c 'exec sleep 50' \u{1b}[0m &\njobs\nkill %1\nwait\n");
    outcome.assert_clean().assert_says(r"exec sleep 50 \033[0m");
}

fn limite_de_descriptores() {
    // Con 5 no cabe la primera tubería; con 6, la segunda, cuando el primer proceso
    // ya ha nacido.
    for limite in [5, 6] {
        let guion = "sleep 50 | cat | cat\necho $?\n";
        let plazo = Duration::from_secs(20);
        let outcome = ejecutar(guion, |run| run.max_files(limite).deadline(plazo));
        outcome
            .assert_code(0)
            .assert_clean()
            .assert_complains("ulimit -n")
            .assert_says("2\n");
    }
}

fn tuberia_larga() {
    let outcome = guion(&format!("echo fin{}\n", " | cat".repeat(199)));
    outcome.assert_code(0).assert_clean().assert_says("fin\n");
}
