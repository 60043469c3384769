//! Juzgar: se ejecuta cada caso, el testigo anota lo que pasó, y a lo que anotó se le hacen preguntas.
//!
//! Un juez se escribe con tres cosas: los [`Caso`] que se ejecutan, las comprobaciones del [`Juez`], y lo que cada una
//! pregunta a lo [`Visto`]. Lo que rodea al programa (clientes, víctimas, señales) lo pone la [`Escena`].

mod acaparar;
mod caso;
mod comprobacion;
mod detener;
mod errores;
mod escena;
mod esperas;
mod frases;
mod juez;
pub mod mirilla;
pub mod paciencia;
mod paradas;
mod perdidas;
mod quietos;
mod ratos;
pub mod reservas;
mod seguidos;
mod sumas;
mod suyos;
mod tardanza;
mod veredicto;
mod vigilia;
mod visto;
mod zombis;

pub use acaparar::{Acaparado, acapara, se_turnan};
pub use caso::Caso;
pub use comprobacion::nada_que_mirar;
pub use errores::{errores_sin_decir, lo_mato};
pub use escena::{Escena, Programa};
pub use esperas::{con_articulo, interbloqueo};
pub use frases::{algunas, cuantos, lista, lo_escribio};
pub use juez::Juez;
pub use paradas::no_se_reanuda;
pub use perdidas::escritura_perdida;
pub use quietos::esperan_quietos;
pub use ratos::{desde_la_anterior_us, dura};
pub use seguidos::{Seguido, sigue_a_los_hijos};
pub use sumas::{hay_valor, se_hacen_notar, suman_en_uno};
pub use suyos::{cada_uno_lo_suyo, crea_hijos, dice_justo};
pub use tardanza::termina_antes;
pub use veredicto::{Comprobada, Dictamen, Veredicto};
pub use vigilia::{Vigilia, duerme_de_mas, parado_us, vigilado};
pub use visto::{Linea, Visto, ayudante, es_de_python};
pub use zombis::{recogido_us, zombi_de_mas};

pub use crate::ejecucion::Figurante;
