//! Qué se quiere hacer con las palabras: órdenes, tuberías de órdenes, y listas de tuberías.

mod reservadas;

use super::palabras::{Fallo, Palabra, Pieza, partir};
use super::redirecciones::Redireccion;

/// `sort -r < datos > orden`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Orden {
    pub palabras: Vec<Palabra>,
    pub redirecciones: Vec<Redireccion>,
}

/// `ls | sort | head -1 &`. Nunca está vacía.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tuberia {
    pub ordenes: Vec<Orden>,
    pub segundo_plano: bool,
}

impl Orden {
    fn esta_vacia(&self) -> bool {
        self.palabras.is_empty() && self.redirecciones.is_empty()
    }

    pub fn argumentos(&self, estado: i32) -> Vec<Vec<u8>> {
        self.palabras.iter().map(|palabra| palabra.expandir(estado)).collect()
    }
}

pub fn analizar(texto: &[u8]) -> Result<Vec<Tuberia>, Fallo> {
    let mut lista = Vec::new();
    let mut tuberia = Tuberia::default();
    let mut orden = Orden::default();
    let mut piezas = partir(texto)?.into_iter();
    while let Some(pieza) = piezas.next() {
        match pieza {
            Pieza::Palabra(palabra) => {
                if orden.esta_vacia() {
                    reservadas::rechazar(&palabra)?;
                }
                orden.palabras.push(palabra);
            }
            Pieza::Redirige(numero, como) => {
                let Some(Pieza::Palabra(destino)) = piezas.next() else {
                    return no_se_entiende(&format!(
                        "tras «{como}» falta un fichero"
                    ));
                };
                orden
                    .redirecciones
                    .push(Redireccion::nueva(numero, como, destino)?);
            }
            // Un fin de línea tras otro, o tras `|`, no significa nada.
            Pieza::Signo(b'\n') if orden.esta_vacia() => {}
            Pieza::Signo(signo) if orden.esta_vacia() => {
                let signo = char::from(signo);
                return no_se_entiende(&format!(
                    "falta una orden delante de «{signo}»"
                ));
            }
            Pieza::Signo(signo) => {
                tuberia.ordenes.push(std::mem::take(&mut orden));
                if signo != b'|' {
                    tuberia.segundo_plano = signo == b'&';
                    lista.push(std::mem::take(&mut tuberia));
                }
            }
        }
    }
    if !orden.esta_vacia() {
        tuberia.ordenes.push(orden);
        lista.push(tuberia);
    } else if !tuberia.ordenes.is_empty() {
        return Err(Fallo::Incompleto);
    }
    Ok(lista)
}

fn no_se_entiende<T>(texto: &str) -> Result<T, Fallo> {
    Err(Fallo::NoSeEntiende(texto.to_owned()))
}
