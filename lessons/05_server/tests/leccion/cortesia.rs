//! Ninguna respuesta se pierde ni llega a medias, y a quien no cabe se le dice sin retrasar a los demás.

use std::io::Write;
use std::time::{Duration, Instant};

use nix::sys::socket::setsockopt;
use nix::sys::socket::sockopt::RcvBuf;
use tests::{Trial, trial};

use crate::SERVIDORES;
use crate::servidor::{Servidor, codigo, leer, peticion};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = SERVIDORES
        .into_iter()
        .map(|paso| {
            trial(&format!("{paso}: un cuerpo sin leer"), move || con_cuerpo(paso))
        })
        .collect();
    trials.extend(["preforked", "hilos"].map(|paso| {
        trial(&format!("{paso}: tres mil peticiones seguidas"), move || {
            seguidas(paso)
        })
    }));
    trials.extend(["con_limite", "con_plazos", "parada_ordenada"].map(|paso| {
        trial(
            &format!("{paso}: quinientos que no caben no retrasan al siguiente"),
            move || {
                quinientos(paso);
            },
        )
    }));
    trials
}

/// Con bytes del cliente sin leer, cerrar sin más borraría la respuesta (`RST`).
fn con_cuerpo(paso: &str) {
    let servidor = Servidor::nuevo(paso, &[]);
    for medida in [10, 9000, 1_000_000] {
        for _ in 0..5 {
            let flujo = servidor.conectar();
            let cabecera = format!(
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: {medida}\r\n\r\n"
            );
            (&flujo).write_all(cabecera.as_bytes()).unwrap();
            for trozo in vec![b'x'; medida].chunks(65_536) {
                (&flujo).write_all(trozo).unwrap_or_else(|error| {
                    panic!("{paso}: corta un cuerpo de {medida} bytes: {error}")
                });
            }
            let respuesta = leer(&flujo);
            assert_eq!(codigo(&respuesta), Some(405), "{paso}, {medida} bytes");
            assert!(respuesta.ends_with("GET o HEAD.\n"), "{paso}: {respuesta}");
        }
    }
}

/// No lee ninguna respuesta hasta haber hecho todas las peticiones.
fn seguidas(paso: &str) {
    const CUANTAS: usize = 3000;
    let servidor = Servidor::nuevo(paso, &["--plazo", "60"]);
    let flujo = servidor.conectar();
    setsockopt(&flujo, RcvBuf, &65_536).unwrap();
    let una = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
    let todas = una.repeat(CUANTAS - 1) + &peticion("/");
    (&flujo).write_all(todas.as_bytes()).unwrap();
    // Al servidor no le caben todas las respuestas: se queda sin poder enviar.
    flujo.peek(&mut [0]).unwrap();
    servidor.esperar_a("que no le quepan más", Servidor::descansa);
    let respuestas = leer(&flujo);
    assert_eq!(
        respuestas.matches("HTTP/1.1 200 OK\r\n").count(),
        CUANTAS,
        "{paso}"
    );
    let mut resto = respuestas.as_str();
    for _ in 0..CUANTAS {
        let (cabecera, cuerpo) =
            resto.split_once("\r\n\r\n").expect("falta una respuesta");
        let medida = cabecera
            .lines()
            .find_map(|linea| linea.strip_prefix("Content-Length: "));
        let medida: usize = medida.unwrap().parse().unwrap();
        assert!(
            cuerpo[..medida].ends_with("</html>\n"),
            "{paso}: una respuesta a medias"
        );
        resto = &cuerpo[medida..];
    }
    assert_eq!(resto, "");
}

/// Nadie lee lo que se le responde, ni cierra.
fn quinientos(paso: &str) {
    let servidor = Servidor::nuevo(paso, &["--procesos", "1"]);
    let dentro = servidor.conectar();
    (&dentro).write_all(peticion("/lento?segundos=30").as_bytes()).unwrap();
    servidor.esperar_a("que nazca su hijo", |servidor| servidor.hijos().len() == 1);
    let callados: Vec<_> = (0..500).map(|_| servidor.conectar()).collect();
    if paso != "con_limite" {
        // En la sala se puede esperar: lo que cuesta un sitio es pedir.
        for callado in &callados {
            (&*callado).write_all(peticion("/").as_bytes()).unwrap();
        }
    }
    let desde = Instant::now();
    let respuesta = servidor.pedir("/");
    assert_eq!(codigo(&respuesta), Some(503), "{paso}");
    // En una máquina tranquila, milésimas; de uno en uno serían más de veinte
    // segundos.
    assert!(
        desde.elapsed() < Duration::from_secs(5),
        "{paso}: {:?}",
        desde.elapsed()
    );
}
