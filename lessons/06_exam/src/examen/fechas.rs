//! Las fechas, como se escriben y como se dicen: siempre las del reloj de quien estudia.

use chrono::{Datelike, Local, NaiveDate};

const DIAS: [&str; 7] =
    ["lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo"];

const MESES: [&str; 12] = [
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "octubre",
    "noviembre",
    "diciembre",
];

pub fn hoy() -> NaiveDate {
    Local::now().date_naive()
}

/// «2026-12-10», «10/12/2026», «10/12/26» o «10/12», que es el próximo 10 de diciembre.
pub fn lee(escrita: &str, hoy: NaiveDate) -> Option<NaiveDate> {
    let numeros: Vec<u32> = escrita
        .trim()
        .split(['/', '-'])
        .map(|numero| numero.parse().ok())
        .collect::<Option<_>>()?;
    let fecha = |ano: u32, mes, dia| {
        NaiveDate::from_ymd_opt(i32::try_from(ano).ok()?, mes, dia)
    };
    match numeros[..] {
        [ano, mes, dia] if ano > 31 => fecha(ano, mes, dia),
        [dia, mes, ano @ ..100] => fecha(2000 + ano, mes, dia),
        [dia, mes, ano] => fecha(ano, mes, dia),
        [dia, mes] => {
            let este = u32::try_from(hoy.year()).ok()?;
            (este..este + 8)
                .filter_map(|ano| fecha(ano, mes, dia))
                .find(|una| *una >= hoy)
        }
        _ => None,
    }
}

/// «jueves 10 de diciembre».
pub fn dia(fecha: NaiveDate) -> String {
    let semana = DIAS[fecha.weekday().num_days_from_monday() as usize];
    format!("{semana} {} de {}", fecha.day(), MESES[fecha.month0() as usize])
}

/// Varios días seguidos, «del jueves 10 al sábado 12 de diciembre»; si es uno, solo él.
pub fn tramo(primero: NaiveDate, ultimo: NaiveDate) -> String {
    if primero == ultimo {
        return dia(primero);
    }
    let desde = dia(primero);
    let desde = match desde.split_once(" de ") {
        Some((corto, _)) if primero.month() == ultimo.month() => corto,
        _ => &desde,
    };
    format!("del {desde} al {}", dia(ultimo))
}

/// «10 dic 2026», siempre igual de ancho.
pub fn corta(fecha: NaiveDate) -> String {
    let mes: String = MESES[fecha.month0() as usize].chars().take(3).collect();
    format!("{:>2} {mes} {}", fecha.day(), fecha.year())
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::{corta, dia, lee, tramo};

    fn fecha(ano: i32, mes: u32, dia: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(ano, mes, dia).unwrap()
    }

    #[test]
    fn como_se_escriben_y_como_se_dicen() {
        let hoy = fecha(2026, 11, 27);
        for escrita in
            ["2026-12-10", "10/12/2026", "10-12-2026", "10/12/26", "10/12"]
        {
            assert_eq!(lee(escrita, hoy), Some(fecha(2026, 12, 10)), "{escrita}");
        }
        assert_eq!(lee("1/2", hoy), Some(fecha(2027, 2, 1)));
        assert_eq!(lee("29/2", hoy), Some(fecha(2028, 2, 29)));
        for mal in [
            "mañana",
            "31/2",
            "",
            "1",
            "2026-13-01",
            "1/2/3/4",
            "-1/2",
            "99999999999/1/1",
        ] {
            assert_eq!(lee(mal, hoy), None, "{mal}");
        }
        assert_eq!(dia(hoy), "viernes 27 de noviembre");
        assert_eq!(tramo(hoy, hoy), dia(hoy));
        assert_eq!(
            tramo(hoy, fecha(2026, 11, 29)),
            "del viernes 27 al domingo 29 de noviembre"
        );
        assert_eq!(
            tramo(hoy, fecha(2026, 12, 1)),
            "del viernes 27 de noviembre al martes 1 de diciembre"
        );
        assert_eq!(corta(fecha(2026, 9, 3)), " 3 sep 2026");
    }
}
