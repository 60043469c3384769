//! Qué hace cada tecla.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

use super::contesta::{contesta, en_blanco, escribe};
use super::estado::{Estado, Modo};
use super::mueve::desplaza;

/// Lo que la pantalla no puede hacer ella sola.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Accion {
    Entrega,
    Deja,
    /// Ctrl-Z: quien la mira vuelve a la shell.
    Detente,
    Repinta,
}

const ENTREGA: Modo = Modo::Entrega { seguro: false };

pub fn pulsa(estado: &mut Estado, tecla: KeyEvent) -> Option<Accion> {
    if tecla.kind == KeyEventKind::Release {
        return None;
    }
    let con_ctrl = tecla.modifiers.contains(KeyModifiers::CONTROL);
    let a_ciegas = !super::dibuja::cabe(estado.tamano);
    if a_ciegas && !con_ctrl && estado.modo != Modo::Deja {
        return None;
    }
    estado.aviso = None;
    if con_ctrl {
        match tecla.code {
            // Dos veces seguidas es que sí: no se pierde nada.
            KeyCode::Char('c') if estado.modo == Modo::Deja => {
                return Some(Accion::Deja);
            }
            KeyCode::Char('c') => estado.pon_modo(Modo::Deja),
            KeyCode::Char('z') => return Some(Accion::Detente),
            KeyCode::Char('l') => return Some(Accion::Repinta),
            _ if estado.modo == Modo::Escribe && !a_ciegas => {
                escribe(estado, tecla)
            }
            _ => {}
        }
        return None;
    }
    match estado.modo {
        Modo::Mira => mira(estado, tecla),
        Modo::Escribe => escribe(estado, tecla),
        Modo::Ayuda => ayuda(estado, tecla.code),
        Modo::Mapa(senalada) => mapa(estado, senalada, tecla.code),
        Modo::Entrega { .. } | Modo::Deja => return confirma(estado, tecla.code),
    }
    None
}

fn mira(estado: &mut Estado, tecla: KeyEvent) {
    match tecla.code {
        KeyCode::Left | KeyCode::BackTab => {
            estado.ve_a(estado.actual.saturating_sub(1));
        }
        KeyCode::Right | KeyCode::Tab => estado.ve_a(estado.actual + 1),
        KeyCode::Home => estado.ve_a(0),
        KeyCode::End => estado.ve_a(usize::MAX),
        KeyCode::Char('?') | KeyCode::F(1) => estado.pon_modo(Modo::Ayuda),
        KeyCode::Char('g') => estado.pon_modo(Modo::Mapa(estado.actual)),
        KeyCode::Char('f') => estado.pon_modo(ENTREGA),
        KeyCode::Char('m') => {
            let actual = estado.actual;
            estado.marcadas[actual] = !estado.marcadas[actual];
        }
        KeyCode::Delete | KeyCode::Backspace => en_blanco(estado),
        otra if desplaza(estado, otra) => {}
        otra => contesta(estado, otra, tecla),
    }
}

fn ayuda(estado: &mut Estado, codigo: KeyCode) {
    match codigo {
        KeyCode::Up => estado.desde = estado.desde.saturating_sub(1),
        KeyCode::Down => estado.desde += 1,
        codigo if desplaza(estado, codigo) => {}
        KeyCode::Esc
        | KeyCode::Enter
        | KeyCode::Char('?' | 'q')
        | KeyCode::F(1) => {
            estado.pon_modo(Modo::Mira);
        }
        _ => {}
    }
}

fn mapa(estado: &mut Estado, senalada: usize, codigo: KeyCode) {
    let ultima = estado.puestas.len() - 1;
    let en_una_fila = super::dibuja::por_fila(estado);
    let a = |cual: usize| Modo::Mapa(cual.min(ultima));
    estado.sigue_al_foco = true;
    estado.modo = match codigo {
        KeyCode::Left => a(senalada.saturating_sub(1)),
        KeyCode::Right => a(senalada + 1),
        KeyCode::Up => a(senalada.checked_sub(en_una_fila).unwrap_or(senalada)),
        KeyCode::Down if senalada + en_una_fila <= ultima => {
            a(senalada + en_una_fila)
        }
        KeyCode::Home => a(0),
        KeyCode::End => a(ultima),
        KeyCode::Enter | KeyCode::Char(' ') => return estado.ve_a(senalada),
        KeyCode::Esc | KeyCode::Char('g' | 'q') => {
            return estado.pon_modo(Modo::Mira);
        }
        _ => return,
    };
}

/// Entregar pide dos teclas, y otra cualquiera lo deja: quien se pone a escribir sin pulsar antes Intro no ha de
/// entregar con «fases».
fn confirma(estado: &mut Estado, codigo: KeyCode) -> Option<Accion> {
    match (estado.modo, codigo) {
        (Modo::Entrega { seguro: false }, KeyCode::Char('s' | 'S')) => {
            estado.modo = Modo::Entrega { seguro: true };
        }
        (Modo::Entrega { seguro: true }, KeyCode::Enter) => {
            return Some(Accion::Entrega);
        }
        (Modo::Deja, KeyCode::Char('s' | 'S')) => return Some(Accion::Deja),
        (Modo::Deja, KeyCode::Char('f')) => estado.pon_modo(ENTREGA),
        (_, codigo) if desplaza(estado, codigo) => {}
        _ => estado.pon_modo(Modo::Mira),
    }
    None
}
