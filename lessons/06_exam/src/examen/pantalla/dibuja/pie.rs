//! La última línea: las teclas que valen ahora. Las que no caben están en la ayuda.

use ratatui::text::{Line, Span};

use super::super::estado::{Estado, Modo};
use super::super::hoja::Forma;

pub fn linea(estado: &Estado, ancho: usize) -> Line<'static> {
    let (primeras, ultima) = teclas(estado);
    let largo = |(tecla, que): &(&str, &str)| {
        tecla.chars().count() + que.chars().count() + 1
    };
    let separador = " · ";
    let mut libres = ancho.saturating_sub(largo(&ultima));
    let mut van = Vec::new();
    for una in primeras {
        let ocupa = largo(&una) + separador.chars().count();
        if ocupa > libres {
            break;
        }
        libres -= ocupa;
        van.push(una);
    }
    van.push(ultima);
    let mut trozos = Vec::new();
    for (lugar, (tecla, que)) in van.into_iter().enumerate() {
        if lugar > 0 {
            trozos.push(Span::raw(separador));
        }
        trozos.push(Span::styled(tecla, estado.estilos().senalado()));
        trozos.push(Span::raw(format!(" {que}")));
    }
    Line::from(trozos)
}

type Tecla = (&'static str, &'static str);

/// Por orden de importancia, y la que va siempre.
fn teclas(estado: &Estado) -> (Vec<Tecla>, Tecla) {
    let mas = ("?", "ayuda");
    match estado.modo {
        Modo::Mira => {
            let mut teclas = de_la_forma(estado.forma());
            teclas.push(("←→", "otra"));
            if estado.contestacion().is_some() {
                teclas.push(("Supr", "en blanco"));
            }
            teclas.extend([("f", "entregar"), ("m", "marcar"), ("g", "mapa")]);
            (teclas, mas)
        }
        Modo::Escribe => match estado.forma() {
            Forma::Huecos(_) => (
                vec![("Tab", "otro hueco"), ("Intro", "siguiente")],
                ("Esc", "acabar"),
            ),
            Forma::Redacta => {
                (vec![("AvPág RePág", "mueven la pregunta")], ("Esc", "acabar"))
            }
            _ => (vec![("Intro", "vale")], ("Esc", "acabar")),
        },
        Modo::Ayuda => (vec![("↑↓", "se mueve")], ("Esc", "volver")),
        Modo::Mapa(_) => {
            (vec![("Intro", "ir a ella"), ("←→↑↓", "otra")], ("Esc", "volver"))
        }
        Modo::Entrega { seguro: false } => {
            (vec![("s", "entregar")], ("Esc", "seguir"))
        }
        Modo::Entrega { seguro: true } => {
            (vec![("Intro", "entregar")], ("Esc", "seguir"))
        }
        Modo::Deja => {
            (vec![("s", "dejarlo"), ("f", "entregar")], ("Esc", "seguir"))
        }
    }
}

fn de_la_forma(forma: Forma) -> Vec<Tecla> {
    match forma {
        Forma::Elige { una_sola: true } => vec![("letra", "elige")],
        Forma::Elige { una_sola: false } => vec![("letra", "pone y quita")],
        Forma::Ordena => vec![("espacio", "coge"), ("1-9", "la lleva ahí")],
        Forma::Escribe { .. } | Forma::Redacta | Forma::Huecos(_) => {
            vec![("Intro", "escribir")]
        }
        Forma::Programa => Vec::new(),
    }
}
