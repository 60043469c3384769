//! Una pregunta, lo que se contesta y lo que se esperaba, escritos en líneas.

use crate::ancho;
use crate::banco::{Contestacion, Pregunta, Respuesta, texto};
use crate::juicio::lista;

/// El enunciado, el código y las opciones.
pub fn pregunta(pregunta: &Pregunta, orden: &[usize]) -> String {
    let columnas = ancho::columnas();
    let mut bloques = vec![texto::terminal(&pregunta.enunciado, columnas)];
    if let Some(codigo) = &pregunta.codigo
        && !codigo.texto.is_empty()
    {
        let con_numeros = matches!(pregunta.respuesta, Respuesta::Linea { .. });
        bloques.push(bloque_de_codigo(&codigo.texto, con_numeros));
    }
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            let opcion = |(letra, &cual): (char, &usize)| {
                opcion(letra, &opciones[cual].texto, columnas)
            };
            bloques.push(
                ('a'..).zip(orden).map(opcion).collect::<Vec<_>>().join("\n"),
            );
        }
        Respuesta::Ordena(lineas) => {
            let linea = |(numero, &cual): (usize, &usize)| {
                format!("{numero}. {}", lineas[cual])
            };
            bloques
                .push((1..).zip(orden).map(linea).collect::<Vec<_>>().join("\n"));
        }
        Respuesta::Posible { salida, .. } => {
            bloques.push(format!("Esto:\n\n{}", bloque_de_codigo(salida, false)));
        }
        _ => {}
    }
    bloques.join("\n\n")
}

/// Cómo se contesta, en una frase.
pub fn como_se_contesta(pregunta: &Pregunta) -> String {
    match &pregunta.respuesta {
        Respuesta::Una(_) => "Contesta con una letra.".to_owned(),
        Respuesta::Varias(_) => "Pueden ser varias: contesta con sus letras, como «a c».".to_owned(),
        Respuesta::Numero { .. } => "Contesta con un número.".to_owned(),
        Respuesta::Texto { .. } => "Contesta con una o pocas palabras.".to_owned(),
        Respuesta::Ordena(_) => "Contesta con los números, en su orden, como «3 1 2».".to_owned(),
        Respuesta::Huecos(huecos) if huecos.len() == 1 => "Contesta con lo que va en el hueco.".to_owned(),
        Respuesta::Huecos(huecos) => {
            format!("Contesta con lo que va en los {} huecos, separado por «|».", huecos.len())
        }
        Respuesta::Linea { .. } => "Contesta con el número de la línea.".to_owned(),
        Respuesta::Arbol(_) => {
            "Contesta con el árbol, como P(H1(H1.1) H2). Los hijos van entre paréntesis.".to_owned()
        }
        Respuesta::Posible { .. } => "Contesta sí o no.".to_owned(),
        Respuesta::Razonada(_) => {
            "Escribe lo que haga falta, en varias líneas, y acaba con una en la que solo haya un punto. Si la escribes en papel, contesta «en papel» y el punto.".to_owned()
        }
    }
}

/// Lo que se ha contestado, tal como se vio: «b) 7».
pub fn contestado(
    pregunta: &Pregunta,
    orden: &[usize],
    contestacion: &Contestacion,
) -> String {
    match (&pregunta.respuesta, contestacion) {
        (
            Respuesta::Una(_) | Respuesta::Varias(_),
            Contestacion::Opciones(elegidas),
        ) => opciones_dichas(pregunta, orden, |cual| elegidas.contains(&cual)),
        (_, Contestacion::Opciones(elegidas)) => {
            if elegidas[..] == [0] { "sí" } else { "no" }.to_owned()
        }
        (_, Contestacion::Escrita(escrita)) => limpio(escrita),
        (_, Contestacion::Orden(lineas)) => en_su_orden(orden, lineas),
        (_, Contestacion::Escritas(escritas)) => limpio(&escritas.join(" | ")),
        (_, Contestacion::Razonada { texto, .. }) => {
            texto.lines().map(limpio).collect::<Vec<_>>().join("\n")
        }
    }
}

/// Lo que se esperaba.
pub fn buena(pregunta: &Pregunta, orden: &[usize]) -> String {
    match &pregunta.respuesta {
        Respuesta::Una(opciones) | Respuesta::Varias(opciones) => {
            opciones_dichas(pregunta, orden, |cual| opciones[cual].correcta)
        }
        Respuesta::Numero { valor, .. } => valor.to_string(),
        Respuesta::Texto { validas, .. } => {
            validas.first().cloned().unwrap_or_default()
        }
        Respuesta::Ordena(lineas) => {
            let todas: Vec<usize> = (0..lineas.len()).collect();
            en_su_orden(orden, &todas)
        }
        Respuesta::Huecos(huecos) => {
            let primeras: Vec<_> = huecos
                .iter()
                .filter_map(|hueco| hueco.validas.first())
                .map(String::as_str)
                .collect();
            primeras.join(" | ")
        }
        Respuesta::Linea { validas, .. } => {
            let validas: Vec<_> = validas.iter().map(usize::to_string).collect();
            lista(&validas).replace(" y ", " o ")
        }
        Respuesta::Arbol(arbol) => arbol.clone(),
        Respuesta::Posible { es, .. } => if *es { "sí" } else { "no" }.to_owned(),
        Respuesta::Razonada(_) => String::new(),
    }
}

fn opcion(letra: char, marcado: &str, columnas: usize) -> String {
    let escrita = texto::terminal(marcado, columnas.saturating_sub(3));
    let mut lineas = escrita.lines();
    let mut opcion = format!("{letra}) {}", lineas.next().unwrap_or_default());
    for linea in lineas {
        opcion.push_str(format!("\n   {linea}").trim_end());
    }
    opcion
}

fn bloque_de_codigo(codigo: &str, con_numeros: bool) -> String {
    let linea = |(numero, linea): (usize, &str)| {
        let delante =
            if con_numeros { format!("{numero:>3}  ") } else { "    ".to_owned() };
        format!("{delante}{linea}").trim_end().to_owned()
    };
    (1..).zip(codigo.trim_end().lines()).map(linea).collect::<Vec<_>>().join("\n")
}

/// «b) 7», o «a) … y c) …».
fn opciones_dichas(
    pregunta: &Pregunta,
    orden: &[usize],
    cuales: impl Fn(usize) -> bool,
) -> String {
    let (Respuesta::Una(opciones) | Respuesta::Varias(opciones)) =
        &pregunta.respuesta
    else {
        return String::new();
    };
    let dichas: Vec<String> = ('a'..)
        .zip(orden)
        .filter(|(_, cual)| cuales(**cual))
        .map(|(letra, &cual)| {
            format!("{letra}) {}", texto::llano(&opciones[cual].texto))
        })
        .collect();
    dichas.join("; ")
}

/// Las líneas, con los números con los que se enseñaron.
fn en_su_orden(orden: &[usize], lineas: &[usize]) -> String {
    let lugar = |linea: &usize| {
        orden.iter().position(|cual| cual == linea).map_or(0, |lugar| lugar + 1)
    };
    lineas
        .iter()
        .map(|linea| lugar(linea).to_string())
        .collect::<Vec<_>>()
        .join(" ")
}

/// Como se dice a alguien: con mayúscula y punto.
pub fn frase(que: &str) -> String {
    let mut letras = que.chars();
    let primera = letras.next().into_iter().flat_map(char::to_uppercase);
    primera.chain(letras).chain(['.']).collect()
}

fn limpio(escrito: &str) -> String {
    shared::foreign::printable(escrito)
}
