//! Lo que hay que bajar para leer una página: ninguna pasa de cuatro pantallas, con lo tapado sin abrir.

use super::browser::Browser;
use std::collections::BTreeSet;

pub const SCREEN: (u32, u32) = (1280, 800);
const MOST: f64 = 4.0;
/// El código se ve en el lenguaje que se elija, y ninguno ha de hacer larga la página.
const LANGUAGES: [&str; 2] = ["python", "rust"];

/// Las que no son para leer de arriba abajo, y por qué.
const LONG: [(&str, &str); 4] = [
    ("chuleta.html", "es una hoja de papel: en A4 cabe entera"),
    ("glosario.html", "se busca una palabra, y está en una sola página"),
    ("papel/preguntas.html", "son hojas para imprimir"),
    ("papel/respuestas.html", "son hojas para imprimir"),
];

/// Las que se han visto largas, de las que pueden serlo.
#[derive(Default)]
pub struct Lengths(BTreeSet<&'static str>);

impl Lengths {
    /// Falla la página abierta, si es larga y no puede serlo.
    pub fn look(&mut self, browser: &mut Browser, name: &str) -> Option<String> {
        let screens = LANGUAGES.map(|language| screens(browser, language));
        let screens = screens.into_iter().fold(0.0, f64::max);
        if screens <= MOST {
            return None;
        }
        match LONG.iter().find(|(long, _)| *long == name) {
            Some((long, _)) => {
                self.0.insert(long);
                None
            }
            None => Some(format!("ocupa {screens:.2} pantallas, y pasa de {MOST}")),
        }
    }

    /// Vistas todas las páginas, las que pueden ser largas lo son.
    pub fn assert_all_are_long(&self) {
        let short: Vec<_> = LONG.iter().filter(|(long, _)| !self.0.contains(long)).collect();
        assert!(short.is_empty(), "ya caben; quítalas de LONG: {short:?}");
    }
}

/// Las pantallas que ocupa la página abierta con el código en ese lenguaje.
fn screens(browser: &mut Browser, language: &str) -> f64 {
    let height = browser.eval(&format!(
        "document.querySelectorAll('.lenguajes button[value={language}]').forEach(button => button.click());
        document.querySelector('main').getBoundingClientRect().height"
    ));
    height.as_f64().expect("la altura es un número") / f64::from(SCREEN.1)
}
