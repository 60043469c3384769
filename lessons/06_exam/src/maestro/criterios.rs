//! `06_exam criterios`: la tabla del libro que dice dónde está cada criterio del módulo, en Markdown.

use serde::Deserialize;

use crate::opciones::Parte;
use crate::practica::indice::enlace;

pub const PARTE: Parte = Parte {
    orden: "06_exam criterios",
    ayuda: "\
La tabla del libro que dice dónde está cada criterio del módulo, en Markdown.

Uso:
  06_exam criterios
",
    opciones: &[],
};

const TABLA: &str = include_str!("../../criterios.toml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Modulo {
    resultado: Vec<Resultado>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Resultado {
    codigo: String,
    texto: String,
    criterio: Vec<Criterio>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Criterio {
    letra: String,
    texto: String,
    pasos: Vec<String>,
    #[serde(default)]
    ejercicios: Vec<String>,
    preguntas: Vec<String>,
}

pub fn tabla() -> String {
    let modulo: Modulo = toml::from_str(TABLA).expect("una prueba lo lee");
    modulo.resultado.iter().map(de_un_resultado).collect::<Vec<_>>().join("\n")
}

fn de_un_resultado(resultado: &Resultado) -> String {
    let Resultado { codigo, texto, criterio } = resultado;
    let filas: String = criterio.iter().map(fila).collect();
    format!(
        "## {codigo}\n\n{texto}\n\n| Letra | Criterio | Se ve en | Se practica con | Se pregunta en |\n|---|---|---|---|---|\n{filas}"
    )
}

fn fila(criterio: &Criterio) -> String {
    let enlaces: Vec<String> =
        criterio.pasos.iter().map(|paso| enlace(paso)).collect();
    // Un asterisco solo sería una marca de Markdown.
    let letra = criterio.letra.replace('*', "\\*");
    format!(
        "| {letra} | {} | {} | {} | {} |\n",
        criterio.texto,
        enlaces.join(", "),
        nombres(&criterio.ejercicios),
        nombres(&criterio.preguntas)
    )
}

fn nombres(de: &[String]) -> String {
    let escritos: Vec<String> =
        de.iter().map(|nombre| format!("`{nombre}`")).collect();
    if escritos.is_empty() { "—".to_owned() } else { escritos.join(", ") }
}
