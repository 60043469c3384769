//! Lo justo para leer el HTML que escribe mdBook: etiquetas, atributos y enlaces.

use regex::Regex;
use std::collections::HashSet;
use std::sync::LazyLock;

static TAG: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"<([a-zA-Z][\w:-]*)((?:[^<>"]|"[^"]*")*)>"#).unwrap());
static ATTRIBUTE: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r#"([\w:-]+)=(?:"([^"]*)"|([^\s"]+))"#).unwrap());
static MAIN: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?s)<main>.*</main>").unwrap());

/// Un atributo de una etiqueta: `<tag name="value">`.
pub struct Attribute {
    pub tag: String,
    pub name: String,
    pub value: String,
}

impl Attribute {
    /// Si el valor es una dirección que se sigue o se carga.
    pub fn is_address(&self) -> bool {
        ["href", "src", "srcset", "xlink:href", "data", "poster", "action"]
            .contains(&self.name.as_str())
    }

    /// Si la dirección es de otro sitio.
    pub fn is_external(&self) -> bool {
        ["http:", "https:", "//"].iter().any(|prefix| self.value.starts_with(prefix))
    }
}

pub fn attributes(html: &str) -> Vec<Attribute> {
    let mut found = Vec::new();
    for tag in TAG.captures_iter(html) {
        for attribute in ATTRIBUTE.captures_iter(&tag[2]) {
            let value =
                attribute.get(2).or_else(|| attribute.get(3)).map_or("", |value| value.as_str());
            found.push(Attribute {
                tag: tag[1].to_lowercase(),
                name: attribute[1].to_lowercase(),
                value: value.replace("&amp;", "&"),
            });
        }
    }
    found
}

/// Las anclas a las que puede llevar un enlace.
pub fn anchors(html: &str) -> HashSet<String> {
    attributes(html)
        .into_iter()
        .filter(|found| found.name == "id")
        .map(|found| found.value)
        .collect()
}

/// La página sin el texto del capítulo: lo que queda es la interfaz.
pub fn without_content(html: &str) -> String {
    MAIN.replace(html, "").into_owned()
}

/// Deshace el `%C3%B1` de una dirección.
pub fn percent_decode(address: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = address.as_bytes();
    while let [first, tail @ ..] = rest {
        let escaped = (*first == b'%').then(|| std::str::from_utf8(tail.get(..2)?).ok()).flatten();
        match escaped.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            None => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
