//! `/lento`: tarda en responder los segundos que se le pidan.

use std::time::Duration;

use crate::apoyo::http::Respuesta;

const MAS_LENTO: u64 = 30;

pub fn responder(consulta: &str) -> Respuesta {
    let mut parametros = consulta.split('&');
    let segundos = match parametros
        .find_map(|parametro| parametro.strip_prefix("segundos="))
    {
        Some(texto) => texto.parse().ok().filter(|segundos| *segundos <= MAS_LENTO),
        None => Some(1),
    };
    let Some(segundos) = segundos else {
        return Respuesta::texto(
            400,
            "Ha de ser /lento?segundos=N, con N entre 0 y 30.\n",
        );
    };
    std::thread::sleep(Duration::from_secs(segundos));
    Respuesta::texto(200, format!("He tardado {segundos} s en responder.\n"))
}
