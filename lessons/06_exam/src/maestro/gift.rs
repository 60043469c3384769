//! `06_exam gift`: las preguntas en GIFT, cada una en pocas líneas de texto.

use super::avisos::Avisos;
use super::fracciones::de_moodle;
use super::seleccion::{Llevada, Seleccion};
use super::{Escrito, texto, variantes};
use crate::banco::{Banco, Opcion, Respuesta, Sospechosa};

const NOMBRE: usize = 100;

/// El fichero, y lo que no cabe en él.
pub fn escribe(banco: &Banco, seleccion: &Seleccion) -> Escrito {
    let mut avisos = Avisos::default();
    let mut preguntas = String::new();
    let mut categoria = "";
    for llevada in &seleccion.preguntas {
        let Some(respuestas) = respuestas(banco, llevada, &mut avisos) else {
            continue;
        };
        if llevada.categoria != categoria {
            categoria = &llevada.categoria;
            preguntas += &format!("$CATEGORY: $course$/top/{categoria}\n\n");
        }
        preguntas += &una(llevada, &respuestas);
    }
    let mut texto = format!("// {}\n", seleccion.titulo);
    for aviso in avisos.lineas() {
        texto += &format!("// {aviso}\n");
    }
    Escrito { texto: format!("{texto}\n{preguntas}"), avisos }
}

/// El enunciado, con su código, en una sola línea: así no se pierde la sangría, y nada parece un comentario.
fn una(llevada: &Llevada, respuestas: &str) -> String {
    let pregunta = &llevada.pregunta;
    let [tema, nivel, paso] = texto::etiquetas(pregunta);
    format!(
        "// [id:{}] [tag:{tema}] [tag:{nivel}] [tag:{paso}]\n::{}::[html]{}{{{respuestas}\n####{}\n}}\n\n",
        pregunta.nombre,
        con_escapes(&texto::titulo(pregunta, NOMBRE)),
        con_escapes(&enunciado(llevada)),
        con_escapes(&texto::html(&pregunta.explicacion)),
    )
}

fn enunciado(Llevada { pregunta, resta, .. }: &Llevada) -> String {
    let enunciado = texto::enunciado(pregunta);
    match pregunta.respuesta {
        Respuesta::Posible { .. } if *resta == 0.0 => {
            enunciado + "<p>Verdadero, si puede darse; falso, si es imposible.</p>"
        }
        _ => enunciado,
    }
}

/// Lo de dentro de las llaves; nada, si GIFT no puede llevar la pregunta.
fn respuestas(
    banco: &Banco,
    llevada: &Llevada,
    avisos: &mut Avisos,
) -> Option<String> {
    let nombre = &llevada.pregunta.nombre;
    let delata =
        |error: Option<&str>| texto::delata(banco, &llevada.pregunta, error);
    let no_va = |avisos: &mut Avisos, por_que: &str| {
        avisos.apunta(&format!("No van, porque {por_que}"), nombre);
        None
    };
    let respuestas = match &llevada.pregunta.respuesta {
        Respuesta::Una(opciones) => una_opcion(delata, opciones, llevada.resta),
        Respuesta::Varias(opciones) => {
            if llevada.resta > 0.0 {
                avisos.apunta(
                    "Con varias buenas, lo menos que se saca es 0, y un fallo no resta",
                    nombre,
                );
            }
            varias_opciones(delata, opciones)
        }
        Respuesta::Posible { es, .. } if llevada.resta == 0.0 => {
            if *es { "TRUE" } else { "FALSE" }.to_owned()
        }
        Respuesta::Posible { es, .. } => si_o_no(*es, llevada.resta),
        Respuesta::Numero { valor, errores } => {
            numeros(delata, &[valor.to_string()], errores)
        }
        Respuesta::Linea { validas, errores } => {
            let validas: Vec<String> =
                validas.iter().map(usize::to_string).collect();
            numeros(delata, &validas, errores)
        }
        Respuesta::Texto { validas, errores } => {
            let escritas =
                validas.iter().chain(errores.iter().map(|error| &error.si));
            if escritas.into_iter().any(|escrita| escrita.contains("->")) {
                return no_va(
                    avisos,
                    "una respuesta con «->» se tomaría por una de emparejar",
                );
            }
            textos(delata, validas, errores)
        }
        Respuesta::Ordena(lineas) => {
            avisos.apunta(
                "Se ordenan eligiendo qué línea va en cada lugar, y Moodle baraja también los lugares. Cada línea en su sitio suma su parte",
                nombre,
            );
            ordena(lineas)
        }
        Respuesta::Huecos(_) => {
            return no_va(avisos, "GIFT no tiene preguntas con huecos");
        }
        Respuesta::Arbol(_) => {
            return no_va(
                avisos,
                "un árbol se puede escribir de demasiadas maneras",
            );
        }
        Respuesta::Razonada(_) => {
            return no_va(
                avisos,
                "GIFT no tiene dónde llevar la rúbrica con que se corrigen",
            );
        }
    };
    if llevada.puntos != 1.0 {
        avisos.apunta(
            &format!(
                "GIFT no lleva lo que vale una pregunta, y en Moodle valen 1 punto todas. En el cuestionario, pon que cada una vale {}",
                texto::numero(llevada.puntos)
            ),
            nombre,
        );
    }
    Some(respuestas)
}

