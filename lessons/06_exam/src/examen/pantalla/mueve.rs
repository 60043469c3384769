//! Moverse por una pregunta: lo que se señala y lo que se ve.

use ratatui::crossterm::event::KeyCode;

use super::estado::Estado;

pub fn senala(estado: &mut Estado, codigo: KeyCode) {
    let ultimo = estado.lugares().saturating_sub(1);
    estado.foco = match codigo {
        KeyCode::Up => estado.foco.saturating_sub(1),
        _ => (estado.foco + 1).min(ultimo),
    };
    estado.sigue_al_foco = true;
}

/// AvPág y RePág. Dice si era una de ellas.
pub fn desplaza(estado: &mut Estado, codigo: KeyCode) -> bool {
    let pagina = estado.visibles.saturating_sub(1).max(1);
    match codigo {
        KeyCode::PageUp => estado.desde = estado.desde.saturating_sub(pagina),
        KeyCode::PageDown => estado.desde += pagina,
        _ => return false,
    }
    estado.sigue_al_foco = false;
    true
}
