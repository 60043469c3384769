//! Adopte quien adopte a los huérfanos, la lección acaba con 0 y no le deja zombis.

use std::fs;
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::Duration;

use nix::sys::prctl;
use nix::sys::signal::{SigSet, Signal, killpg};
use nix::unistd::Pid;
use tests::scenario::{Scenario, scenario};
use tests::{Outcome, Trial, requires, trial, trial_if, workspace_root};

use crate::BINARIO;

/// Cada uno es un *subreaper* que espera a la lección y no recoge a nadie más.
pub const ESCENARIOS: [Scenario; 6] = [
    ("no se entera", || adoptar(Command::new(BINARIO).args(ORFANATO), false)),
    ("se entera", || adoptar(Command::new(BINARIO).args(ORFANATO), true)),
    ("no se entera, y tarda en arrancar", tarda_en_arrancar),
    ("no se entera, y es Python", python),
    ("parecía que recogía", parecia_que_recogia),
    ("no se entera, y llega Ctrl-C", con_ctrl_c),
];

const ORFANATO: &[&str] =
    &["apuntes", "doble_fork", "huerfano", "demonio", "pdeathsig"];

pub fn trials() -> Vec<Trial> {
    vec![
        trial("un subreaper que no sabe quién muere", || {
            adopta_la_leccion("no se entera")
        }),
        trial("un subreaper que lo sabe, y no ha recogido nunca", || {
            adopta_la_leccion("se entera")
        }),
        trial(
            "un subreaper que, mientras arranca la lección, lo bloquea todo",
            || {
                adopta_la_leccion("no se entera, y tarda en arrancar");
            },
        ),
        trial_if(
            "los programas de Python acaban bien con un subreaper que no recoge",
            || requires::program("python3"),
            de_python,
        ),
        trial(
            "Ctrl-C, con un subreaper que no recoge, no deja zombis de nietos",
            sin_nietos,
        ),
        trial(
            "de quien parecía que recogía, la lección dice que no, y sigue",
            no_recoge,
        ),
    ]
}

fn adopta_la_leccion(nombre: &str) {
    let outcome = run(nombre);
    outcome
        .assert_says("soy yo, que me he declarado subreaper")
        .assert_says("zombis: 0\n");
}

/// A los huérfanos no los recoge nadie, y ellos no dicen lo contrario.
fn de_python() {
    let outcome = run("no se entera, y es Python");
    assert_eq!(
        outcome.stdout.matches("acaba con 0\n").count(),
        3,
        "{}",
        outcome.report()
    );
}

fn sin_nietos() {
    scenario("no se entera, y llega Ctrl-C")
        .run()
        .assert_code(0)
        .assert_says("zombis: 0\n");
}

fn no_recoge() {
    let outcome = run("parecía que recogía");
    outcome.assert_says("aquí no puedo comprobar «no queda ningún zombi»");
    // El segundo huérfano ya no se le deja.
    outcome
        .assert_says("quien ha adoptado antes no recoge")
        .assert_says("zombis: 1\n");
}

fn run(nombre: &str) -> Outcome {
    let outcome = scenario(nombre).run();
    outcome.assert_code(0).assert_says("acaba con 0\n");
    outcome
}

fn parecia_que_recogia() {
    Command::new("true").status().unwrap();
    adoptar(Command::new(BINARIO).arg("apuntes"), true);
}

/// Como en `posix_spawn`, pero durante más tiempo.
fn tarda_en_arrancar() {
    prctl::set_child_subreaper(true).unwrap();
    Command::new("true").status().unwrap();
    SigSet::all().thread_block().unwrap();
    let mut leccion = Command::new(BINARIO).args(ORFANATO).spawn().unwrap();
    sleep(Duration::from_millis(50));
    SigSet::all().thread_unblock().unwrap();
    contar(leccion.wait().unwrap());
}

/// Los pasos cuyo hijo tiene zombis, interrumpidos a la vez que él, en un momento
/// cada vez.
fn con_ctrl_c() {
    prctl::set_child_subreaper(true).unwrap();
    for vez in 0..40 {
        let paso = ["recoger", "muchos"][vez as usize % 2];
        let mut orden = Command::new(BINARIO);
        orden
            .arg(paso)
            .process_group(0)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let mut leccion = orden.spawn().unwrap();
        sleep(Duration::from_millis(4 + vez));
        let grupo = Pid::from_raw(leccion.id().cast_signed());
        killpg(grupo, Signal::SIGINT).unwrap();
        leccion.wait().unwrap();
    }
    decir_los_zombis();
}

fn python() {
    let carpeta = workspace_root().join("lessons/04_zombies_orphans/python");
    for programa in ["doble_fork.py", "huerfano.py", "demonio.py"] {
        adoptar(
            Command::new("python3").arg("-B").arg(carpeta.join(programa)),
            false,
        );
    }
}

fn adoptar(orden: &mut Command, se_entera: bool) {
    prctl::set_child_subreaper(true).unwrap();
    if se_entera {
        SigSet::from(Signal::SIGCHLD).thread_block().unwrap();
    }
    contar(orden.status().unwrap());
}

fn contar(final_de_la_leccion: ExitStatus) {
    println!("acaba con {}", final_de_la_leccion.code().unwrap());
    decir_los_zombis();
}

fn decir_los_zombis() {
    let quedan = fs::read_to_string("/proc/thread-self/children").unwrap();
    println!("zombis: {}", quedan.split_whitespace().count());
}
