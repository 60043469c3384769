//! Cómo se reparten las tareas de un `Pool`.

use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::explica::segun;

/// El reparto.
struct Caso {
    obreros: usize,
    tareas: usize,
    /// Si no se dice, lo pone el `Pool`.
    trozo: Option<usize>,
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    let caso = Caso {
        obreros: azar.entre(2, 6),
        tareas: azar.entre(8, if grado == 3 { 90 } else { 40 }),
        trozo: (grado < 3).then(|| azar.entre(2, 9)),
    };
    let tamano = caso.tamano();
    if tamano >= caso.tareas {
        return None;
    }
    let (pregunta, buena, malas, por_que) = match azar.menor(3) {
        _ if grado == 1 => caso.cuantos(),
        0 => caso.cuantos(),
        1 if !caso.tareas.is_multiple_of(tamano) => caso.el_ultimo(),
        _ => caso.companeras(azar),
    };
    let mut malas = malas;
    azar.baraja(&mut malas);
    let cuanto = caso.por_que();
    let borrador = Borrador {
        codigo: Some(caso.codigo()),
        pregunta,
        buena,
        malas,
        explicacion: format!("{cuanto}{por_que}"),
        paso: "02 chunksize",
        tema: 33,
    };
    Some((arma(pedida, azar, borrador)?, Esperado::Trozos(caso.trozos())))
}

type Cuestion = (String, String, Vec<Mala>, String);

impl Caso {
    /// Cuántas tareas van en cada trozo: lo que se pide o, si no, lo que pone `Pool`, para que salgan unos cuatro por obrero.
    fn tamano(&self) -> usize {
        self.trozo.unwrap_or_else(|| self.tareas.div_ceil(4 * self.obreros))
    }

    fn trozos(&self) -> Vec<usize> {
        let tamano = self.tamano();
        (0..self.tareas)
            .step_by(tamano)
            .map(|desde| tamano.min(self.tareas - desde))
            .collect()
    }

    fn por_que(&self) -> String {
        if self.trozo.is_some() {
            return String::new();
        }
        let (tareas, cuatro) = (self.tareas, 4 * self.obreros);
        format!(
            "Sin `chunksize`, `map` divide las tareas entre cuatro veces los obreros y redondea hacia arriba: {tareas} / {cuatro}, que da trozos de {}. ",
            self.tamano()
        )
    }

    fn cuantos(&self) -> Cuestion {
        let (tareas, tamano, obreros) = (self.tareas, self.tamano(), self.obreros);
        let trozos = self.trozos().len();
        let malas = [
            (tareas / tamano, "trozo_incompleto_no_cuenta"),
            (tamano, "chunksize_son_trozos"),
            (obreros, "un_trozo_por_obrero"),
            (tareas, "un_trozo_por_tarea"),
            (4 * obreros, "siempre_cuatro_por_obrero"),
        ]
        .map(|(n, error)| (n.to_string(), error));
        let ultimo = self.trozos().pop().unwrap_or(tamano);
        let resto = if ultimo == tamano {
            String::new()
        } else {
            format!(", y el último es de {ultimo}")
        };
        let da_igual = match self.trozo {
            Some(_) => "; cuántos obreros haya no cambia eso",
            None => "",
        };
        (
            "¿En cuántos trozos se reparten las tareas?".to_owned(),
            trozos.to_string(),
            malas.to_vec(),
            format!(
                "{tareas} tareas de {tamano} en {tamano} son {trozos} trozos{resto}{da_igual}."
            ),
        )
    }

    fn el_ultimo(&self) -> Cuestion {
        let (tareas, tamano, obreros) = (self.tareas, self.tamano(), self.obreros);
        let ultimo = tareas % tamano;
        let malas = [
            (tamano, "trozos_todos_iguales"),
            (tamano + ultimo, "resto_en_el_ultimo"),
            (tareas / tamano, "chunksize_son_trozos"),
            (tareas % obreros, "un_trozo_por_obrero"),
            (1, "un_trozo_por_tarea"),
        ]
        .map(|(n, error)| (n.to_string(), error));
        let enteros = tareas / tamano;
        (
            "¿Cuántas tareas lleva el último trozo?".to_owned(),
            ultimo.to_string(),
            malas.to_vec(),
            format!(
                "{} de {tamano}, que son {} tareas, y para el último {}.",
                segun(enteros, "Se llena un trozo", "Se llenan {} trozos"),
                enteros * tamano,
                segun(ultimo, "queda 1", "quedan {}")
            ),
        )
    }

    fn companeras(&self, azar: &mut Azar) -> Cuestion {
        let (tamano, obreros) = (self.tamano(), self.obreros);
        let cual = azar.menor(self.tareas);
        let desde = cual / tamano * tamano;
        let hasta = (desde + tamano).min(self.tareas) - 1;
        let tramo = |desde: usize, hasta: usize| {
            if desde == hasta {
                format!("solo la {desde}")
            } else {
                format!("de la {desde} a la {hasta}")
            }
        };
        let corrido = cual.saturating_sub(tamano / 2);
        let del_corrido = (corrido + tamano).min(self.tareas) - 1;
        let por_obrero = self.tareas.div_ceil(obreros);
        let suyo = cual / por_obrero * por_obrero;
        let del_suyo = (suyo + por_obrero).min(self.tareas) - 1;
        // Si la primera fuera la 1.
        let desde_uno = cual.saturating_sub(1) / tamano * tamano + 1;
        let hasta_uno = (desde_uno + tamano - 1).min(self.tareas);
        let mut malas = vec![
            (tramo(corrido, del_corrido), "trozo_centrado"),
            (tramo(suyo, del_suyo), "un_trozo_por_obrero"),
            (tramo(cual, cual), "un_trozo_por_tarea"),
            (
                tramo(cual, (cual + tamano - 1).min(self.tareas - 1)),
                "trozo_desde_ella",
            ),
        ];
        if cual > 0 {
            malas.push((tramo(desde_uno, hasta_uno), "cuenta_desde_uno"));
        }
        (
            format!("¿Qué tareas hace seguro el obrero que hace la {cual}?"),
            tramo(desde, hasta),
            malas,
            format!(
                "Los trozos empiezan en 0 y van de {tamano} en {tamano}: la {cual} va en el que empieza en la {desde}, y cada trozo lo hace entero un solo obrero."
            ),
        )
    }

    fn codigo(&self) -> String {
        let trozo = match self.trozo {
            Some(trozo) => format!(", chunksize={trozo}"),
            None => String::new(),
        };
        format!(
            "import multiprocessing


def cuadrado(n):
    return n * n


if __name__ == \"__main__\":
    with multiprocessing.Pool({}) as pool:
        print(pool.map(cuadrado, range({}){trozo}))
",
            self.obreros, self.tareas
        )
    }
}
