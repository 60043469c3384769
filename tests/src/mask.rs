//! Una salida sin nada de lo que cambia entre dos máquinas o dos momentos: medidas, direcciones, fechas y barras.

use std::sync::LazyLock;

use regex::Regex;

use crate::normalize::regex;

static VARYING: LazyLock<Regex> = LazyLock::new(|| {
    regex(concat!(
        r"(?P<address>\b0x[0-9a-fA-F]+\b)",
        r"|(?P<date>\b\d{1,2}/\d{1,2}/\d{4}\b)",
        r"|(?P<time>\b\d{1,2}:\d{2}(?::\d{2})?\b)",
        r"|(?P<bar>[█▉▊▋▌▍▎▏▐░▒▓]+)",
        r"|(?P<number>\d[\d.]*(?:,\d+)?)(?P<unit>[ \u{a0}\u{202f}]?(?:%|(?:[KMGT]i?B|kB|[kMG]?Hz|ns|µs|ms|s|min|h)\b))",
    ))
});

/// Cambia por `…` cada medida (queda su unidad), dirección hexadecimal, fecha, hora y barra dibujada.
pub fn mask(text: &str) -> String {
    VARYING.replace_all(text, "…$unit").into_owned()
}

#[cfg(test)]
mod tests {
    use super::mask;

    #[test]
    fn las_medidas_pierden_la_cifra_y_conservan_la_unidad() {
        assert_eq!(mask("12,5 MiB de 1.024 KiB, 37 %, 100%"), "… MiB de … KiB, … %, …%");
        assert_eq!(
            mask("3 s, 2 ms, 7 µs, 9 ns, 3,2 GHz, 100 Hz"),
            "… s, … ms, … µs, … ns, … GHz, … Hz"
        );
        assert_eq!(mask("3 segundos, 4 hijos, 2 MB"), "3 segundos, 4 hijos, … MB");
    }

    #[test]
    fn las_direcciones_fechas_y_horas_se_tapan() {
        assert_eq!(mask("0x7ffe12aB el 24/11/2026 a las 03:28:55"), "… el … a las …");
    }

    #[test]
    fn una_barra_es_una_sola_marca() {
        assert_eq!(mask("CPU █████▌░░░ 55 %"), "CPU … … %");
    }
}
