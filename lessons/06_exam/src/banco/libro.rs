//! «Preguntas de examen»: las de un capítulo, como las enseña el libro, en Markdown.

use std::fmt::Write;

use anyhow::{Context, bail};

use super::medida::fuente::hueco;
use super::{Arbol, Banco, Codigo, LenguajeDelCodigo, Pregunta, Respuesta};
use crate::juicio::lista;

/// Los renglones que se dejan para explicar, para dibujar un árbol y para escribir un programa.
const EXPLICACION: usize = 6;
const ARBOL: usize = 8;
const PROGRAMA: usize = 20;

/// Cada pregunta, con su respuesta tapada: todas, o las de unos pasos.
///
/// # Errors
/// Si no hay ningún capítulo así, o si lleva a un paso que no existe.
pub fn en_el_examen(
    banco: &Banco,
    capitulo: &str,
    pasos: &[String],
) -> anyhow::Result<String> {
    de_cada_una(banco, capitulo, pasos, con_respuesta)
}

/// Cada pregunta, sin su respuesta y con sitio para escribirla en el papel.
///
/// # Errors
/// Si no hay ningún capítulo así.
pub fn sin_respuestas(
    banco: &Banco,
    capitulo: &str,
    pasos: &[String],
) -> anyhow::Result<String> {
    de_cada_una(banco, capitulo, pasos, con_sitio)
}

fn de_cada_una(
    banco: &Banco,
    capitulo: &str,
    pasos: &[String],
    escribe: fn(&Pregunta) -> anyhow::Result<String>,
) -> anyhow::Result<String> {
    if course::find(capitulo).is_none() {
        let capitulo = shared::foreign::printable(capitulo);
        bail!(
            "no hay ningún capítulo «{capitulo}»: se llaman como 03_fork_exec_wait"
        );
    }
    let mut suyas: Vec<&Pregunta> = banco
        .preguntas
        .iter()
        .filter(|una| una.capitulo.as_deref() == Some(capitulo))
        .collect();
    suyas.sort_by_key(|una| una.lugar);
    if !pasos.is_empty() {
        let es_de = |una: &Pregunta, paso: &str| {
            una.paso.split_once(' ').is_some_and(|(_, nombre)| nombre == paso)
        };
        let de_ninguna = |paso: &&String| !suyas.iter().any(|una| es_de(una, paso));
        if let Some(paso) = pasos.iter().find(de_ninguna) {
            let paso = shared::foreign::printable(paso);
            bail!("ninguna pregunta de {capitulo} es del paso «{paso}»");
        }
        suyas.retain(|una| pasos.iter().any(|paso| es_de(una, paso)));
    }
    let escritas: Vec<String> =
        suyas.into_iter().map(escribe).collect::<anyhow::Result<_>>()?;
    Ok(escritas.join("\n"))
}

fn con_respuesta(pregunta: &Pregunta) -> anyhow::Result<String> {
    let mut escrito = planteada(pregunta)?;
    escrito += "\n<details><summary>Respuesta</summary>\n\n";
    escrito += &respuesta(pregunta);
    escrito.push('\n');
    for programa in &pregunta.programas {
        escrito += &incluido(programa)?;
    }
    writeln!(escrito, "\n{}\n\n</details>", donde_se_ve(pregunta)?)?;
    Ok(escrito)
}

fn con_sitio(pregunta: &Pregunta) -> anyhow::Result<String> {
    let planteada = planteada(pregunta)?;
    let sitio = match renglones(pregunta) {
        0 => String::new(),
        cuantos => {
            let clase = if cuantos < PROGRAMA { "sitio" } else { "sitio largo" };
            format!(
                "\n<div class=\"{clase}\" style=\"--renglones: {cuantos}\"></div>\n"
            )
        }
    };
    Ok(format!("<div class=\"pregunta\">\n\n{planteada}{sitio}\n</div>\n"))
}

/// Cuántos se dejan en el papel para contestar; ninguno, si basta con señalar.
fn renglones(pregunta: &Pregunta) -> usize {
    match &pregunta.respuesta {
        Respuesta::Una(_) | Respuesta::Varias(_) => 0,
        Respuesta::Numero { .. }
        | Respuesta::Texto { .. }
        | Respuesta::Linea { .. }
        | Respuesta::Posible { .. } => 2,
        Respuesta::Ordena(lineas) => lineas.len(),
        Respuesta::Huecos(huecos) => huecos.len(),
        Respuesta::Arbol(_) => ARBOL,
        Respuesta::Razonada(_) if pregunta.programas.is_empty() => EXPLICACION,
        Respuesta::Razonada(_) => PROGRAMA,
    }
}

/// Lo que se lee antes de contestar.
fn planteada(pregunta: &Pregunta) -> anyhow::Result<String> {
    let mut escrito = enunciado(&pregunta.enunciado);
    if let Some(codigo) = &pregunta.codigo {
        escrito += &de_codigo(codigo)?;
    }
    escrito += &lo_que_se_ofrece(pregunta);
    Ok(escrito)
}

/// El primer párrafo, en negrita.
fn enunciado(texto: &str) -> String {
    match texto.trim().split_once("\n\n") {
        Some((primero, resto)) => {
            format!("**{}**\n\n{resto}\n", primero.replace("**", ""))
        }
        None => format!("**{}**\n", texto.trim().replace("**", "")),
    }
}

