//! Cada paso se ejecuta, acaba bien y no deja nada; y dice lo que tiene que decir.

use tests::claims::Constant;
use tests::{Run, Trial, at_once, requires, trial, trial_if, workspace_root};

use crate::{BINARIO, LECCION, leccion};

/// Números que un paso dice con cualquier opción.
const CONSTANTES: [Constant; 1] =
    [("nice", 2, "los procesos que compiten, y los que siguen vivos al acabar")];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.step_trials();
    trials.push(LECCION.claims_trial(&CONSTANTES));
    trials.push(LECCION.fits_trial());
    trials.extend([
        trial("los pasos se ejecutan en el orden pedido", el_orden_pedido),
        trial(
            "plantilla crea tantos procesos como se le piden",
            plantilla_con_cinco,
        ),
        trial("con join en el bucle equivocado, hablan de uno en uno", join_dentro),
        trial("arranque --hijo sale con el valor del principio", arranque_de_nuevo),
        trial_if(
            "sin la guarda, el hijo de spawn acaba con RuntimeError",
            || requires::program("python3"),
            sin_guarda,
        ),
        trial_if(
            "los hijos de presentarse.py tienen por padre a quien los arrancó",
            || requires::program("python3"),
            presentarse_en_python,
        ),
        trial_if(
            "el Crea en Python va de más a menos CPU",
            con_psutil,
            crea_en_python,
        ),
        trial("process_iter filtra por nombre y por usuario", process_iter_filtra),
        trial("process_iter ordena por CPU y por nice", process_iter_ordena),
        trial(
            "process_iter ordena por PID, y no pasa de las filas pedidas",
            process_iter_max_y_pid,
        ),
        trial("jerarquia pliega la rama que no cabe", jerarquia_plegada),
        trial(
            "process_iter, sin más, ordena por memoria, y lo dice",
            process_iter_de_memoria,
        ),
        trial(
            "process_iter, si no hay nadie, dice por qué",
            process_iter_sin_filas,
        ),
        trial_if(
            "jerarquia dibuja lo mismo que pstree",
            || requires::program("pstree"),
            jerarquia_con_pstree,
        ),
        trial_if(
            "bajar_nice, siendo root, enseña también lo que puede nobody",
            requires::root,
            nice_como_root,
        ),
        trial("bajar_nice, como usuario corriente, no puede", nice_como_usuario),
        trial("nice, con el nice ya muy alto, dice qué hacer", nice_sin_margen),
        trial(
            "renice acaba bien también con otro nice, y si no hay sitio lo dice",
            renice_subido,
        ),
        trial(
            "mirar, sin los programas con los que mira, dice cómo instalarlos",
            mirar_sin_programas,
        ),
        trial(
            "mirar, en un terminal, también reconoce los estados",
            mirar_en_un_terminal,
        ),
        trial_if(
            "mirar, si no se puede usar strace, lo dice y acaba bien",
            || requires::program("strace"),
            mirar_sin_permiso,
        ),
        trial(
            "a la vez, cada buscar_y_matar mata solo a los suyos",
            matar_a_la_vez,
        ),
    ]);
    trials
}

fn el_orden_pedido() {
    let outcome = leccion()
        .args(["memoria", "plantilla", "--procesos", "2", "memoria"])
        .run();
    outcome.assert_code(0).assert_clean();
    let titulos: Vec<String> = outcome
        .lines()
        .into_iter()
        .filter(|linea| linea.starts_with("──"))
        .collect();
    let nombres: Vec<&str> =
        titulos.iter().filter_map(|linea| linea.split(' ').nth(5)).collect();
    assert_eq!(nombres, ["memoria", "plantilla", "memoria"]);
}

fn plantilla_con_cinco() {
    let outcome = leccion().args(["plantilla", "--procesos", "5"]).run();
    outcome.assert_code(0).assert_clean();
    for suma in [45, 145, 245, 345, 445] {
        outcome.assert_says(&format!("suman {suma}"));
    }
    outcome.assert_never_says("hijo 6 ");
}

fn join_dentro() {
    let outcome = leccion().arg("join_dentro").run();
    outcome.assert_code(0).assert_clean();
    let hablan = outcome.lines();
    let hablan: Vec<&str> = hablan
        .iter()
        .filter_map(|linea| linea.split_once('│')?.1.rsplit(' ').next())
        .collect();
    assert_eq!(
        hablan,
        ["0", "45", "0", "145", "0", "245", "bien"],
        "{}",
        outcome.report()
    );
}

