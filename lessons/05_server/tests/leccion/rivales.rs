//! `comparativa` cabe en el terminal, y con `--rivales` mide a los cuatro, y no deja ni procesos ni ficheros.

use std::fs;
use std::process::Command;

use nix::sys::prctl;
use tests::scenario::{Scenario, scenario};
use tests::{Signal, Trial, requires, trial, trial_if};

use crate::{BINARIO, SERVIDORES, leccion};

/// Espera a la lección, y no recoge a nadie más: lo que ella deje se queda de
/// zombi.
pub const ADOPTANTE: Scenario = ("quien adopta no recoge", quien_adopta_no_recoge);

pub fn trials() -> Vec<Trial> {
    vec![
        trial_if("comparativa --rivales los mide a todos", con_que_comparar, todos),
        trial_if(
            "comparativa --rivales recoge a las familias de los servidores",
            con_que_comparar,
            familias,
        ),
        trial_if(
            "kill -9 a comparativa --rivales mientras mide: nada queda, ni en el disco",
            con_que_comparar,
            kill_9_mientras_mide,
        ),
        trial("comparativa cabe en 80 columnas, y su tabla en 60", cabe),
        trial("comparativa --rivales sin cc dice qué falta", sin_cc),
    ]
}

fn con_que_comparar() -> Result<(), String> {
    requires::program("cc")?;
    requires::program("python3")
}

const ORDEN: [&str; 6] =
    ["comparativa", "--rivales", "--peticiones", "50", "--clientes", "4"];

fn todos() {
    let outcome = leccion().args(ORDEN).run();
    outcome.assert_code(0).assert_clean();
    for cual in
        ["C, hijo por cliente", "Python, ForkingMixIn", "sin_zombis", "preforked"]
    {
        let fila = outcome
            .stdout
            .lines()
            .find(|linea| linea.contains(&format!("│ {cual}")));
        let fila = fila.unwrap_or_else(|| {
            panic!("falta la fila de {cual}\n{}", outcome.report())
        });
        assert!(fila.ends_with('█'), "sin barra: {fila}");
    }
    outcome.assert_never_says("fallos de página de cada hijo: C 0");
    outcome.assert_says_in_order(&[
        "fallos de página de cada hijo:",
        "respecto de C:",
        "respecto de Python:",
        "respecto de sin_zombis:",
    ]);
}

fn sin_cc() {
    let outcome = leccion().args(ORDEN).env("PATH", "/nonexistent").run();
    outcome
        .assert_code(1)
        .assert_clean()
        .assert_complains("para comparar hace falta cc");
}

fn familias() {
    let outcome = scenario(ADOPTANTE.0).run();
    outcome.assert_code(0).assert_says("acaba con 0\n").assert_says("deja 0\n");
}

fn quien_adopta_no_recoge() {
    prctl::set_child_subreaper(true).unwrap();
    let codigo =
        Command::new(BINARIO).args(ORDEN).status().unwrap().code().unwrap();
    println!("acaba con {codigo}");
    let quedan = fs::read_to_string("/proc/thread-self/children").unwrap();
    println!("deja {}", quedan.split_whitespace().count());
}

fn cabe() {
    let en = |columnas: u16| {
        let run =
            leccion().args(["comparativa", "--peticiones", "50", "--sin-pausas"]);
        let outcome = run.terminal(columnas, 24).env("NO_COLOR", "1").run();
        outcome.assert_code(0).assert_clean();
        assert_eq!(
            outcome.stdout.contains("está sin optimizar"),
            cfg!(debug_assertions)
        );
        let anchas = |linea: &String| linea.chars().count() > usize::from(columnas);
        let anchas: Vec<String> =
            outcome.lines().into_iter().filter(anchas).collect();
        (anchas, outcome.stdout.contains('█'))
    };
    assert_eq!(en(80), (Vec::new(), true));
    let (anchas, con_barras) = en(60);
    assert!(!con_barras);
    for nombre in SERVIDORES {
        let fila = format!("│ {nombre} ");
        assert!(!anchas.iter().any(|linea| linea.contains(&fila)), "{anchas:#?}");
    }
}

fn kill_9_mientras_mide() {
    // Lo primero que dice cuando ya ha compilado.
    let run = leccion().args([
        "comparativa",
        "--rivales",
        "--peticiones",
        "20000",
        "--sin-pausas",
    ]);
    let outcome = run.wait_for("mido").signal(Signal::SIGKILL).run();
    outcome.assert_signal(Signal::SIGKILL).assert_nothing_alive().assert_no_files();
}