fn de_codigo(codigo: &Codigo) -> anyhow::Result<String> {
    if let Some(fichero) = &codigo.fichero {
        return incluido(fichero);
    }
    if codigo.texto.trim().is_empty() {
        return Ok(String::new());
    }
    Ok(bloque(lenguaje(codigo.lenguaje), &codigo.texto))
}

fn lenguaje(lenguaje: LenguajeDelCodigo) -> &'static str {
    match lenguaje {
        LenguajeDelCodigo::Python => "python",
        LenguajeDelCodigo::C => "c",
        LenguajeDelCodigo::Rust => "rust",
        LenguajeDelCodigo::Sh => "sh",
        LenguajeDelCodigo::Texto => "text",
    }
}

fn bloque(lenguaje: &str, texto: &str) -> String {
    format!("\n```{lenguaje}\n{}\n```\n", texto.trim_matches('\n'))
}

/// Un programa del cuaderno, que el libro incluye: la grabación está en la carpeta `salidas` del capítulo.
fn incluido(ruta: &str) -> anyhow::Result<String> {
    let (fichero, trozo) = ruta.split_once(':').unwrap_or((ruta, ""));
    let extension = fichero.rsplit('.').next().unwrap_or_default();
    let lenguaje = match extension {
        "py" => "python",
        "rs" => "rust",
        otra => otra,
    };
    let nombre = match fichero.strip_prefix("../") {
        Some(fuera) => fuera.to_owned(),
        None => format!("lessons/{fichero}"),
    };
    let dos_puntos = if trozo.is_empty() { "" } else { ":" };
    Ok(format!(
        "\n<div class=\"codigo\">\n\n`{nombre}`\n\n```{lenguaje}\n{{{{#include ../../../../{nombre}{dos_puntos}{trozo}}}}}\n```\n\n</div>\n"
    ))
}

/// Las opciones, o lo que se ordena.
fn lo_que_se_ofrece(pregunta: &Pregunta) -> String {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            let mut opciones: Vec<_> = opciones.iter().collect();
            // Se escribe primero la buena; en el libro, cada una en un lugar.
            let cual = pregunta.nombre.bytes().map(usize::from).sum::<usize>();
            let cuantas = opciones.len();
            opciones.rotate_left(cual % cuantas.max(1));
            let lista: String = opciones
                .iter()
                .map(|opcion| format!("- {}\n", opcion.texto))
                .collect();
            format!("\n{lista}")
        }
        Respuesta::Ordena(lineas) => {
            let mut lineas = lineas.clone();
            lineas.sort();
            bloque("text", &lineas.join("\n"))
        }
        Respuesta::Posible { salida, .. } => bloque("text", salida),
        _ => String::new(),
    }
}

/// La respuesta, en negrita si es corta, y la explicación.
fn respuesta(pregunta: &Pregunta) -> String {
    let explicacion = pregunta.explicacion.trim();
    let corta = match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            let buenas = opciones.iter().filter(|opcion| opcion.correcta);
            buenas
                .map(|opcion| sin_punto(&opcion.texto))
                .collect::<Vec<_>>()
                .join("; ")
        }
        Respuesta::Numero { valor, .. } => valor.to_string().replace('-', "−"),
        Respuesta::Texto { validas, .. } => {
            sin_punto(validas.first().map_or("", String::as_str)).to_owned()
        }
        Respuesta::Linea { validas, .. } => {
            let numeros: Vec<_> = validas.iter().map(usize::to_string).collect();
            format!("Línea {}", numeros.join(" o "))
        }
        Respuesta::Posible { es, .. } => if *es { "Sí" } else { "No" }.to_owned(),
        Respuesta::Ordena(lineas) => {
            return en_bloque(&lineas.join("\n"), explicacion);
        }
        Respuesta::Arbol(arbol) => {
            let dibujo =
                Arbol::lee(arbol).map(|arbol| arbol.dibuja()).unwrap_or_default();
            return en_bloque(&dibujo, explicacion);
        }
        Respuesta::Huecos(huecos) => {
            let va = |(numero, valida): (usize, &String)| {
                format!("{} {valida}", hueco(numero))
            };
            let validas = huecos.iter().filter_map(|hueco| hueco.validas.first());
            let lineas: Vec<_> = (1..).zip(validas).map(va).collect();
            return en_bloque(&lineas.join("\n"), explicacion);
        }
        Respuesta::Razonada(_) => return explicacion.to_owned(),
    };
    format!("**{corta}.** {explicacion}")
}

fn sin_punto(texto: &str) -> &str {
    texto.trim().trim_end_matches('.')
}

fn en_bloque(texto: &str, explicacion: &str) -> String {
    format!("{}\n{explicacion}", bloque("text", texto).trim_start())
}

/// «Visto en [cuantos](../03_fork_exec_wait/cuantos.md).»
fn donde_se_ve(pregunta: &Pregunta) -> anyhow::Result<String> {
    let pasos = std::iter::once(&pregunta.paso).chain(&pregunta.otros_pasos);
    let enlaces: Vec<String> =
        pasos.map(|paso| enlace(paso)).collect::<anyhow::Result<_>>()?;
    Ok(format!("Visto en {}.", lista(&enlaces)))
}

/// Vale en la página de cualquier capítulo.
fn enlace(paso: &str) -> anyhow::Result<String> {
    let (numero, nombre) =
        paso.split_once(' ').context("un paso se escribe como «03 cuantos»")?;
    let leccion = course::COURSE
        .iter()
        .find(|leccion| leccion.number() == numero)
        .with_context(|| format!("no hay ninguna lección {numero}"))?;
    Ok(format!("[{nombre}](../{}/{nombre}.md)", leccion.name))
}