fn arranque_de_nuevo() {
    let outcome = leccion().args(["arranque", "--hijo"]).run();
    outcome.assert_code(1).assert_clean().assert_no_complaints();
    assert!(outcome.stdout.is_empty(), "{}", outcome.report());
}

fn python(programa: &str) -> Run {
    let programa =
        workspace_root().join("book/src/00_process/python").join(programa);
    Run::new("python3").args(["-B", &programa.display().to_string()])
}

fn con_psutil() -> Result<(), String> {
    requires::python_module("python3", "psutil")
}

fn presentarse_en_python() {
    let outcome = python("presentarse.py").run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    let pid = outcome.pid;
    outcome.assert_says(&format!("padre: {pid}\n"));
    for nombre in ["Process-1", "Process-2"] {
        outcome.assert_says(&format!("{nombre}: PID "));
    }
    let suyo = format!(", padre {pid}");
    assert_eq!(outcome.stdout.matches(&suyo).count(), 2, "{}", outcome.report());
}

fn crea_en_python() {
    let outcome = python("carrera_con_nice.py").arg("1000").run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    let filas: Vec<Vec<f64>> = outcome.lines()[1..4]
        .iter()
        .map(|fila| {
            fila.split(' ').filter_map(|campo| campo.parse().ok()).collect()
        })
        .collect();
    let cpu: Vec<f64> = filas.iter().map(|fila| fila[2]).collect();
    assert!(
        cpu.len() == 3 && cpu.is_sorted_by(|a, b| a >= b),
        "{}",
        outcome.report()
    );
}

/// Lo que dice la página de `arranque`.
fn sin_guarda() {
    let outcome = python("sin_guarda.py").run();
    outcome.assert_code(0).assert_nothing_alive().assert_no_files();
    outcome.assert_complains("RuntimeError");
    let mensaje = "An attempt has been made to start a new process before the\n        \
                   current process has finished its bootstrapping phase.";
    outcome.assert_complains(mensaje);
    assert_eq!(
        outcome.lines(),
        [
            "__main__: empiezo por la primera línea",
            "__mp_main__: empiezo por la primera línea",
            "__main__: el hijo ha salido con 1"
        ]
    );
}

/// Las filas de la tabla, sin la cabecera: las líneas de `padre` que empiezan por un número.
fn filas(outcome: &tests::Outcome) -> Vec<Vec<String>> {
    outcome
        .lines()
        .iter()
        .filter_map(|linea| linea.split_once('│'))
        .map(|(_, resto)| {
            resto.split_whitespace().map(str::to_owned).collect::<Vec<_>>()
        })
        .filter(|campos| {
            campos.len() > 7
                && campos[0].parse::<i32>().is_ok()
                && campos[1].parse::<i32>().is_ok()
        })
        .collect()
}

fn process_iter_filtra() {
    let outcome = leccion()
        .args(["process_iter", "--nombre", "00_process", "--max", "100"])
        .run();
    outcome.assert_code(0).assert_clean();
    let filas = filas(&outcome);
    assert!(
        filas.iter().any(|fila| fila[0] == outcome.pid.to_string()),
        "no está él mismo\n{}",
        outcome.report()
    );
    assert!(
        filas.iter().all(|fila| fila.concat().contains("00_process")),
        "{}",
        outcome.report()
    );
}

fn process_iter_sin_filas() {
    let orden =
        ["process_iter", "--nombre", "no hay otro así", "--usuario", "root"];
    let outcome = leccion().args(orden).run();
    outcome.assert_code(0).assert_clean().assert_says("elegidos: 0; mostrados: 0");
    outcome.assert_says(
        "no hay ningún proceso de «root» cuyo nombre contenga «no hay otro así»",
    );
    outcome.assert_never_says("PPID");

    let outcome = leccion().args(["process_iter", "--usuario", "nadie"]).run();
    outcome.assert_code(2).assert_clean();
    outcome.assert_complains("no hay ningún usuario «nadie». Tienen procesos: ");
    outcome.assert_complains("root");
}

/// Los hilos del núcleo no ocupan memoria de usuario: si salieran delante, no se vería nada más.
fn process_iter_de_memoria() {
    let outcome = leccion().args(["process_iter", "--max", "100000"]).run();
    let memoria: Vec<u64> =
        filas(&outcome).iter().filter_map(|fila| fila[6].parse().ok()).collect();
    assert!(
        memoria.len() > 1 && memoria.is_sorted_by(|a, b| a >= b),
        "{}",
        outcome.report()
    );
    outcome.assert_says("orden de las filas: por memoria, de más a menos");
}

