//! Un estado suelto, sin programa: ¿cómo acabó el hijo?

use super::super::{Borrador, Pedida, Sale, arma};
use super::SENALES;
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::lenguaje::Lenguaje;

/// El byte de abajo de uno detenido.
const DETENIDO: i32 = 0x7f;

/// El bit de quien dejó un volcado de memoria.
const VOLCADO: i32 = 0x80;

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let (senal, nombre) = azar.uno(&SENALES);
    let n = if azar.cara() { senal } else { azar.entre(1, 255) as i32 };
    let (estado, buena, por_que) = match azar.menor(4) {
        0 | 1 => (
            n << 8,
            exit(n),
            format!(
                "El byte de abajo es 0, así que no lo mató nadie: llamó a `exit`, y su código es el segundo byte, 0x{n:x}, que es {n}."
            ),
        ),
        2 if pedida.dificultad.grado() == 3 => {
            let (senal, nombre) = azar.uno(&[
                (19, "SIGSTOP"),
                (20, "SIGTSTP"),
                (21, "SIGTTIN"),
                (22, "SIGTTOU"),
            ]);
            (
                senal << 8 | DETENIDO,
                detuvo(senal),
                format!(
                    "Si el byte de abajo es 0x7f, está detenido y no ha acabado; el segundo byte, 0x{senal:x}, dice qué señal lo detuvo: {senal} ({nombre})."
                ),
            )
        }
        2 => (
            senal,
            mato(senal),
            format!(
                "Los 7 bits de abajo no son 0: dicen qué señal lo mató, {senal} ({nombre})."
            ),
        ),
        _ => {
            let (senal, nombre) = azar.uno(&[
                (3, "SIGQUIT"),
                (6, "SIGABRT"),
                (8, "SIGFPE"),
                (11, "SIGSEGV"),
            ]);
            (
                senal | VOLCADO,
                format!("{}, y dejó un volcado de memoria", mato(senal)),
                format!(
                    "0x80 dice que dejó un volcado de memoria (core); los otros 7 bits, 0x{senal:x}, qué señal lo mató: {senal} ({nombre})."
                ),
            )
        }
    };
    let arriba = estado >> 8;
    let abajo = estado & 0x7f;
    let parte = if arriba > 0 { arriba } else { abajo };
    let malas = if abajo == DETENIDO {
        vec![
            (exit(parte), "acabado_por_detenido"),
            (mato(parte), "acabado_por_detenido"),
            (mato(DETENIDO), "acabado_por_detenido"),
        ]
    } else if estado & VOLCADO != 0 {
        vec![
            (exit(parte), "senal_como_codigo"),
            (
                format!("{}, sin dejar ningún volcado de memoria", mato(parte)),
                "volcado_sin_ver",
            ),
            (exit(estado), "codigo_sin_desplazar"),
        ]
    } else {
        vec![
            (exit(parte), "senal_como_codigo"),
            (mato(parte), "codigo_como_senal"),
            (exit(estado), "codigo_sin_desplazar"),
            (detuvo(parte), "detenido_por_acabado"),
            (exit(128 + parte), "shell_por_estado"),
        ]
    };
    // Solo con WUNTRACED se sabe de uno detenido.
    let llamada = match pedida.lenguaje {
        Lenguaje::C => "`waitpid(pid, &estado, WUNTRACED)`",
        _ => "`pid, estado = os.waitpid(pid, os.WUNTRACED)`",
    };
    let borrador = Borrador {
        codigo: None,
        pregunta: format!(
            "{llamada} deja en `estado` el valor 0x{estado:04x}. ¿Qué ha sido del hijo?"
        ),
        buena,
        malas,
        explicacion: por_que,
        paso: "03 estado",
        tema: if abajo == 0 { 19 } else { 20 },
    };
    Some((arma(pedida, azar, borrador)?, Esperado::Nada))
}

fn exit(codigo: i32) -> String {
    format!("acabó con `exit({codigo})`")
}

fn mato(senal: i32) -> String {
    format!("lo mató la señal {senal}")
}

fn detuvo(senal: i32) -> String {
    format!("lo detuvo la señal {senal}")
}
