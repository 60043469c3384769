//! En un contenedor, PID 1 puede ser un programa que no recoge a nadie.

use tests::{Run, Signal, Trial, trial_if};

use crate::{BINARIO, leccion};

pub fn trials() -> Vec<Trial> {
    vec![
        trial_if(
            "con un PID 1 que nunca llama a wait, no queda ni un zombi",
            puede,
            pid_1_no_recoge,
        ),
        trial_if("con un PID 1 que recoge, adopta él", puede, pid_1_recoge),
        trial_if("siendo PID 1 la propia lección", puede, la_leccion_es_pid_1),
        trial_if("init_en_miniatura es un buen PID 1", puede, init_es_pid_1),
        trial_if(
            "con el /proc de otro espacio de PID, lo dice y acaba con 1",
            puede,
            proc_ajeno,
        ),
    ]
}

/// Hace falta poder crear un espacio de PID con su propio `/proc`.
fn puede() -> Result<(), String> {
    let outcome = Run::new("unshare")
        .args(["--pid", "--fork", "--mount-proc", "true"])
        .try_run();
    match outcome {
        Ok(outcome) if outcome.stderr.is_empty() => Ok(()),
        _ => Err("aquí no se puede crear un espacio de PID con unshare".to_owned()),
    }
}

/// El intérprete arranca la lección y se convierte, con `exec`, en un `sleep` que
/// no sabe que tiene hijos.
fn pid_1_no_recoge() {
    let dentro = format!(
        "('{BINARIO}' --sin-pausas; echo acaba con $?; \
          echo zombis: $(cat /proc/[0-9]*/stat | grep -c ') Z '); echo fin de la prueba) & \
         exec sleep 20"
    );
    let outcome = contenedor(&["sh", "-c", &dentro])
        .wait_for("fin de la prueba")
        .signal_child(&[1], Signal::SIGKILL)
        .run();
    outcome.assert_says("recoja huérfanos");
    outcome.assert_says("soy yo, que me he declarado subreaper");
    outcome
        .assert_says("acaba con 0")
        .assert_says("zombis: 0")
        .assert_nothing_alive();
}

fn contenedor(orden: &[&str]) -> Run {
    let run = Run::new("unshare").args([
        "--pid",
        "--fork",
        "--kill-child",
        "--mount-proc",
    ]);
    run.args(orden.iter().copied())
}

fn pid_1_recoge() {
    let dentro =
        format!("/bin/true; '{BINARIO}' doble_fork huerfano demonio; exit $?");
    let outcome = contenedor(&["bash", "-c", &dentro]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("lo ha adoptado bash (PID 1)");
    outcome.assert_says("entre él y yo no hay ningún subreaper");
}

fn la_leccion_es_pid_1() {
    let outcome = contenedor(&[BINARIO, "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean();
}

fn init_es_pid_1() {
    let guion = "(sleep 0.1 & echo $! >&3) 3>&1 | { read huerfano; \
                 while [ -e /proc/$huerfano ]; do sleep 0.02; done; echo recogido; exit 4; }";
    let outcome =
        contenedor(&[BINARIO, "init_en_miniatura", "--", "sh", "-c", guion]).run();
    outcome.assert_code(4).assert_clean();
    assert_eq!(outcome.stdout, "recogido\n");
}

fn proc_ajeno() {
    let outcome =
        Run::new("unshare").args(["--pid", "--fork", BINARIO, "zombi"]).run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("/proc es el de otro espacio de PID");
    leccion().arg("--lista").run().assert_code(0);
}
