//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use tests::claims::Constant;
use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.fits_trial());
    trials.push(LECCION.claims_trial(&SIEMPRE));
    trials.extend([
        trial_if(
            "ps enseña el zombi con Z y <defunct>",
            || requires::program("ps"),
            zombi_en_ps,
        ),
        trial(
            "huerfano dice quién adopta, y es el vigilante de la prueba",
            quien_adopta,
        ),
        trial("el huérfano y el demonio los adopta quien vigila", adoptados),
        trial_if(
            "muchos, siendo root, baja a un usuario sin nombre",
            requires::root,
            muchos_root,
        ),
        trial("muchos deja el sitio que se le pide", muchos_con_tres),
        trial("demonio no hereda la umask de quien lo arranca", umask_heredada),
        trial(
            "recoger, con SIGCHLD ignorada por quien la ejecuta",
            sigchld_heredada,
        ),
    ]);
    trials
}

/// Números que los pasos dicen sean cuales sean sus opciones.
const SIEMPRE: [Constant; 4] = [
    ("zombi", 9, "el número de SIGKILL, en `kill -9`"),
    ("huerfano", 1, "el PID de init"),
    ("demonio", 3, "sus descriptores 0, 1 y 2"),
    ("demonio", 4, "la cuerda y tres puertas"),
];

fn zombi_en_ps() {
    let guion = format!(
        "'{BINARIO}' zombi --segundos 2 & \
         until ps --ppid $! -o s=,args= | grep -F '<defunct>'; do sleep 0.02; done; wait $!"
    );
    let outcome = Run::sh(&guion).run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("Z [04_zombies_orph] <defunct>");
}

fn quien_adopta() {
    let outcome = leccion().arg("huerfano").run();
    outcome.assert_code(0).assert_clean();
    let adoptado =
        outcome.lines().into_iter().find(|linea| linea.contains("lo ha adoptado"));
    let adoptado = adoptado.expect("la lección dice quién adopta");
    // Si no consta que PID 1 recoja, la lección no se fía y adopta ella.
    let ella = outcome.stdout.contains("si termina un huérfano mío, lo recojo yo");
    assert!(
        adoptado.contains(if ella { "soy yo" } else { "vigilante (PID" }),
        "{adoptado}"
    );
}

fn adoptados() {
    for paso in ["doble_fork", "huerfano", "demonio"] {
        let outcome = leccion().arg(paso).run();
        outcome.assert_code(0).assert_clean();
        let ella =
            outcome.stdout.contains("si termina un huérfano mío, lo recojo yo");
        assert_eq!(
            outcome.adopted.len(),
            usize::from(!ella),
            "{paso}\n{}",
            outcome.report()
        );
    }
}

fn muchos_root() {
    let outcome = leccion().arg("muchos").run();
    outcome.assert_code(0).assert_clean().assert_says("UID 6");
    outcome.assert_says("zombis sin recoger: 20");
}

fn muchos_con_tres() {
    let outcome = leccion().args(["muchos", "--sitio", "3"]).run();
    outcome.assert_code(0).assert_clean().assert_says("los que ya hay y 3 más");
    if requires::root().is_ok() {
        outcome.assert_says("zombis sin recoger: 3;");
    }
}

fn umask_heredada() {
    let outcome = Run::sh(&format!("umask 077; exec '{BINARIO}' demonio")).run();
    outcome
        .assert_code(0)
        .assert_clean()
        .assert_says("permisos que quita su umask: 0");
}

fn sigchld_heredada() {
    let orden = [
        "--ignore-signal=CHLD",
        "--block-signal=TERM",
        BINARIO,
        "recoger",
        "zombi",
    ];
    Run::new("env").args(orden).run().assert_code(0).assert_clean();
}
