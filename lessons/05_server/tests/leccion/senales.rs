//! Un hijo al que mata una señal, la que sea, deja su sitio: y un servidor que no puede servir dice por qué.

use std::io::Write;
use std::net::TcpStream;

use tests::{Trial, trial};

use crate::SERVIDORES;
use crate::servidor::{
    Servidor, codigo, con_pocos_descriptores, kill, leer, peticion,
};

/// `SIGTERM`, que las que paran con orden bloquean en el padre, y una de tiempo real (la 34).
const SENALES: [&str; 2] = ["TERM", "34"];

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = ["con_limite", "con_plazos", "parada_ordenada"]
        .into_iter()
        .map(|paso| {
            trial(
                &format!("{paso}: el hijo al que mata una señal deja su sitio"),
                move || {
                    deja_su_sitio(paso);
                },
            )
        })
        .collect();
    trials.push(trial(
        "preforked: se sustituye al obrero que mata una señal",
        se_le_sustituye,
    ));
    trials.push(trial(
        "sin descriptores para servir lo dice y acaba con 1",
        sin_descriptores,
    ));
    trials
}

fn uno_dentro(servidor: &Servidor) -> TcpStream {
    let cliente = servidor.conectar();
    (&cliente).write_all(peticion("/lento?segundos=30").as_bytes()).unwrap();
    servidor.esperar_a("que nazca su hijo", |servidor| servidor.hijos().len() == 1);
    cliente
}

fn deja_su_sitio(paso: &str) {
    for senal in SENALES {
        let servidor = Servidor::nuevo(paso, &["--procesos", "1"]);
        let cliente = uno_dentro(&servidor);
        kill(senal, &servidor.hijos()[0].to_string());
        assert_eq!(
            codigo(&leer(&cliente)),
            None,
            "{paso}: {senal} no lo ha matado"
        );
        servidor.esperar_a("recogerlo", |servidor| servidor.hijos().is_empty());
        assert_eq!(
            codigo(&servidor.pedir("/lento?segundos=0")),
            Some(200),
            "{paso}, {senal}"
        );
    }
}

fn se_le_sustituye() {
    for senal in SENALES {
        let servidor = Servidor::nuevo("preforked", &["--procesos", "2"]);
        servidor.esperar_a("empezar", |servidor| servidor.hijos().len() == 2);
        let obrero = servidor.hijos()[0];
        kill(senal, &obrero.to_string());
        servidor.esperar_a("que lo sustituyan", |servidor| {
            servidor.hijos().len() == 2 && !servidor.hijos().contains(&obrero)
        });
        assert_eq!(codigo(&servidor.pedir("/")), Some(200), "{senal}");
        servidor.senal("TERM");
        assert_eq!(servidor.esperar(), Some(0), "{senal}");
    }
}

/// Con cada límite, o sirve, o dice por qué no.
fn sin_descriptores() {
    for paso in SERVIDORES {
        for limite in 4..12 {
            let quejas = con_pocos_descriptores(paso, limite, |servidor| {
                codigo(&servidor.pedir("/lento?segundos=0")) == Some(200)
            });
            if let Some(quejas) = quejas {
                assert!(
                    quejas.contains("ulimit -n"),
                    "{paso} con {limite}: {quejas}"
                );
            }
        }
    }
}
