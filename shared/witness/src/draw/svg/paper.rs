//! El papel: escribe los elementos de un SVG, con sus números cortos y su texto sin nada que rompa el XML.

use std::fmt::Write as _;

use crate::draw::words::clean;

#[derive(Default)]
pub struct Paper {
    text: String,
}

/// Hacia qué lado de su punto se escribe un texto.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Side {
    Right,
    Left,
    Middle,
}

impl Paper {
    pub fn into_text(self) -> String {
        self.text
    }

    /// Un camino; `tip` es lo que se lee al pasar por encima, si algo hay que leer.
    pub fn path(&mut self, class: &str, d: &str, tip: &str) {
        let _ = write!(self.text, "<path class=\"{class}\" d=\"{d}\"");
        self.close("path", tip);
    }

    pub fn rect(&mut self, class: &str, [x, y, width, height]: [f64; 4], tip: &str) {
        let [x, y, width, height] = [x, y, width, height].map(short);
        let _ = write!(
            self.text,
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\""
        );
        self.close("rect", tip);
    }

    pub fn circle(&mut self, class: &str, x: f64, y: f64, radius: f64, tip: &str) {
        let [x, y, radius] = [x, y, radius].map(short);
        let _ = write!(self.text, "<circle class=\"{class}\" cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"");
        self.close("circle", tip);
    }

    pub fn words(&mut self, class: &str, x: f64, y: f64, side: Side, words: &str) {
        let anchor = match side {
            Side::Right => "",
            Side::Left => " text-anchor=\"end\"",
            Side::Middle => " text-anchor=\"middle\"",
        };
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let [x, y] = [x, y].map(short);
        let _ = writeln!(
            self.text,
            "<text{class} x=\"{x}\" y=\"{y}\"{anchor}>{}</text>",
            escaped(words)
        );
    }

    /// Un nombre, en negrita, y lo que va detrás.
    pub fn label(&mut self, x: f64, y: f64, name: &str, note: &str) {
        let ([x, y], name) = ([x, y].map(short), escaped(name));
        let note = if note.is_empty() { String::new() } else { format!(" {}", escaped(note)) };
        let _ = writeln!(
            self.text,
            "<text x=\"{x}\" y=\"{y}\"><tspan class=\"n\">{name}</tspan>{note}</text>"
        );
    }

    fn close(&mut self, name: &str, tip: &str) {
        let _ = if tip.is_empty() {
            writeln!(self.text, "/>")
        } else {
            writeln!(self.text, "><title>{}</title></{name}>", escaped(tip))
        };
    }
}

/// Un número con un decimal como mucho.
pub fn short(number: f64) -> String {
    let text = format!("{number:.1}");
    let text = text.strip_suffix(".0").unwrap_or(&text);
    if text == "-0" { "0".to_owned() } else { text.to_owned() }
}

pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in clean(text).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            other => out.push(other),
        }
    }
    out
}

/// Lo que ocupa más o menos un texto, en letra de este tamaño.
pub fn width(text: &str, size: f64) -> f64 {
    text.chars().count() as f64 * size * 0.56
}
