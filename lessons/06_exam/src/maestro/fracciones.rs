//! Las fracciones que admite Moodle: con cualquier otra, no importa nada del fichero.

/// En tantos por ciento, con sus cinco decimales cuando los tienen.
const ADMITIDAS: [&str; 20] = [
    "0", "5", "10", "11.11111", "12.5", "14.28571", "16.66667", "20", "25", "30",
    "33.33333", "40", "50", "60", "66.66667", "70", "75", "80", "83.33333", "90",
];

const ENTERA: &str = "100";

/// Una fracción de la lista.
pub struct Fraccion {
    pub texto: String,
    /// Si la pedida no está en la lista, y esta es la más cercana.
    pub cambiada: bool,
}

/// La de la lista más cercana a `valor`, que va de −1 a 1.
pub fn de_moodle(valor: f64) -> Fraccion {
    let por_ciento = valor.abs() * 100.0;
    let lejos = |admitida: &str| {
        let admitida: f64 = admitida.parse().expect("es un número");
        (admitida - por_ciento).abs()
    };
    let cercana = ADMITIDAS
        .into_iter()
        .chain([ENTERA])
        .min_by(|una, otra| lejos(una).total_cmp(&lejos(otra)))
        .expect("la lista no está vacía");
    let signo = if valor < 0.0 && cercana != "0" { "-" } else { "" };
    Fraccion {
        texto: format!("{signo}{cercana}"),
        cambiada: lejos(cercana) > 0.001,
    }
}

#[cfg(test)]
mod tests {
    use super::de_moodle;

    #[test]
    fn son_de_la_lista() {
        assert_eq!(de_moodle(1.0).texto, "100");
        assert_eq!(de_moodle(-1.0 / 3.0).texto, "-33.33333");
        assert_eq!(de_moodle(0.0).texto, "0");
        assert!((1..=10).all(|n| !de_moodle(1.0 / f64::from(n)).cambiada));
        let otra = de_moodle(-0.35);
        assert!(otra.cambiada && otra.texto == "-33.33333");
    }
}
