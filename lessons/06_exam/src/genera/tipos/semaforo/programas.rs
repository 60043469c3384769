//! Procesos que se esperan: en cadena, por turnos, con exclusión.

use super::Caso;
use crate::azar::Azar;
use crate::genera::inventa::PALABRAS;
use crate::genera::modelo::Paso::{self, Adquiere, Escribe, Libera};

pub fn inventa(azar: &mut Azar, grado: u8) -> Caso {
    let p = azar.escoge(6, &PALABRAS);
    let (valores, mut procesos) = match (grado, azar.menor(3)) {
        (1, 0) => dos_en_orden(&p),
        (1, 1) => uno_en_medio(&p),
        (1, _) => exclusion(&p, 1),
        (2, 0) => cadena(&p),
        (2, 1) => dos_antes(&p),
        (2, _) => tres_exclusion(&p),
        (_, 0) => turnos(azar, &p),
        (_, 1) => cita(&p),
        _ => cadena_y_suelto(&p),
    };
    azar.baraja(&mut procesos);
    Caso { valores, procesos }
}

type Piezas = (Vec<u8>, Vec<Vec<Paso>>);

/// Uno espera a que el otro escriba.
fn dos_en_orden(p: &[&'static str]) -> Piezas {
    let primero = vec![Escribe(p[0]), Libera(0), Escribe(p[1])];
    (vec![0], vec![primero, vec![Adquiere(0), Escribe(p[2])]])
}

/// Lo que escribe uno va entre dos cosas del otro.
fn uno_en_medio(p: &[&'static str]) -> Piezas {
    let fuera = vec![Escribe(p[0]), Libera(0), Adquiere(1), Escribe(p[1])];
    (vec![0, 0], vec![fuera, vec![Adquiere(0), Escribe(p[2]), Libera(1)]])
}

/// Dos palabras seguidas cada uno, sin que se cuele nadie.
fn exclusion(p: &[&'static str], valor: u8) -> Piezas {
    let de = |a, b| vec![Adquiere(0), Escribe(a), Escribe(b), Libera(0)];
    (vec![valor], vec![de(p[0], p[1]), de(p[2], p[3])])
}

fn tres_exclusion(p: &[&'static str]) -> Piezas {
    let (valores, mut procesos) = exclusion(p, 1);
    procesos.push(vec![Escribe(p[4])]);
    (valores, procesos)
}

fn cadena(p: &[&'static str]) -> Piezas {
    let primero = vec![Escribe(p[0]), Libera(0)];
    let segundo = vec![Adquiere(0), Escribe(p[1]), Libera(1)];
    (vec![0, 0], vec![primero, segundo, vec![Adquiere(1), Escribe(p[2])]])
}

/// El tercero espera a los otros dos.
fn dos_antes(p: &[&'static str]) -> Piezas {
    let antes = |palabra| vec![Escribe(palabra), Libera(0)];
    let despues = vec![Adquiere(0), Adquiere(0), Escribe(p[2])];
    (vec![0], vec![antes(p[0]), antes(p[1]), despues])
}

/// Dos por turnos, dos veces; el primero tiene el turno.
fn turnos(azar: &mut Azar, p: &[&'static str]) -> Piezas {
    let primero = [Adquiere(0), Escribe(p[0]), Libera(1)].repeat(2);
    let segundo = [Adquiere(1), Escribe(p[1]), Libera(0)].repeat(2);
    let ventaja = u8::from(azar.una_de(3));
    (vec![1, ventaja], vec![primero, segundo])
}

/// Cada uno avisa y espera al otro: nadie pasa hasta que llegan los dos.
fn cita(p: &[&'static str]) -> Piezas {
    let de = |antes, aviso, espera, despues| {
        vec![Escribe(antes), Libera(aviso), Adquiere(espera), Escribe(despues)]
    };
    (vec![0, 0], vec![de(p[0], 0, 1, p[1]), de(p[2], 1, 0, p[3])])
}

/// Dos en orden, y uno que va a lo suyo entre medias.
fn cadena_y_suelto(p: &[&'static str]) -> Piezas {
    let (valores, mut procesos) = cadena(p);
    procesos[0].push(Escribe(p[3]));
    (valores, procesos)
}
