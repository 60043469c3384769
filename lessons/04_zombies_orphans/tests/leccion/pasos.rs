//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use std::time::Duration;

use tests::{Run, Trial, requires, trial, trial_if};

use crate::{PASOS, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = PASOS.into_iter().map(paso_suelto).collect();
    trials.extend([
        trial("la lista de pasos es la de la lección", la_lista),
        trial("la lección entera acaba en 25 s", la_leccion_entera),
        trial("la lección entera, como usuario corriente", || entera(leccion().ordinary_user())),
        trial("la lección entera, en una sola CPU", || entera(leccion().one_cpu())),
        trial("la lección entera, con la entrada cerrada", || entera(leccion().stdin_closed())),
        trial("la lección entera, en un terminal", || {
            entera(leccion().terminal(100, 40).arg("--sin-pausas"))
        }),
        trial_if("ps enseña el zombi con Z y <defunct>", || requires::program("ps"), zombi_en_ps),
        trial("huerfano dice quién adopta, y es el vigilante de la prueba", quien_adopta),
        trial("el huérfano y el demonio los adopta quien vigila", adoptados),
        trial_if("muchos, siendo root, baja a un usuario sin nombre", requires::root, muchos_root),
        trial("muchos deja el sitio que se le pide", muchos_con_tres),
        trial("recoger, con SIGCHLD ignorada por quien la ejecuta", sigchld_heredada),
    ]);
    trials
}

fn paso_suelto(paso: &'static str) -> Trial {
    trial(&format!("paso {paso}"), move || {
        let outcome = leccion().arg(paso).run();
        outcome.assert_code(0).assert_clean().assert_no_complaints();
        outcome.assert_says(&format!("1 de 1 · {paso} ")).assert_says("Observa:").assert_says("✔ ");
    })
}

fn la_lista() {
    let outcome = leccion().arg("--lista").run();
    outcome.assert_code(0).assert_clean();
    let primera = |linea: &String| Some(linea.split_whitespace().next()?.to_owned());
    let listados: Vec<String> = outcome.lines().iter().filter_map(primera).collect();
    assert_eq!(listados, PASOS);
}

fn la_leccion_entera() {
    let outcome = leccion().arg("--sin-pausas").deadline(Duration::from_secs(25)).run();
    outcome.assert_code(0).assert_clean();
    for (posicion, paso) in PASOS.iter().enumerate() {
        outcome.assert_says(&format!("{} de 10 · {paso} ", posicion + 1));
    }
    outcome.assert_says_wrapped("cargo run --bin 05_server");
}

fn entera(run: Run) {
    run.deadline(Duration::from_secs(25)).run().assert_code(0).assert_clean();
}

fn zombi_en_ps() {
    let outcome = leccion().arg("zombi").run();
    outcome.assert_code(0).assert_says("[04_zombies_orph] <defunct>");
}

fn quien_adopta() {
    let outcome = leccion().arg("huerfano").run();
    outcome.assert_code(0).assert_clean();
    let adoptado = outcome.lines().into_iter().find(|linea| linea.contains("lo ha adoptado"));
    let adoptado = adoptado.expect("la lección dice quién adopta");
    // Si no consta que PID 1 recoja, la lección no se fía y adopta ella.
    let ella = outcome.stdout.contains("los adopto yo");
    assert!(adoptado.contains(if ella { "soy yo" } else { "vigilante (PID" }), "{adoptado}");
}

fn adoptados() {
    for paso in ["doble_fork", "huerfano", "demonio"] {
        let outcome = leccion().arg(paso).run();
        outcome.assert_code(0).assert_clean();
        let ella = outcome.stdout.contains("los adopto yo");
        assert_eq!(outcome.adopted.len(), usize::from(!ella), "{paso}\n{}", outcome.report());
    }
}

fn muchos_root() {
    let outcome = leccion().arg("muchos").run();
    outcome.assert_code(0).assert_clean().assert_says("UID 6");
    outcome.assert_says("con 20 zombis sin recoger");
}

fn muchos_con_tres() {
    let outcome = leccion().args(["muchos", "--sitio", "3"]).run();
    outcome.assert_code(0).assert_clean().assert_says("los que ya hay y 3 más");
}

fn sigchld_heredada() {
    let orden = ["--ignore-signal=CHLD", "--block-signal=TERM", crate::BINARIO, "recoger", "zombi"];
    Run::new("env").args(orden).run().assert_code(0).assert_clean();
}
