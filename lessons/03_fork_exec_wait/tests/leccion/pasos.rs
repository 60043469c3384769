//! Cada paso se ejecuta, acaba bien y no deja nada; y la lección entera, en cualquier circunstancia.

use tests::{Run, Trial, requires, trial, trial_if};

use crate::{BINARIO, LECCION, leccion};

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.fits_trial());
    trials.extend([
        trial_if(
            "la lección entera, donde PID 1 no recoge",
            aislable,
            donde_pid_1_no_recoge,
        ),
        trial(
            "fork_falla, siendo root o no, enseña un fork que falla",
            fork_que_falla,
        ),
        trial("orden: cada mezcla respeta el orden de cada uno", las_mezclas),
        trial("exec enseña lo que hay en la carpeta", exec_lista),
        trial("exec: si nadie lee a ls, ls muere en silencio", ls_sin_lectores),
    ]);
    trials
}

/// Se puede crear un espacio de PID propio, como el de un contenedor.
fn aislable() -> Result<(), String> {
    requires::program("unshare")?;
    let prueba =
        Run::new("unshare").args(["--pid", "--fork", "--mount-proc", "true"]).run();
    if prueba.end == tests::End::Exited(0) {
        Ok(())
    } else {
        Err("no se puede crear un espacio de PID (`unshare --pid`)".to_owned())
    }
}

/// PID 1 es aquí un `sleep`, que no recoge a nadie. La lección entra después en su
/// espacio, y no deja nada en él.
fn donde_pid_1_no_recoge() {
    let orden = format!(
        "exec 2>&1
         unshare --pid --fork --mount-proc --kill-child sleep 50 & u=$!
         while ! pid=$(pgrep -P $u); do sleep 0.01; done
         while [ \"$(cat /proc/$pid/comm)\" != sleep ]; do sleep 0.01; done
         nsenter --pid --mount --target $pid '{BINARIO}' --sin-pausas; codigo=$?
         set -- $(nsenter --pid --mount --target $pid sh -c 'echo /proc/[0-9]*')
         kill -9 $pid; wait
         echo \"quedan $#\"
         exit $codigo"
    );
    let outcome = Run::sh(&orden).run();
    // PID 1 y el `sh` que los cuenta.
    outcome.assert_code(0).assert_clean().assert_says("quedan 2\n");
}

fn fork_que_falla() {
    for run in [leccion(), leccion().ordinary_user()] {
        run.arg("fork_falla")
            .run()
            .assert_code(0)
            .assert_clean()
            .assert_says("fork ha fallado con EAGAIN");
    }
}

fn las_mezclas() {
    let outcome = leccion().arg("orden").run();
    let mezclas: Vec<String> = outcome
        .lines()
        .iter()
        .filter_map(|linea| {
            linea.split_once("│   ").map(|(_, mezcla)| mezcla.to_owned())
        })
        .collect();
    assert!(!mezclas.is_empty(), "{}", outcome.report());
    for mezcla in mezclas {
        let letras = &mezcla[..4];
        let va_antes = |uno, otro| letras.find(uno) < letras.find(otro);
        assert!(va_antes('A', 'B') && va_antes('1', '2'), "{mezcla}");
    }
}

fn exec_lista() {
    let carpeta = tempfile::tempdir().unwrap();
    std::fs::write(carpeta.path().join("apuntes-de-clase"), "").unwrap();
    let outcome = leccion().arg("exec").cwd(carpeta.path()).run();
    outcome.assert_code(0).assert_clean().assert_says("apuntes-de-clase\n");
}

/// Si `ls` heredara SIGPIPE ignorada, se quejaría de que nadie lo lee.
fn ls_sin_lectores() {
    let carpeta = tempfile::tempdir().unwrap();
    for numero in 0..3000 {
        std::fs::write(carpeta.path().join(format!("fichero-{numero:04}")), "")
            .unwrap();
    }
    let outcome =
        leccion().arg("exec").cwd(carpeta.path()).stdout_closes_after(20).run();
    outcome
        .assert_signal(tests::Signal::SIGPIPE)
        .assert_clean()
        .assert_no_complaints();
}
