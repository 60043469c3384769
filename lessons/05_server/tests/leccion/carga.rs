//! Mucha carga: sin un error, sin un zombi y sin un descriptor de más; y con `kill -9` a un hijo, tampoco.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use tests::{Trial, requires, trial};

use crate::servidor::{Servidor, codigo, kill, leer, peticion};

const CONEXIONES: usize = 200;

/// 2000 en total; si se piden repeticiones, 10 000.
fn de_cada_una() -> usize {
    if requires::repetitions(1) > 1 { 50 } else { 10 }
}

pub fn trials() -> Vec<Trial> {
    let casos = [
        ("sin_zombis", &[][..]),
        ("con_limite", &["--procesos", "2000"]),
        ("con_plazos", &["--procesos", "2000"]),
        ("parada_ordenada", &["--procesos", "2000"]),
        ("preforked", &[]),
        ("hilos", &[]),
    ];
    let mut trials: Vec<Trial> = casos
        .into_iter()
        .map(|(paso, opciones)| {
            trial(
                &format!("{paso}: miles de peticiones, 200 a la vez"),
                move || {
                    carga(paso, opciones);
                },
            )
        })
        .collect();
    trials.push(trial(
        "kill -9 a un hijo bajo carga solo le cuesta a su cliente",
        kill_9_a_un_hijo,
    ));
    trials.push(trial(
        "kill -9 a un obrero bajo carga: lo sustituyen",
        kill_9_a_un_obrero,
    ));
    trials
}

/// Cuántas peticiones de todas no reciben un 200.
fn fallos(servidor: &Servidor) -> usize {
    let fallos = AtomicUsize::new(0);
    let de_cada_una = de_cada_una();
    thread::scope(|ambito| {
        for _ in 0..CONEXIONES {
            ambito.spawn(|| {
                for _ in 0..de_cada_una {
                    if codigo(&servidor.pedir("/")) != Some(200) {
                        fallos.fetch_add(1, Ordering::Relaxed);
                    }
                }
            });
        }
    });
    fallos.into_inner()
}

fn carga(paso: &str, opciones: &[&str]) {
    let servidor = Servidor::nuevo(paso, opciones);
    servidor.pedir("/");
    let obreros = if paso == "preforked" { 4 } else { 0 };
    servidor.esperar_a("empezar", |servidor| servidor.hijos().len() == obreros);
    // Los hilos abren lo suyo según arrancan.
    thread::sleep(std::time::Duration::from_secs(1));
    let antes = servidor.descriptores();
    assert_eq!(fallos(&servidor), 0);
    servidor.esperar_a("acabar sin zombis", |servidor| {
        servidor.hijos().len() == obreros
    });
    servidor.esperar_a("acabar con los mismos descriptores", |servidor| {
        servidor.descriptores() == antes
    });
}

fn kill_9_a_un_hijo() {
    let servidor = Servidor::nuevo("parada_ordenada", &["--procesos", "2000"]);
    let victima = servidor.conectar();
    (&victima).write_all(peticion("/lento?segundos=30").as_bytes()).unwrap();
    servidor.esperar_a("que nazca el hijo", |servidor| servidor.hijos().len() == 1);
    let hijo = servidor.hijos()[0];
    thread::scope(|ambito| {
        let carga = ambito.spawn(|| fallos(&servidor));
        kill("KILL", &hijo.to_string());
        assert_eq!(
            codigo(&leer(&victima)),
            None,
            "su cliente se queda sin respuesta"
        );
        assert_eq!(carga.join().unwrap(), 0, "y los demás, no");
    });
    servidor.esperar_a("acabar sin zombis", |servidor| servidor.hijos().is_empty());
}

fn kill_9_a_un_obrero() {
    let servidor = Servidor::nuevo("preforked", &[]);
    servidor.esperar_a("empezar", |servidor| servidor.hijos().len() == 4);
    let obrero = servidor.hijos()[0];
    thread::scope(|ambito| {
        let carga = ambito.spawn(|| fallos(&servidor));
        thread::sleep(std::time::Duration::from_millis(100));
        kill("KILL", &obrero.to_string());
        // Solo los que estaban en la sala de ese obrero.
        assert!(carga.join().unwrap() <= CONEXIONES);
    });
    servidor.esperar_a("que lo sustituyan", |servidor| {
        servidor.hijos().len() == 4 && !servidor.hijos().contains(&obrero)
    });
    assert_eq!(codigo(&servidor.pedir("/")), Some(200));
}
