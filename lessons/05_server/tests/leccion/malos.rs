//! Los clientes que se portan mal reciben su 4xx o se les cierra, y mientras tanto se atiende a los demás.

use std::io::Write;
use std::net::Shutdown;
use std::thread;
use std::time::Duration;

use tests::{Trial, trial};

use crate::servidor::{Servidor, codigo, leer};
use crate::{ROBUSTOS, SERVIDORES};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = SERVIDORES
        .into_iter()
        .map(|paso| {
            trial(&format!("{paso}: clientes que se portan mal"), move || {
                malos(paso)
            })
        })
        .collect();
    trials.extend(ROBUSTOS.into_iter().map(|paso| {
        trial(&format!("{paso}: mil clientes callados"), move || mil_callados(paso))
    }));
    trials.push(trial(
        "quien no cabe y habla letra a letra no retrasa a los demás",
        letra_a_letra,
    ));
    trials
}

fn malos(paso: &str) {
    let servidor = Servidor::nuevo(paso, &[]);
    let larga = vec![b'A'; 1 << 20];
    let mut cabecera = b"GET / HTTP/1.1\r\nHost: x\r\nX: ".to_vec();
    cabecera.extend_from_slice(&larga);
    assert_eq!(servidor.decir(&larga), Some(414), "una línea de 1 MiB");
    assert_eq!(servidor.decir(&cabecera), Some(431), "una cabecera de 1 MiB");
    let muchas =
        format!("GET / HTTP/1.1\r\nHost: x\r\n{}\r\n", "a: b\r\n".repeat(100));
    assert_eq!(servidor.decir(muchas.as_bytes()), Some(431), "cien cabeceras");
    let basura: [&[u8]; 6] = [
        b"\0\0\0\0\r\n\r\n",
        b"GET /\0 HTTP/1.1\r\nHost: x\r\n\r\n",
        b"hola, servidor\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET / HTTP/1.1\r\n\r\n",
        b"GET / HTTP/9.9\r\nHost: x\r\n\r\n",
    ];
    for bytes in basura {
        assert_eq!(
            servidor.decir(bytes),
            Some(400),
            "{:?}",
            String::from_utf8_lossy(bytes)
        );
    }
    // Media petición, y se va; o ni eso.
    for bytes in [&b"GET / HT"[..], b""] {
        let flujo = servidor.conectar();
        (&flujo).write_all(bytes).unwrap();
        flujo.shutdown(Shutdown::Write).unwrap();
        assert_eq!(codigo(&leer(&flujo)), None);
        drop(servidor.conectar());
    }
    // Pide y se va sin leer.
    for _ in 0..20 {
        let flujo = servidor.conectar();
        (&flujo).write_all(crate::servidor::peticion("/").as_bytes()).unwrap();
    }
    assert_eq!(codigo(&servidor.pedir("/")), Some(200), "sigue sirviendo");
}

fn mil_callados(paso: &str) {
    let servidor = Servidor::nuevo(paso, &["--plazo", "2"]);
    servidor.pedir("/");
    // Los hilos abren lo suyo según arrancan.
    thread::sleep(Duration::from_secs(1));
    let antes = servidor.descriptores();
    let callados: Vec<_> = (0..1000).map(|_| servidor.conectar()).collect();
    for _ in 0..20 {
        assert_eq!(codigo(&servidor.pedir("/")), Some(200));
    }
    assert_eq!(codigo(&leer(&callados[0])), Some(408));
    assert_eq!(codigo(&leer(&callados[999])), Some(408));
    drop(callados);
    servidor.esperar_a("cerrar los callados", |servidor| {
        servidor.descriptores() <= antes
    });
}

fn letra_a_letra() {
    let servidor = Servidor::nuevo("con_limite", &["--procesos", "1"]);
    let _dentro = servidor.conectar();
    servidor.esperar_a("que nazca su hijo", |servidor| servidor.hijos().len() == 1);
    let lento = servidor.conectar();
    let le_dejan_acabar = || {
        (0..400).all(|_| {
            thread::sleep(Duration::from_millis(30));
            (&lento).write_all(b"x").is_ok()
        })
    };
    thread::scope(|ambito| {
        let lento = ambito.spawn(le_dejan_acabar);
        assert_eq!(codigo(&servidor.pedir("/")), Some(503));
        assert!(!lento.join().unwrap(), "el servidor ha esperado a quien no cabía");
    });
}
