//! El mal uso se explica en español y acaba con 2; cada paso tiene su ayuda.

use std::fs;
use std::net::TcpListener;

use tests::lesson::Misuse;
use tests::{Trial, requires, trial, trial_if};

use crate::{LECCION, SERVIDORES, leccion};

const MAL_USO: [Misuse; 15] = [
    (&["servidor"], "no hay ningún paso «servidor»"),
    (&["hilo"], "¿Querías decir «hilos»?"),
    (
        &["hilos", "--puerto", "65536"],
        "ha de ser un número entero entre 0 y 65535 (puerto)",
    ),
    (
        &["hilos", "--sirve", "--puerto", "-1"],
        "ha de ser un número entero entre 0 y 65535 (puerto)",
    ),
    (&["hilos", "--puerto", "8080"], "falta --sirve"),
    (&["con_limite", "--procesos", "5"], "falta --sirve"),
    (&["con_plazos", "--plazo", "9"], "falta --sirve"),
    (&["preforked", "--procesos", "2"], "falta --sirve"),
    (
        &["hilos", "--direccion", "aquí"],
        "ha de ser la dirección IP de un ordenador",
    ),
    (
        &["hilos", "--sirve", "--direccion", "224.0.0.1"],
        "ha de ser la dirección IP de un ordenador",
    ),
    (
        &["preforked", "--procesos", "0"],
        "ha de ser un número entero entre 1 y 64 (procesos)",
    ),
    (
        &["con_plazos", "--plazo", "0"],
        "ha de ser un número entero entre 1 y 60 (segundos)",
    ),
    (&["hilos", "--sirve", "apuntes"], "con --sirve, «hilos» es un programa"),
    (&["apuntes", "--sirve"], "no existe la opción «--sirve»"),
    (
        &["hilos", "--sirve", "--direccion", "203.0.113.7"],
        "la dirección 203.0.113.7 no es de este",
    ),
];

pub fn trials() -> Vec<Trial> {
    let mut trials = LECCION.misuse_trials(&MAL_USO);
    trials.extend(LECCION.help_trials(&[]));
    trials.extend([
        trial("un puerto ocupado", puerto_ocupado),
        trial_if(
            "un puerto que exige privilegio",
            hay_puertos_reservados,
            puerto_reservado,
        ),
    ]);
    trials
}

fn puerto_ocupado() {
    let ocupado = TcpListener::bind("127.0.0.1:0").unwrap();
    let puerto = ocupado.local_addr().unwrap().port().to_string();
    for paso in SERVIDORES {
        let outcome = leccion().args([paso, "--sirve", "--puerto", &puerto]).run();
        outcome.assert_code(2).assert_clean();
        outcome.assert_complains(&format!(
            "el puerto {puerto} ya lo usa otro programa"
        ));
    }
}

fn hay_puertos_reservados() -> Result<(), String> {
    let primero =
        fs::read_to_string("/proc/sys/net/ipv4/ip_unprivileged_port_start");
    let primero = primero
        .ok()
        .and_then(|texto| texto.trim().parse::<u32>().ok())
        .unwrap_or(1024);
    if primero > 81 {
        requires::root()
    } else {
        Err("aquí cualquiera puede usar el 81".to_owned())
    }
}

fn puerto_reservado() {
    let run =
        leccion().args(["hilos", "--sirve", "--puerto", "81"]).ordinary_user();
    run.run()
        .assert_code(2)
        .assert_clean()
        .assert_complains("el puerto 81 es menor que 1024");
}
