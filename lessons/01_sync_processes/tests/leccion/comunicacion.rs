//! Los pasos que comunican y los que se interbloquean: sus opciones, una muerte a mitad, una sola CPU, y Python.

use std::time::Duration;

use tests::lesson::Misuse;
use tests::{End, Run, Signal, Trial, requires, trial, trial_if, workspace_root};

use crate::{BINARIO, LECCION, leccion};

/// Los pasos de los que trata este fichero.
const PASOS: [&str; 21] = [
    "ping_pong",
    "registro",
    "barrera",
    "barrera_rota",
    "valor",
    "array_compartido",
    "memoria_compartida",
    "tuberia",
    "tuberia_doble",
    "sigpipe",
    "tuberia_con_nombre",
    "cola",
    "productor_consumidor",
    "cerrojo_antes_de_hueco",
    "join_antes_de_get",
    "interbloqueo",
    "mismo_orden",
    "filosofos",
    "filosofos_en_orden",
    "lectores_escritores",
    "dueno_muerto",
];

/// Pasos con tanto trabajo que da tiempo a matar a un hijo a mitad.
const LARGOS: [&str; 6] = [
    "barrera --procesos 16 --rondas 50",
    "valor --procesos 3 --vueltas 100000",
    "cola --productores 4 --consumidores 4 --mensajes 10000",
    "productor_consumidor --elementos 10000",
    "filosofos_en_orden --comidas 10000",
    "lectores_escritores --vueltas 1000",
];

const MAL_USO: [Misuse; 6] = [
    (&["barrera", "--procesos", "1"], "entre 2 y 16 (procesos)"),
    (&["valor", "--vueltas", "0"], "entre 1 y 5000000 (vueltas)"),
    (&["cola", "--mensajes", "0"], "entre 1 y 10000 (mensajes)"),
    (&["productor_consumidor", "--sitio", "muchos"], "entre 1 y 100 (elementos)"),
    (&["filosofos", "--filosofos", "10"], "entre 2 y 9 (filósofos)"),
    (&["lectores_escritores", "--escritores", "17"], "entre 1 y 16 (procesos)"),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LARGOS.map(|orden| {
        trial(&format!("kill -9 a un hijo en mitad de {orden}"), move || {
            kill_9_a_un_hijo(orden)
        })
    }));
    trials.extend([
        trial("con pocos procesos y con muchos", pocos_y_muchos),
        trial(
            "los pasos que comunican, una y otra vez en una sola CPU",
            en_una_cpu,
        ),
        trial("barrera: un solo 0 por ronda", un_cero_por_ronda),
        trial("kill -9 a quien espera en put: la lección lo nota", kill_9_en_put),
        trial("lo que tiene nombre se borra, acabe como acabe", nombres_borrados),
        trial(
            "Ctrl-C en pleno interbloqueo: 130 y nada queda",
            ctrl_c_en_un_interbloqueo,
        ),
        trial(
            "kill -9 al padre en pleno interbloqueo: nada queda",
            kill_9_al_padre,
        ),
        trial_if(
            "en Python, las respuestas de Modifica hacen lo que dicen",
            || requires::program("python3"),
            respuestas_en_python,
        ),
    ]);
    trials
}

fn pocos_y_muchos() {
    for orden in [
        "barrera --procesos 2 --rondas 1",
        "barrera --procesos 16 --rondas 5",
        "valor --procesos 2 --vueltas 1",
        "valor --procesos 16 --vueltas 1000",
        "cola --productores 1 --consumidores 16 --mensajes 1",
        "cola --productores 16 --consumidores 1 --mensajes 100",
        "productor_consumidor --sitio 1 --elementos 1",
        "productor_consumidor --sitio 100 --elementos 50",
        "array_compartido --procesos 2 --vueltas 1",
        "array_compartido --procesos 16 --vueltas 1000",
        "cerrojo_antes_de_hueco --sitio 1",
        "cerrojo_antes_de_hueco --sitio 100",
        "filosofos --filosofos 2",
        "filosofos --filosofos 9",
        "filosofos_en_orden --filosofos 2 --comidas 1",
        "filosofos_en_orden --filosofos 9 --comidas 100",
        "lectores_escritores --lectores 1 --escritores 16 --vueltas 5",
        "lectores_escritores --lectores 16 --escritores 1 --vueltas 5",
    ] {
        leccion().args(orden.split(' ')).run().assert_code(0).assert_clean();
    }
}

fn en_una_cpu() {
    for _ in 0..requires::repetitions(1) {
        leccion().args(PASOS).one_cpu().run().assert_code(0).assert_clean();
    }
}

fn un_cero_por_ronda() {
    let outcome =
        leccion().args(["barrera", "--procesos", "5", "--rondas", "7"]).run();
    outcome
        .assert_code(0)
        .assert_says("veces que wait() ha devuelto 0, una por ronda: 7");
}

/// El momento cambia de una vez a otra. El hijo puede haber acabado ya; si no, la lección lo dice y acaba con 1. Lo
/// que no puede es quedarse esperando, ni dejar a nadie.
fn kill_9_a_un_hijo(orden: &str) {
    for vez in 0..requires::repetitions(3) {
        let milisegundos = 5 + vez * 17 % 60;
        let run =
            Run::child_killed_after(&format!("'{BINARIO}' {orden}"), milisegundos);
        let outcome = run.deadline(Duration::from_secs(20)).run();
        outcome.assert_clean();
        assert!(matches!(outcome.end, End::Exited(0 | 1)), "{}", outcome.report());
    }
}

/// La señal llega antes, durante y después de que exista el nombre.
fn nombres_borrados() {
    for vez in 0..requires::repetitions(12) {
        for paso in ["memoria_compartida", "tuberia_con_nombre"] {
            let (orden, milisegundos) =
                (format!("'{BINARIO}' {paso}"), vez * 11 % 130);
            for senal in ["2", "9"] {
                let run = Run::signalled_after(&orden, senal, milisegundos);
                run.run().assert_nothing_alive().assert_no_files();
            }
            let outcome = Run::child_killed_after(&orden, milisegundos).run();
            outcome.assert_clean();
            assert!(
                matches!(outcome.end, End::Exited(0 | 1)),
                "{}",
                outcome.report()
            );
        }
    }
}

fn kill_9_en_put() {
    let run = leccion().arg("join_antes_de_get").wait_for("Predice");
    let outcome = run.signal_child(&[1], Signal::SIGKILL).run();
    outcome.assert_code(1).assert_clean().assert_complains("lo ha matado SIGKILL");
}

/// Los dos hijos están interbloqueados desde antes de que se diga, y hasta que el padre mata a uno.
fn interbloqueados() -> Run {
    leccion().arg("interbloqueo").wait_for("hijo 1 no termina")
}

fn ctrl_c_en_un_interbloqueo() {
    let outcome = interbloqueados().ctrl_c().run();
    outcome
        .assert_code(130)
        .assert_clean()
        .assert_complains("Interrumpido con Ctrl-C");
}

fn kill_9_al_padre() {
    let outcome = interbloqueados().signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive();
}

/// Los que se enseñan como respuesta, y no son de ningún paso.
fn respuestas_en_python() {
    for (programa, dice) in [
        ("sumador_restador.py", "al final vale 0\n"),
        ("con_plazo.py", "tengo los dos\ntengo los dos\n"),
    ] {
        let ruta = workspace_root().join("book/src/01_sync/python").join(programa);
        let outcome = Run::new("python3").arg(ruta.display().to_string()).run();
        outcome.assert_code(0).assert_clean().assert_no_complaints();
        assert_eq!(outcome.stdout, dice, "{}", outcome.report());
    }
}
