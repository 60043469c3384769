//! Leer los números de un texto en español, con cifras o con letras: «cuatro mil», «4000», «100 000».

use std::sync::LazyLock;

use regex::Regex;

/// Palabra, número con cifras, o un signo que separa.
static TOKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)
        (?P<name> [\p{L}_][\w]* | \d+[\p{L}_]\w* )
        | (?P<digits> \d{1,3}(?:[\x20\u{a0}\u{202f}]\d{3}\b)+ | \d+(?:,\d+)? )
        | (?P<mark> [^\s\w] )",
    )
    .expect("la expresión está bien escrita")
});

/// Los números de un texto, en orden. No cuentan `un`, `uno` y `una`, que son también artículos, ni los decimales, ni
/// las cifras de un nombre (`01_sync`).
pub fn numerals(text: &str) -> Vec<u64> {
    let mut reader = Reader::default();
    let lower = text.to_lowercase();
    for token in TOKEN.captures_iter(&lower) {
        if let Some(name) = token.name("name") {
            reader.word(name.as_str());
        } else if let Some(digits) = token.name("digits") {
            reader.finish();
            let digits: String = digits.as_str().split_whitespace().collect();
            reader.found.extend(digits.parse::<u64>());
        } else {
            reader.finish();
        }
    }
    reader.finish();
    reader.found
}

/// Solo los que están escritos con letras.
pub fn spelled_out(text: &str) -> Vec<u64> {
    let without_digits: String =
        text.chars().map(|c| if c.is_ascii_digit() { '#' } else { c }).collect();
    numerals(&without_digits)
}

/// El número que se está leyendo, palabra a palabra.
#[derive(Default)]
struct Reader {
    found: Vec<u64>,
    /// Lo ya multiplicado por mil o por un millón.
    sum: u64,
    /// Lo que falta por multiplicar, si es que algo lo multiplica.
    group: u64,
    active: bool,
    /// La última palabra ha sido la `y` de «treinta y uno».
    joined: bool,
}

impl Reader {
    fn word(&mut self, word: &str) {
        match (word, value(word)) {
            ("mil", _) => self.multiply(1000),
            ("millón" | "millones", _) => self.multiply(1_000_000),
            ("y", _) if self.group >= 30 && self.group.is_multiple_of(10) => self.joined = true,
            ("un" | "una" | "uno", _) if self.joined => self.add(1),
            (_, Some(value)) => {
                if !self.fits(value) {
                    self.finish();
                }
                self.add(value);
            }
            _ => self.finish(),
        }
    }

    /// Si sigue al que se está leyendo: «ciento» y «veinte», «treinta y» y «dos».
    fn fits(&self, value: u64) -> bool {
        self.group == 0 || (self.group.is_multiple_of(100) && value < 100) || self.joined
    }

    fn add(&mut self, value: u64) {
        self.group += value;
        self.active = true;
        self.joined = false;
    }

    fn multiply(&mut self, factor: u64) {
        self.sum += self.group.max(1) * factor;
        self.group = 0;
        self.active = true;
    }

    fn finish(&mut self) {
        if self.active {
            self.found.push(self.sum + self.group);
        }
        *self = Reader { found: std::mem::take(&mut self.found), ..Reader::default() };
    }
}

fn value(word: &str) -> Option<u64> {
    const UNITS: [&str; 30] = [
        "cero",
        "",
        "dos",
        "tres",
        "cuatro",
        "cinco",
        "seis",
        "siete",
        "ocho",
        "nueve",
        "diez",
        "once",
        "doce",
        "trece",
        "catorce",
        "quince",
        "dieciséis",
        "diecisiete",
        "dieciocho",
        "diecinueve",
        "veinte",
        "veintiuno",
        "veintidós",
        "veintitrés",
        "veinticuatro",
        "veinticinco",
        "veintiséis",
        "veintisiete",
        "veintiocho",
        "veintinueve",
    ];
    const TENS: [&str; 7] =
        ["treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
    const HUNDREDS: [&str; 8] = [
        "doscient",
        "trescient",
        "cuatrocient",
        "quinient",
        "seiscient",
        "setecient",
        "ochocient",
        "novecient",
    ];
    let position = |list: &[&str], word: &str| list.iter().position(|other| *other == word);
    let stem = word.strip_suffix("os").or_else(|| word.strip_suffix("as"));
    if ["cien", "ciento"].contains(&word) {
        return Some(100);
    }
    position(&UNITS, word)
        .or_else(|| Some(30 + 10 * position(&TENS, word)?))
        .or_else(|| Some(200 + 100 * position(&HUNDREDS, stem?)?))
        .map(|value| value as u64)
}

#[cfg(test)]
mod tests {
    use super::{numerals, spelled_out};

    #[test]
    fn lee_cifras_y_letras() {
        assert_eq!(numerals("Cinco procesos y 2 impresoras"), [5, 2]);
        assert_eq!(
            numerals("cuatro mil tareas, cien mil, un millón, 100 000 y 5000000"),
            [4000, 100_000, 1_000_000, 100_000, 5_000_000]
        );
        assert_eq!(
            numerals("ciento veinte, treinta y dos, doscientas, veintitrés"),
            [120, 32, 200, 23]
        );
        assert_eq!(numerals("treinta y uno; dos mil trescientos; dos, tres"), [31, 2300, 2, 3]);
    }

    #[test]
    fn no_son_numeros_ni_los_articulos_ni_los_nombres() {
        let text = "un proceso, uno solo, una vez, miles, 01_sync, v2, 0,5 y 55,0 %";
        assert!(numerals(text).is_empty());
    }

    #[test]
    fn los_escritos_con_letras() {
        assert_eq!(spelled_out("faltan 3 y van cuatro"), [4]);
    }
}
