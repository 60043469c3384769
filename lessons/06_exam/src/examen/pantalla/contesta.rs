//! Contestar con el teclado: elegir, señalar y escribir.

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::campos;
use super::estado::{Estado, Modo};
use super::hoja::Forma;
use super::mueve::{desplaza, senala};
use super::ordena;
use crate::banco::Contestacion;

pub fn contesta(estado: &mut Estado, codigo: KeyCode, tecla: KeyEvent) {
    match (estado.forma(), codigo) {
        (Forma::Ordena, codigo) => ordena::pulsa(estado, codigo),
        (Forma::Elige { .. } | Forma::Huecos(_), KeyCode::Up | KeyCode::Down) => {
            senala(estado, codigo);
        }
        // Quien acaba de elegir y pulsa Intro quiere pasar a otra.
        (Forma::Elige { una_sola }, KeyCode::Enter)
            if estado.contestacion().is_some()
                && (!una_sola || esta_elegida(estado)) =>
        {
            estado.ve_a(estado.actual + 1);
        }
        (Forma::Elige { .. }, KeyCode::Enter | KeyCode::Char(' ')) => {
            elige(estado, estado.foco);
        }
        (Forma::Elige { .. }, KeyCode::Char(letra)) => {
            let letra = letra.to_ascii_lowercase();
            let opciones = estado.puesta().opciones();
            let por_letra = opciones.iter().position(|(suya, ..)| *suya == letra);
            let por_numero =
                letra.to_digit(10).and_then(|n| (n as usize).checked_sub(1));
            let lugar = por_letra.or(por_numero);
            if let Some(lugar) = lugar.filter(|lugar| *lugar < opciones.len()) {
                estado.foco = lugar;
                elige(estado, lugar);
            }
        }
        (
            Forma::Escribe { .. } | Forma::Huecos(_) | Forma::Redacta,
            KeyCode::Enter,
        ) => empieza_a_escribir(estado),
        (Forma::Escribe { numero: true }, KeyCode::Char('0'..='9' | '-')) => {
            empieza_a_escribir(estado);
            escribe(estado, tecla);
        }
        (_, KeyCode::Up) => estado.desde = estado.desde.saturating_sub(1),
        (_, KeyCode::Down) => estado.desde += 1,
        _ => {}
    }
}

pub fn en_blanco(estado: &mut Estado) {
    if estado.contestacion().is_some() {
        estado.contesta(None);
        estado.cogida = false;
        estado.campos = campos::abre(estado.puesta(), None);
        estado.aviso = Some("La has dejado en blanco".to_owned());
    }
}

fn empieza_a_escribir(estado: &mut Estado) {
    estado.modo = Modo::Escribe;
}

fn esta_elegida(estado: &Estado) -> bool {
    let opciones = estado.puesta().opciones();
    opciones.get(estado.foco).is_some_and(|(_, opcion, _)| estado.elegida(*opcion))
}

fn elige(estado: &mut Estado, lugar: usize) {
    let Some(&(_, opcion, _)) = estado.puesta().opciones().get(lugar) else {
        return;
    };
    let mut elegidas = match estado.contestacion() {
        Some(Contestacion::Opciones(elegidas))
            if estado.forma() == (Forma::Elige { una_sola: false }) =>
        {
            elegidas.clone()
        }
        _ => Vec::new(),
    };
    if elegidas.contains(&opcion) {
        elegidas.retain(|otra| *otra != opcion);
    } else {
        elegidas.push(opcion);
        elegidas.sort_unstable();
    }
    estado.sigue_al_foco = true;
    estado.contesta(
        (!elegidas.is_empty()).then_some(Contestacion::Opciones(elegidas)),
    );
}

pub fn escribe(estado: &mut Estado, tecla: KeyEvent) {
    let forma = estado.forma();
    let ultimo = estado.campos.len().saturating_sub(1);
    match (forma, tecla.code) {
        (_, KeyCode::Esc) => estado.modo = Modo::Mira,
        (_, KeyCode::PageUp | KeyCode::PageDown) => {
            desplaza(estado, tecla.code);
        }
        (Forma::Huecos(_), KeyCode::Enter) if estado.foco == ultimo => {
            estado.modo = Modo::Mira;
        }
        (Forma::Huecos(_), KeyCode::Tab | KeyCode::Enter | KeyCode::Down) => {
            senala(estado, KeyCode::Down);
        }
        (Forma::Huecos(_), KeyCode::BackTab | KeyCode::Up) => {
            senala(estado, KeyCode::Up);
        }
        (Forma::Escribe { .. }, KeyCode::Enter) => estado.modo = Modo::Mira,
        (_, KeyCode::Tab | KeyCode::BackTab) => {}
        (forma, _) => {
            let de_mas = de_mas(tecla) && forma != Forma::Redacta;
            if let Some(campo) = estado.campos.get_mut(estado.foco)
                && !de_mas
            {
                campo.input(tecla);
                let contestacion = campos::lee(estado.puesta(), &estado.campos);
                estado.contesta(contestacion);
            }
        }
    }
}

/// Lo que en un editor pone otra línea, y en un campo de una sola no.
fn de_mas(tecla: KeyEvent) -> bool {
    let con_ctrl = tecla.modifiers.contains(KeyModifiers::CONTROL);
    con_ctrl && matches!(tecla.code, KeyCode::Char('m' | 'j'))
}
