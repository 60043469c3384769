//! Lo que sirve cada servidor: sus tres rutas y nada más.

use std::fs;

use tests::{Trial, trial};

use crate::SERVIDORES;
use crate::servidor::{Servidor, codigo};

pub fn trials() -> Vec<Trial> {
    let mut trials: Vec<Trial> = SERVIDORES
        .into_iter()
        .map(|paso| {
            trial(&format!("{paso}: sus rutas y nada más"), move || rutas(paso))
        })
        .collect();
    trials.push(trial(
        "lo que pide un cliente no llega crudo al terminal",
        nada_crudo,
    ));
    trials
        .push(trial("un proceso se llama como su cliente y lo que pide", nombres));
    trials
}

fn rutas(paso: &str) {
    let servidor = Servidor::nuevo(paso, &[]);
    let pagina = servidor.pedir("/");
    assert_eq!(codigo(&pagina), Some(200));
    assert!(
        pagina.contains("<html lang=\"es\">")
            && pagina.contains("Te atiende el proceso")
    );
    let estado = servidor.pedir("/estado");
    assert!(
        estado.contains(&format!("\"servidor\":{}", servidor.pid())),
        "{estado}"
    );
    assert!(estado.contains("\"zombis\":"), "{estado}");
    assert_eq!(codigo(&servidor.pedir("/lento?segundos=0")), Some(200));
    for mala in [
        "/lento?segundos=31",
        "/lento?segundos=-1",
        "/lento?segundos=x",
        "/lento?segundos=",
    ] {
        assert_eq!(codigo(&servidor.pedir(mala)), Some(400), "{mala}");
    }
    // Un navegador no pide dos veces a la vez la misma dirección: con algo más
    // detrás, ya es otra.
    for suelta in [
        "/lento?segundos=0&otra=3",
        "/lento?otra=3&segundos=0",
        "/?x",
        "/estado?x=1",
    ] {
        assert_eq!(codigo(&servidor.pedir(suelta)), Some(200), "{suelta}");
    }
    for ajena in [
        "/etc/passwd",
        "/../../etc/passwd",
        "//etc/passwd",
        "/%2e%2e/etc/passwd",
        "/src",
    ] {
        let respuesta = servidor.pedir(ajena);
        assert_eq!(codigo(&respuesta), Some(404), "{ajena}");
        assert!(!respuesta.contains("root:"), "{ajena}");
    }
    for metodo in ["POST", "PUT", "DELETE", "OPTIONS", "BORRA"] {
        let peticion =
            format!("{metodo} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert_eq!(servidor.decir(peticion.as_bytes()), Some(405), "{metodo}");
    }
    let fecha = pagina.lines().find_map(|linea| linea.strip_prefix("Date: "));
    assert!(
        fecha.is_some_and(|fecha| fecha.len() == 29 && fecha.ends_with(" GMT")),
        "{pagina}"
    );
    mal_escritas(&servidor);
    con_la_direccion_entera(&servidor);
    let cabeza = servidor.conectar();
    std::io::Write::write_all(
        &mut &cabeza,
        b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    )
    .unwrap();
    let cabeza = crate::servidor::leer(&cabeza);
    assert!(
        codigo(&cabeza) == Some(200) && cabeza.ends_with("\r\n\r\n"),
        "{cabeza}"
    );
}

fn mal_escritas(servidor: &Servidor) {
    for cabeceras in [
        "Host: x\r\nHost: x",
        "Host: x\r\nhost: y",
        "Host: x y",
        "Host: x/y",
        "Host: \u{e9}",
        "Host: x\r\nContent-Length: diez",
        "Host: x\r\nContent-Length: -1",
        "Host: x\r\nContent-Length: +1",
        "Host: x\r\nContent-Length:",
        "Host: x\r\nContent-Length: 1\r\nContent-Length: 2",
        "Host: x\r\nContent-Length: 1, 2",
        "Host: x\r\nContent-Length: 3\r\nTransfer-Encoding: chunked",
        "Host: x\r\nTransfer-Encoding: chunked, gzip",
    ] {
        let peticion = format!("GET / HTTP/1.1\r\n{cabeceras}\r\n\r\n");
        assert_eq!(servidor.decir(peticion.as_bytes()), Some(400), "{cabeceras:?}");
    }
    for cabeceras in ["Host: [::1]:80", "Host:", "Host: x\r\nContent-Length: 0, 0"]
    {
        let peticion = format!(
            "GET /estado HTTP/1.1\r\nConnection: close\r\n{cabeceras}\r\n\r\n"
        );
        assert_eq!(servidor.decir(peticion.as_bytes()), Some(200), "{cabeceras:?}");
    }
}

fn con_la_direccion_entera(servidor: &Servidor) {
    for (destino, esperado) in [
        ("http://x/lento?segundos=0", 200),
        ("HTTP://x:80/lento?segundos=0", 200),
        ("hTTps://[::1]/lento?segundos=0", 200),
        ("http://x", 200),
        ("http://x?http://y/z", 200),
        ("http://x/nada", 404),
        ("http:///lento", 400),
        ("http://x y/", 400),
        ("ftp://x/", 400),
        ("lento?segundos=0", 400),
        ("*", 400),
        ("/?http://x/nada", 200),
    ] {
        let peticion = format!(
            "GET {destino} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        );
        assert_eq!(
            servidor.decir(peticion.as_bytes()),
            Some(esperado),
            "{destino}"
        );
    }
}

/// C1 y el cambio de sentido llegan en UTF-8; los demás controles no son HTTP.
fn nada_crudo() {
    for paso in SERVIDORES {
        let mut servidor = Servidor::que_cuenta(paso);
        let peticion = crate::servidor::peticion("/\u{9b}31m\u{202e}x");
        assert_eq!(servidor.decir(peticion.as_bytes()), Some(404), "{paso}");
        let linea = servidor.linea();
        let esperado = r"cliente 1: GET /\302\23331m\342\200\256x → 404";
        assert!(linea.trim_end().ends_with(esperado), "{paso}: {linea:?}");
    }
}

/// Un zombi conserva el nombre; y lo que escribe otro no llega a él.
fn nombres() {
    let servidor = Servidor::nuevo("hijo_por_cliente", &[]);
    for (ruta, nombre) in [("/lento?segundos=0", "1 /lento"), ("/\u{9b}", "2 otra")]
    {
        let antes = servidor.hijos();
        servidor.pedir(ruta);
        let nuevo = servidor
            .hijos()
            .into_iter()
            .find(|hijo| !antes.contains(hijo))
            .unwrap();
        let dice = fs::read_to_string(format!("/proc/{nuevo}/comm")).unwrap();
        assert_eq!(dice.trim_end(), nombre);
    }
}
