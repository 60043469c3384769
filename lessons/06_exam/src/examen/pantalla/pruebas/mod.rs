//! La pantalla, dibujada de mentira: con un papel de prueba, sin terminal.

mod dibujo;
mod teclas;

use std::time::Duration;

use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::dibuja;
use super::estado::{Estado, Modo};
use super::hoja::Reloj;
use super::lineas::SIGUE;
use super::puente;
use super::teclas::{Accion, pulsa};
use crate::banco::Contestacion;
use crate::examen::papel::Papel;
const PAPEL: &str = include_str!("../../../../tests/pantalla/papel.toml");
const TAMANOS: [(u16, u16); 4] = [(80, 24), (60, 20), (200, 50), (40, 12)];

const UNA: usize = 0;
const VARIAS: usize = 1;
const NUMERO: usize = 2;
const TEXTO: usize = 3;
const ORDENA: usize = 4;
const HUECOS: usize = 5;
const LINEA: usize = 6;
const ARBOL: usize = 7;
const POSIBLE: usize = 8;
const RAZONADA: usize = 9;
const PROGRAMA: usize = 10;
const CUANTAS: usize = 11;

fn examen() -> Estado {
    let papel: Papel = toml::from_str(PAPEL).unwrap();
    let puestas = puente::puestas(&papel);
    assert_eq!(puestas.len(), CUANTAS);
    let una_hora = Reloj::Quedan(Duration::from_secs(3600));
    Estado::nuevo(puestas, vec![None; CUANTAS], vec![false; CUANTAS], una_hora)
}

/// Lo que se ve, una cadena por línea.
fn se_ve(estado: &mut Estado, tamano: (u16, u16)) -> Vec<String> {
    let mut terminal = Terminal::new(TestBackend::new(tamano.0, tamano.1)).unwrap();
    estado.tamano = tamano;
    dibuja::coloca(estado);
    terminal.draw(|marco| dibuja::todo(estado, marco)).unwrap();
    let bufer = terminal.backend().buffer();
    bufer
        .content()
        .chunks(tamano.0.into())
        .map(|fila| fila.iter().map(|celda| celda.symbol()).collect())
        .collect()
}

fn todo_junto(estado: &mut Estado, tamano: (u16, u16)) -> String {
    se_ve(estado, tamano).join("\n")
}

fn tecla(estado: &mut Estado, codigo: KeyCode) -> Option<Accion> {
    pulsa(estado, KeyEvent::new(codigo, KeyModifiers::NONE))
}

fn teclea(estado: &mut Estado, texto: &str) {
    for letra in texto.chars() {
        let codigo =
            if letra == '\n' { KeyCode::Enter } else { KeyCode::Char(letra) };
        tecla(estado, codigo);
    }
}

fn ctrl(estado: &mut Estado, letra: char) -> Option<Accion> {
    pulsa(estado, KeyEvent::new(KeyCode::Char(letra), KeyModifiers::CONTROL))
}

fn escrita(estado: &Estado) -> &str {
    match estado.contestacion() {
        Some(Contestacion::Escrita(texto)) => texto,
        otra => panic!("{otra:?}"),
    }
}
