//! El código de las páginas del libro: con nombre, sin sangría que sobre, y qué copia su botón.

use super::browser::Browser;
use super::page::open_all;
use serde_json::Value;

/// Los que se miran de una vez: Chromium solo deja copiar en los 5 s que siguen a lo último que hizo quien lee.
const AT_ONCE: usize = 10;

/// De cada bloque: su lenguaje, lo que se ve, lo que copia su botón y, si es de un fichero, cómo se llama.
const BLOCKS: &str = "((from, many) => {
    let copied = null;
    document.addEventListener('copy', () => { copied = document.activeElement.value; });
    return [...document.querySelectorAll('main pre')].slice(from, from + many).map(pre => {
        const code = pre.querySelector('code');
        copied = null;
        pre.querySelector('.clip-button')?.click();
        const name = pre.closest('.codigo') && (pre.previousElementSibling?.querySelector(':scope > code')?.textContent ?? '');
        return { language: /language-(\\w+)/.exec(code.className)?.[1], text: code.textContent, copied, name };
    });
})";

/// Lo que se teclea en un bloque de órdenes: lo que va detrás de «$ », y las líneas que lo continúan.
fn typed(text: &str) -> String {
    let mut typed: Vec<&str> = Vec::new();
    for line in text.lines() {
        if let Some(command) = line.strip_prefix("$ ") {
            typed.push(command);
        } else if typed.last().is_some_and(|last| last.ends_with('\\')) {
            typed.push(line);
        }
    }
    typed.join("\n")
}

fn complaint(block: &Value) -> Option<String> {
    let text = block["text"].as_str()?;
    let Some(copied) = block["copied"].as_str() else {
        return Some("no se copia".to_owned());
    };
    let expected = if block["language"] == "console" { typed(text) } else { text.to_owned() };
    if copied.trim_end() != expected.trim_end() || copied.is_empty() {
        return Some(format!("copia «{copied}»"));
    }
    let name = block["name"].as_str()?;
    if !name.contains('.') {
        return Some(format!("su fichero se llama «{name}»"));
    }
    let indented = |line: &str| line.starts_with([' ', '\t']) || line.trim().is_empty();
    (text.lines().all(indented) || text.starts_with('\n')).then(|| "le sobra sangría".to_owned())
}

/// Cuántas órdenes y cuánto código con nombre se ha visto.
#[derive(Default)]
pub struct Blocks {
    commands: usize,
    files: usize,
}

impl Blocks {
    /// Lo que no está bien de los bloques de la página abierta.
    pub fn look(&mut self, browser: &mut Browser) -> Vec<String> {
        open_all(browser);
        let mut wrong = Vec::new();
        for from in (0..).step_by(AT_ONCE) {
            let blocks = browser.eval(&format!("{BLOCKS}({from}, {AT_ONCE})"));
            let blocks = blocks.as_array().unwrap();
            for block in blocks {
                self.commands += usize::from(block["language"] == "console");
                self.files += usize::from(block["name"].is_string());
                wrong.extend(complaint(block).map(|why| format!("{why}: {block}")));
            }
            if blocks.len() < AT_ONCE {
                break;
            }
        }
        wrong
    }

    pub fn assert_many(&self) {
        let Blocks { commands, files } = self;
        assert!(*commands > 20 && *files > 20, "solo hay {commands} órdenes y {files} ficheros");
    }
}
