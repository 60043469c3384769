//! Lo que sirve cada servidor: sus tres rutas y nada más.

use tests::{Trial, trial};

use crate::SERVIDORES;
use crate::servidor::{Servidor, codigo};

pub fn trials() -> Vec<Trial> {
    SERVIDORES
        .into_iter()
        .map(|paso| trial(&format!("{paso}: sus rutas y nada más"), move || rutas(paso)))
        .collect()
}

fn rutas(paso: &str) {
    let servidor = Servidor::nuevo(paso, &[]);
    let pagina = servidor.pedir("/");
    assert_eq!(codigo(&pagina), Some(200));
    assert!(pagina.contains("<html lang=\"es\">") && pagina.contains("Te atiende el proceso"));
    let estado = servidor.pedir("/estado");
    assert!(estado.contains(&format!("\"servidor\":{}", servidor.pid())), "{estado}");
    assert!(estado.contains("\"zombis\":"), "{estado}");
    assert_eq!(codigo(&servidor.pedir("/lento?segundos=0")), Some(200));
    for mala in ["/lento?segundos=31", "/lento?segundos=-1", "/lento?segundos=x", "/lento?x"] {
        assert_eq!(codigo(&servidor.pedir(mala)), Some(400), "{mala}");
    }
    for ajena in ["/etc/passwd", "/../../etc/passwd", "//etc/passwd", "/%2e%2e/etc/passwd", "/src"]
    {
        let respuesta = servidor.pedir(ajena);
        assert_eq!(codigo(&respuesta), Some(404), "{ajena}");
        assert!(!respuesta.contains("root:"), "{ajena}");
    }
    for metodo in ["POST", "PUT", "DELETE", "OPTIONS", "BORRA"] {
        let peticion = format!("{metodo} / HTTP/1.1\r\nHost: x\r\n\r\n");
        assert_eq!(servidor.decir(peticion.as_bytes()), Some(405), "{metodo}");
    }
    let cabeza = servidor.conectar();
    std::io::Write::write_all(
        &mut &cabeza,
        b"HEAD / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    )
    .unwrap();
    let cabeza = crate::servidor::leer(&cabeza);
    assert!(codigo(&cabeza) == Some(200) && cabeza.ends_with("\r\n\r\n"), "{cabeza}");
}
