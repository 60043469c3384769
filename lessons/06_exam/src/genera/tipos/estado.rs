//! El estado de terminación: cómo se lee, y cómo lo dicen Python y la shell.

use super::{Borrador, Mala, Pedida, Sale, arma};
use crate::azar::Azar;
use crate::genera::Esperado;
use crate::genera::modelo::Papel;

mod codigo;
mod suelto;

/// Señales que acaban con cualquiera: Python atiende SIGINT y no hace caso de SIGPIPE, y `nohup` hace que no se haga caso de SIGHUP.
const SENALES: [(i32, &str); 5] = [
    (9, "SIGKILL"),
    (10, "SIGUSR1"),
    (12, "SIGUSR2"),
    (14, "SIGALRM"),
    (15, "SIGTERM"),
];

/// Cómo acaba el hijo.
#[derive(Clone, Copy)]
enum Final {
    Codigo(i32),
    Senal(i32, &'static str),
}

/// Qué se escribe de su final.
#[derive(Clone, Copy, PartialEq)]
enum Mira {
    /// El estado, en hexadecimal.
    Hexadecimal,
    /// El estado, como número.
    Decimal,
    /// `WEXITSTATUS` o `WTERMSIG`.
    Macro,
    /// Lo que dice la shell con `$?`.
    Shell,
    /// `Process.exitcode`; en C no hay.
    Exitcode,
}

pub fn inventa(pedida: Pedida, azar: &mut Azar) -> Sale {
    let grado = pedida.dificultad.grado();
    if grado > 1 && azar.una_de(5) {
        return suelto::inventa(pedida, azar);
    }
    let fin = acaba(azar, grado);
    let mira = azar.uno(&[
        Mira::Hexadecimal,
        Mira::Decimal,
        Mira::Macro,
        Mira::Shell,
        Mira::Exitcode,
    ]);
    let codigo = codigo::escribe(fin, mira, pedida.lenguaje)?;
    let buena = fin.dice(mira);
    let mut malas = malas(fin, mira);
    azar.baraja(&mut malas);
    malas.extend(de_reserva(fin, mira));
    let borrador = Borrador {
        codigo: Some(codigo),
        pregunta: "¿Qué escribe?".to_owned(),
        buena: buena.clone(),
        malas,
        explicacion: explicacion(fin, mira),
        paso: if mira == Mira::Exitcode { "00 start_join" } else { "03 estado" },
        tema: if matches!(fin, Final::Codigo(_)) { 19 } else { 20 },
    };
    let salida = Esperado::Salida(vec![buena], Papel::Tuberia);
    Some((arma(pedida, azar, borrador)?, salida))
}

fn acaba(azar: &mut Azar, grado: u8) -> Final {
    let (senal, nombre) = azar.uno(&SENALES);
    match (grado, azar.menor(6)) {
        (1, 0..=4) => Final::Codigo(azar.entre(1, 255) as i32),
        (2, 0..=3) => Final::Codigo(azar.entre(100, 999) as i32),
        (3, 0..=1) => Final::Codigo(azar.entre(256, 1500) as i32),
        (3, 2..=3) => Final::Codigo(-(azar.entre(1, 300) as i32)),
        _ => Final::Senal(senal, nombre),
    }
}

impl Final {
    fn estado(self) -> i32 {
        match self {
            Final::Codigo(codigo) => codigo.rem_euclid(256) << 8,
            Final::Senal(senal, _) => senal,
        }
    }

    fn dice(self, mira: Mira) -> String {
        match (mira, self) {
            (Mira::Hexadecimal, _) => hexadecimal(self.estado()),
            (Mira::Decimal, _) => self.estado().to_string(),
            (_, Final::Codigo(codigo)) => codigo.rem_euclid(256).to_string(),
            (Mira::Macro, Final::Senal(senal, _)) => senal.to_string(),
            (Mira::Shell, Final::Senal(senal, _)) => (128 + senal).to_string(),
            (Mira::Exitcode, Final::Senal(senal, _)) => (-senal).to_string(),
        }
    }
}

fn hexadecimal(n: i32) -> String {
    if n < 0 { format!("-0x{:x}", -n) } else { format!("{n:#x}") }
}

fn malas(fin: Final, mira: Mira) -> Vec<Mala> {
    let como = |n: i32| match mira {
        Mira::Hexadecimal => hexadecimal(n),
        _ => n.to_string(),
    };
    let en_estado = matches!(mira, Mira::Hexadecimal | Mira::Decimal);
    let malas = match fin {
        Final::Codigo(codigo) if en_estado => vec![
            (codigo, "codigo_sin_desplazar"),
            (codigo << 8, "mas_de_ocho_bits"),
            (codigo.rem_euclid(256) | 0x80, "codigo_como_senal"),
            (codigo.rem_euclid(128) << 8, "codigo_de_siete_bits"),
            (codigo.rem_euclid(256) << 7, "codigo_desplazado_siete"),
        ],
        Final::Codigo(codigo) => vec![
            (codigo, "mas_de_ocho_bits"),
            (codigo.clamp(0, 255), "codigo_saturado"),
            (codigo.rem_euclid(128), "codigo_de_siete_bits"),
            (codigo.rem_euclid(256) << 8, "estado_por_codigo"),
            (128 + codigo.rem_euclid(256), "codigo_como_senal"),
        ],
        Final::Senal(senal, _) => vec![
            (senal << 8, "senal_como_codigo"),
            (128 + senal, "shell_por_estado"),
            (-senal, "python_por_estado"),
            (senal, "senal_a_secas"),
            (0, "muerte_sin_rastro"),
        ],
    };
    malas.into_iter().map(|(n, error)| (como(n), error)).collect()
}

/// Para los códigos en los que varios errores dan lo mismo.
fn de_reserva(fin: Final, mira: Mira) -> Vec<Mala> {
    let en_hexadecimal = |n: i32| match mira {
        Mira::Hexadecimal => hexadecimal(n),
        _ => n.to_string(),
    };
    [(1, "solo_si_va_mal"), (fin.estado() >> 4, "codigo_desplazado_cuatro")]
        .map(|(n, error)| (en_hexadecimal(n), error))
        .to_vec()
}

fn explicacion(fin: Final, mira: Mira) -> String {
    let buena = fin.dice(mira);
    let resto = |codigo: i32| {
        let queda = codigo.rem_euclid(256);
        if queda == codigo {
            String::new()
        } else {
            format!(
                "De {codigo} solo quedan los 8 bits de abajo, que son {queda}. "
            )
        }
    };
    match (fin, mira) {
        (Final::Codigo(codigo), Mira::Hexadecimal | Mira::Decimal) => {
            let queda = codigo.rem_euclid(256);
            format!(
                "{}En el estado, el código va en el segundo byte: {queda} × 256 = {}, que en hexadecimal es {}.",
                resto(codigo),
                queda << 8,
                hexadecimal(queda << 8)
            )
        }
        (Final::Codigo(codigo), _) => format!(
            "{}El código de salida es {buena}, y lo mismo dicen `WEXITSTATUS`, la shell y el `exitcode` de Python.",
            resto(codigo)
        ),
        (Final::Senal(senal, nombre), _) => {
            let como = match mira {
                Mira::Hexadecimal | Mira::Decimal => {
                    "que en el estado va en los 7 bits de abajo, sin desplazar"
                }
                Mira::Macro => "y `WTERMSIG` da su número",
                Mira::Shell => "y la shell le suma 128",
                Mira::Exitcode => {
                    "y el `exitcode` de Python es su número, negativo"
                }
            };
            format!("Lo mata la señal {senal}, {nombre}, {como}: {buena}.")
        }
    }
}