fn process_iter_ordena() {
    let outcome = leccion().args(["process_iter", "--orden", "cpu"]).run();
    let cpu = |fila: &Vec<String>| fila[5].replace(',', ".").parse::<f64>().ok();
    let cpu: Vec<f64> = filas(&outcome).iter().filter_map(cpu).collect();
    assert!(
        cpu.len() > 1 && cpu.is_sorted_by(|a, b| a >= b),
        "{}",
        outcome.report()
    );

    let outcome =
        leccion().args(["process_iter", "--orden", "nice", "--max", "1000"]).run();
    let nice: Vec<i32> =
        filas(&outcome).iter().filter_map(|fila| fila[4].parse().ok()).collect();
    assert!(nice.len() > 1 && nice.is_sorted(), "{}", outcome.report());
}

fn process_iter_max_y_pid() {
    let outcome =
        leccion().args(["process_iter", "--orden", "pid", "--max", "3"]).run();
    let pids: Vec<i32> =
        filas(&outcome).iter().filter_map(|fila| fila[0].parse().ok()).collect();
    assert!(pids.len() == 3 && pids.is_sorted(), "{}", outcome.report());
}

fn jerarquia_plegada() {
    let outcome =
        leccion().terminal(60, 24).args(["jerarquia", "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean();
    assert!(
        outcome.lines().iter().all(|linea| linea.chars().count() <= 60),
        "{}",
        outcome.report()
    );
}

fn jerarquia_con_pstree() {
    leccion()
        .arg("jerarquia")
        .run()
        .assert_code(0)
        .assert_says("✔ pstree -ps dibuja el mismo árbol");
}

fn nice_como_root() {
    let outcome = leccion().arg("bajar_nice").run();
    outcome
        .assert_code(0)
        .assert_says("UID 0")
        .assert_says("UID 65534")
        .assert_says("permiso denegado (EACCES)");
}

fn nice_como_usuario() {
    let outcome = leccion().arg("bajar_nice").ordinary_user().run();
    outcome.assert_code(0).assert_clean().assert_says("permiso denegado (EACCES)");
    outcome.assert_never_says("UID 0)");
}

fn nice_sin_margen() {
    let outcome = Run::new("nice").args(["-n", "15", BINARIO, "nice"]).run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("arráncalo con un nice menor o baja --diferencia");
    let outcome = Run::new("nice").args(["-n", "19", BINARIO, "bajar_nice"]).run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("arráncalo con uno menor");
    let outcome = Run::new("nice").args(["-n", "5", BINARIO, "renice"]).run();
    outcome
        .assert_code(2)
        .assert_clean()
        .assert_complains("arráncalo con uno menor");
}

fn renice_subido() {
    let outcome = Run::new("nice").args(["-n", "3", BINARIO, "renice"]).run();
    outcome.assert_code(0).assert_clean();
    outcome.assert_says("✔ con nice -n 5: 8").assert_says("✔ con set_nice(18): 18");
}

/// En una carpeta con solo lo que hace falta para tener hijos que mirar.
fn mirar_sin_programas() {
    let guion = "mkdir solo; for programa in nice sleep; do ln -s \"$(command -v $programa)\" solo; done; \
                 PATH=$PWD/solo \"$1\" mirar renice; codigo=$?; rm -r solo; exit $codigo";
    let outcome = Run::sh(guion).arg("sh").arg(BINARIO).run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    for paquete in ["procps", "strace", "bsdutils"] {
        outcome.assert_says(&format!("sudo apt install {paquete}"));
    }
}

fn mirar_en_un_terminal() {
    let outcome = leccion().terminal(80, 24).args(["mirar", "--sin-pausas"]).run();
    outcome.assert_code(0).assert_clean();
}

/// A quien ya sigue un `strace` no lo puede seguir otro.
fn mirar_sin_permiso() {
    let outcome =
        Run::new("strace").args(["-f", "-o", "/dev/null", BINARIO, "mirar"]).run();
    outcome.assert_code(0).assert_clean().assert_no_complaints();
    outcome.assert_says("aquí no puede: strace: ");
}

fn matar_a_la_vez() {
    at_once(&[1, 2, 3, 4], |_| {
        let outcome = leccion().arg("buscar_y_matar").run();
        outcome
            .assert_code(0)
            .assert_clean()
            .assert_says("✔ otra vez, después de join: 0");
    });
}
