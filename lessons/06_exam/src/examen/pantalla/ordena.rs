//! Ordenar líneas con el teclado: se coge una y se mueve, o se dice a qué lugar va.

use ratatui::crossterm::event::KeyCode;

use super::estado::Estado;
use crate::banco::Contestacion;

pub fn pulsa(estado: &mut Estado, codigo: KeyCode) {
    let ultimo = estado.lugares().saturating_sub(1);
    let a = match codigo {
        KeyCode::Up => estado.foco.saturating_sub(1),
        KeyCode::Down => (estado.foco + 1).min(ultimo),
        KeyCode::Char(' ') => {
            estado.cogida = !estado.cogida;
            return;
        }
        KeyCode::Enter => return da_por_bueno(estado),
        KeyCode::Char(cifra @ '1'..='9') => {
            let lugar = cifra as usize - '1' as usize;
            if lugar <= ultimo {
                mueve(estado, lugar);
            }
            return;
        }
        _ => return,
    };
    if estado.cogida {
        mueve(estado, a);
    } else {
        estado.foco = a;
        estado.sigue_al_foco = true;
    }
}

/// Sin mover ninguna: ya estaban en su orden.
fn da_por_bueno(estado: &mut Estado) {
    estado.cogida = false;
    let orden = estado.orden_actual();
    estado.contesta(Some(Contestacion::Orden(orden)));
    estado.aviso = Some("Apuntado este orden".to_owned());
}

fn mueve(estado: &mut Estado, lugar: usize) {
    let mut orden = estado.orden_actual();
    let linea = orden.remove(estado.foco);
    orden.insert(lugar, linea);
    estado.contesta(Some(Contestacion::Orden(orden)));
    estado.foco = lugar;
    estado.sigue_al_foco = true;
}
