//! La pantalla entera, a partir del estado: cabecera, mapa, pregunta, lo que se escribe y, abajo, las teclas.

mod arbol;
mod ayuda;
mod cabecera;
mod confirma;
mod cuerpo;
mod mapa;
mod pie;
mod respuesta;

pub use mapa::por_fila;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use ratatui::text::Line;
use ratatui::widgets::Paragraph;

use self::cuerpo::Cuerpo;
use super::estado::{Estado, Modo};
use super::estilos::Estilos;
use super::lineas::raya;

/// Por debajo de esto no se dibuja la pregunta: no se leería.
pub const MENOS_ANCHO: u16 = 40;
pub const MENOS_ALTO: u16 = 12;

/// Por debajo de esto se dice más corto que la pregunta sigue.
const ESTRECHO: usize = 60;

impl Estado {
    pub fn estilos(&self) -> Estilos {
        Estilos { con_color: self.con_color }
    }
}

/// Si la pregunta cabe en un terminal así.
pub fn cabe((ancho, alto): (u16, u16)) -> bool {
    ancho >= MENOS_ANCHO && alto >= MENOS_ALTO
}

/// Mueve lo que se ve hasta donde puede estar en un terminal de su tamaño.
pub fn coloca(estado: &mut Estado) {
    if !cabe(estado.tamano) {
        return;
    }
    let cuerpo = contenido(estado);
    let zonas = Zonas::de(estado, &cuerpo);
    let visibles = usize::from(zonas.cuerpo.height);
    estado.visibles = visibles;
    if let Some((primera, ultima)) = cuerpo.foco.filter(|_| estado.sigue_al_foco) {
        estado.desde = estado.desde.max((ultima + 1).saturating_sub(visibles));
        estado.desde = estado.desde.min(primera);
    }
    estado.desde = estado.desde.min(cuerpo.lineas.len().saturating_sub(visibles));
}

/// El estado ha de estar colocado.
pub fn todo(estado: &Estado, marco: &mut Frame) {
    let area = marco.area();
    // Si acaba de cambiar de tamaño, se dibujará otra vez enseguida.
    if (area.width, area.height) != estado.tamano {
        return;
    }
    if !cabe(estado.tamano) {
        marco.render_widget(Paragraph::new(no_cabe(estado)), area);
        return;
    }
    let cuerpo = contenido(estado);
    let zonas = Zonas::de(estado, &cuerpo);
    let ancho = estado.ancho();
    let visibles = usize::from(zonas.cuerpo.height);
    let quedan = cuerpo.lineas.len() > estado.desde + visibles;
    let [arriba, abajo] = if ancho < ESTRECHO || estado.aviso.is_some() {
        ["↑ RePág", "↓ AvPág"]
    } else {
        ["↑ hay más: RePág", "↓ hay más: AvPág"]
    };
    let arriba = if estado.desde > 0 { arriba } else { "" };
    let abajo = if quedan { abajo } else { "" };
    marco.render_widget(cabecera::linea(estado, ancho), zonas.cabecera);
    marco.render_widget(mapa::tira(estado, ancho), zonas.mapa);
    marco.render_widget(Line::from(raya("", arriba, ancho)), zonas.raya);
    let lineas: Vec<Line> =
        cuerpo.lineas.into_iter().skip(estado.desde).take(visibles).collect();
    marco.render_widget(Paragraph::new(lineas), zonas.cuerpo);
    let rotulo = estado.aviso.clone().unwrap_or_else(|| respuesta::rotulo(estado));
    let estilo = if estado.aviso.is_some() {
        estado.estilos().aviso()
    } else {
        Default::default()
    };
    marco.render_widget(
        Line::styled(raya(&rotulo, abajo, ancho), estilo),
        zonas.otra_raya,
    );
    respuesta::dibuja(estado, marco, zonas.respuesta);
    marco.render_widget(pie::linea(estado, ancho), zonas.pie);
}

/// Lo que se ve en medio: la pregunta, o lo que se haya pedido.
fn contenido(estado: &Estado) -> Cuerpo {
    match estado.modo {
        Modo::Mira | Modo::Escribe => cuerpo::de_la_pregunta(estado),
        Modo::Ayuda => ayuda::cuerpo(estado),
        Modo::Mapa(senalada) => mapa::entero(estado, senalada),
        Modo::Entrega { seguro } => confirma::entrega(estado, seguro),
        Modo::Deja => confirma::deja(estado),
    }
}

fn no_cabe(estado: &Estado) -> Vec<Line<'static>> {
    let (ancho, alto) = estado.tamano;
    if estado.modo == Modo::Deja {
        let texto = "¿Lo dejas? Con s, sí; con Esc, no.";
        return super::lineas::parte("", texto, ancho.into(), Default::default());
    }
    let texto = format!(
        "Agranda la ventana: hacen falta {MENOS_ANCHO} columnas y {MENOS_ALTO} líneas, y hay {ancho} y {alto}. No se pierde nada; {}.",
        estado.reloj.dice()
    );
    super::lineas::parte("", &texto, ancho.into(), Default::default())
}

struct Zonas {
    cabecera: Rect,
    mapa: Rect,
    raya: Rect,
    cuerpo: Rect,
    otra_raya: Rect,
    respuesta: Rect,
    pie: Rect,
}

impl Zonas {
    fn de(estado: &Estado, cuerpo: &Cuerpo) -> Self {
        let (ancho, alto) = estado.tamano;
        let area = Rect::new(0, 0, ancho, alto);
        // La cabecera, el mapa, dos rayas y el pie ocupan una línea cada uno.
        let libres = alto.saturating_sub(5);
        let lineas = u16::try_from(cuerpo.lineas.len()).unwrap_or(u16::MAX);
        let para_responder = match estado.modo {
            Modo::Mira | Modo::Escribe => respuesta::alto(estado, lineas, libres),
            _ => 0,
        };
        // Lo que se escribe va justo debajo de la pregunta.
        let para_la_pregunta = match para_responder {
            0 => libres,
            ocupa => lineas.saturating_add(1).min(libres - ocupa),
        };
        let [cabecera, mapa, raya, cuerpo, otra_raya, respuesta, _, pie] =
            Layout::vertical([
                Constraint::Length(1),
                Constraint::Length(1),
                Constraint::Length(1),
                Constraint::Length(para_la_pregunta),
                Constraint::Length(1),
                Constraint::Length(para_responder),
                Constraint::Fill(1),
                Constraint::Length(1),
            ])
            .areas(area);
        let del_texto = u16::try_from(estado.ancho_del_texto()).unwrap_or(ancho);
        let respuesta = Rect { width: del_texto, ..respuesta };
        Self { cabecera, mapa, raya, cuerpo, otra_raya, respuesta, pie }
    }
}
