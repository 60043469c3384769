//! La pregunta, para quien la lee o para otro programa.

use serde::Serialize;

use super::opciones::Pedido;
use super::{Generada, Tipo, errores, genera};
use crate::ancho::{parte, parte_tras};
use crate::lenguaje::Lenguaje;

/// Enseña lo pedido, pregunta a pregunta.
pub fn ensena(pedido: &Pedido) {
    for semilla in (0..pedido.cuantas).map(|i| pedido.semilla + i) {
        let tipo = pedido.tipo.unwrap_or_else(|| de(semilla, pedido.lenguaje));
        let generada = genera(tipo, semilla, pedido.lenguaje, pedido.dificultad);
        if pedido.json {
            println!("{}", en_json(&generada));
        } else {
            if semilla > pedido.semilla {
                println!();
            }
            print!("{}", para_leer(&generada, pedido));
        }
    }
}

/// Si no se dice el tipo, los hay de todos los que haya en ese lenguaje.
fn de(semilla: u64, lenguaje: Lenguaje) -> Tipo {
    let tipos: Vec<_> = Tipo::TODOS
        .into_iter()
        .filter(|tipo| tipo.en(lenguaje) == lenguaje)
        .collect();
    tipos[(semilla % tipos.len() as u64) as usize]
}

#[derive(Serialize)]
struct Json<'a> {
    seed: u64,
    kind: &'static str,
    language: &'static str,
    code: Option<&'a str>,
    question: &'a str,
    answer: &'a str,
    options: Vec<&'a str>,
    explanation: &'a str,
}

fn en_json(de: &Generada) -> String {
    let json = Json {
        seed: de.semilla,
        kind: de.tipo.clave(),
        language: de.lenguaje.clave(),
        code: de.codigo.as_deref(),
        question: &de.pregunta,
        answer: &de.respuesta,
        options: de.opciones.iter().map(|opcion| opcion.texto.as_str()).collect(),
        explanation: &de.explicacion,
    };
    serde_json::to_string(&json).expect("son textos y números")
}

fn para_leer(de: &Generada, pedido: &Pedido) -> String {
    let titulo = format!("{} · semilla {}", de.tipo.clave(), de.semilla);
    let mut texto = format!("{titulo}\n\n");
    if let Some(codigo) = &de.codigo {
        for (numero, linea) in codigo.lines().enumerate() {
            let linea = format!("{:>3} │ {linea}", numero + 1);
            texto += linea.trim_end();
            texto += "\n";
        }
        texto += "\n";
    }
    texto += &format!("{}\n\n", parte(&de.pregunta));
    for (letra, opcion) in ('a'..).zip(&de.opciones) {
        let delante = format!("  {letra}) ");
        texto += &format!("{}\n", parte_tras(&delante, &opcion.texto));
    }
    if pedido.respuesta {
        texto += &respuesta(de);
    }
    texto
}

fn respuesta(de: &Generada) -> String {
    let mut texto = String::new();
    let buena = ('a'..).zip(&de.opciones).find(|(_, opcion)| opcion.correcta);
    if let Some((letra, opcion)) = buena {
        let buena = format!("La respuesta es {letra}) {}.", opcion.texto);
        texto += &format!("\n{}\n", parte(&buena));
    }
    texto += &format!("{}\n\n", parte(&de.explicacion));
    for (letra, opcion) in ('a'..).zip(&de.opciones) {
        if let Some(error) = opcion.error {
            let frase =
                format!("Si has contestado {letra}), {}.", errores::frase(error));
            texto += &format!("{}\n", parte(&frase));
        }
    }
    let paso = format!("Lo enseña el paso {} del cuaderno.", de.paso);
    texto + &format!("{}\n", parte(&paso))
}