fn una_opcion(
    delata: impl Fn(Option<&str>) -> String,
    opciones: &[Opcion],
    resta: f64,
) -> String {
    let una = |opcion: &Opcion| {
        let signo = match (opcion.correcta, resta > 0.0) {
            (true, _) => "=".to_owned(),
            (false, true) => format!("~%{}%", de_moodle(-resta).texto),
            (false, false) => "~".to_owned(),
        };
        linea(
            &signo,
            &texto::opcion(&opcion.texto),
            &delata(opcion.error.as_deref()),
        )
    };
    opciones.iter().map(una).collect()
}

/// Las buenas suman 100 entre todas, y cada mala quita lo que suma una buena.
fn varias_opciones(
    delata: impl Fn(Option<&str>) -> String,
    opciones: &[Opcion],
) -> String {
    let buenas =
        opciones.iter().filter(|opcion| opcion.correcta).count().max(1) as f64;
    let una = |opcion: &Opcion| {
        let vale = if opcion.correcta { 1.0 } else { -1.0 } / buenas;
        let signo = format!("~%{}%", de_moodle(vale).texto);
        linea(
            &signo,
            &texto::opcion(&opcion.texto),
            &delata(opcion.error.as_deref()),
        )
    };
    opciones.iter().map(una).collect()
}

fn si_o_no(es: bool, resta: f64) -> String {
    let mala = format!("~%{}%", de_moodle(-resta).texto);
    let signo = |bien: bool| if bien { "=" } else { &mala };
    linea(signo(es), "Sí", "") + &linea(signo(!es), "No", "")
}

fn numeros(
    delata: impl Fn(Option<&str>) -> String,
    validas: &[String],
    errores: &[Sospechosa],
) -> String {
    let bien = validas.iter().map(|valida| format!("\n=%100%{valida}:0"));
    let mal = errores
        .iter()
        .filter(|error| error.si.trim().parse::<i64>().is_ok())
        .map(|error| {
            format!(
                "\n=%0%{}:0{}",
                error.si.trim(),
                por_que(&delata(Some(&error.error)))
            )
        });
    format!("#{}", bien.chain(mal).collect::<String>())
}

fn textos(
    delata: impl Fn(Option<&str>) -> String,
    validas: &[String],
    errores: &[Sospechosa],
) -> String {
    let validas = variantes::de_todas(validas, variantes::de_texto);
    let bien = validas
        .iter()
        .map(|valida| linea("=", &variantes::sin_comodines(valida), ""));
    let mal = errores.iter().flat_map(|error| {
        let por_que = delata(Some(&error.error));
        variantes::de_texto(&error.si).into_iter().map(move |escrita| {
            linea("=%0%", &variantes::sin_comodines(&escrita), &por_que)
        })
    });
    bien.chain(mal).collect()
}

fn ordena(lineas: &[String]) -> String {
    let una = |(lugar, linea): (usize, &String)| {
        let linea = texto::sin_etiquetas(&texto::con_sangria(linea));
        format!("\n=Línea {lugar} -> {}", con_escapes(&linea))
    };
    (1..).zip(lineas).map(una).collect()
}

/// Una respuesta, con lo que se lee después de darla.
fn linea(signo: &str, que: &str, delata: &str) -> String {
    format!("\n{signo}{}{}", con_escapes(que), por_que(delata))
}

fn por_que(delata: &str) -> String {
    if delata.is_empty() {
        String::new()
    } else {
        format!("#{}", con_escapes(delata))
    }
}

/// Lo que tiene significado en GIFT, con una barra delante; el salto de línea, como `\n`.
fn con_escapes(texto: &str) -> String {
    let mut escrito = String::new();
    for letra in texto.chars() {
        match letra {
            '\\' | ':' | '#' | '=' | '~' | '{' | '}' => {
                escrito.extend(['\\', letra])
            }
            '\n' => escrito.push_str("\\n"),
            '\r' => {}
            _ => escrito.push(letra),
        }
    }
    escrito
}

#[cfg(test)]
mod tests {
    use super::con_escapes;

    #[test]
    fn lo_que_significa_algo_se_escapa() {
        assert_eq!(con_escapes("d = {'a': 1}  # ~"), r"d \= \{'a'\: 1\}  \# \~");
        assert_eq!(con_escapes("a\n  \"\\n\""), r#"a\n  "\\n""#);
    }
}
