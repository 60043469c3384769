//! Lo que está tapado hasta que se pide, y lo que escribe antes quien lee.

use super::browser::Browser;
use super::built::BuiltBook;
use super::page::assert_clean;
use serde_json::json;

/// Una página como la de un paso.
pub const SAMPLE: &str = r#"# Uno

<div class="notas" data-minutos="5">
<script type="text/html">

Pregunta qué **creen**, con `a < b`.

```console
$ cargo run --bin 01_sync -- lock --procesos 2 --vueltas 5 --cronograma=una/carpeta/y/otra
```

</script>
</div>

<p class="nivel">Ampliación</p>

## Predice

¿Qué saldrá?

## Ejecuta

```console
$ uno
```

<details class="salida"><summary>Lo que escribió</summary>

```text
sale esto
```

</details>

## Modifica

¿Y ahora?

<details><summary>Respuesta</summary>

Lo mismo.

</details>
"#;

const OUTPUT_SEEN: &str = "document.querySelector('code.language-text').checkVisibility()";
const MINE: &str = "[...document.querySelectorAll('.lo-mio')]
    .filter(mine => mine.checkVisibility()).map(mine => mine.textContent)";

pub fn written_and_remembered(book: &BuiltBook, browser: &mut Browser) {
    let page = book.path().join("uno.html");
    browser.resize(1280, 1200);
    browser.open(&page);
    assert_eq!(browser.eval(OUTPUT_SEEN), false, "antes de pedirla");
    browser.eval("document.querySelector('.prediccion textarea').focus()");
    // Dentro de lo que se escribe, la V es una letra.
    browser.type_text("vale 3");
    assert_eq!(browser.eval(OUTPUT_SEEN), false, "mientras se escribe");
    browser.open(&page);
    browser.type_text("v");
    browser.wait_until(OUTPUT_SEEN);
    assert_eq!(browser.eval(MINE), json!(["Tu predicción: vale 3"]), "al lado de la salida");
    browser.type_text("v");
    browser.wait_until("document.querySelectorAll('details[open]').length === 2");
    assert_eq!(browser.eval(MINE), json!(["Tu predicción: vale 3"]), "sin respuesta escrita");
    browser.type_text("v");
    browser.wait_until(&format!("!{OUTPUT_SEEN}"));
    assert_clean(browser, book.path());
}

pub fn opened_without_scripts(book: &BuiltBook, browser: &mut Browser) {
    browser.without_scripts();
    browser.open(&book.path().join("uno.html"));
    assert_eq!(browser.eval(OUTPUT_SEEN), false, "antes de pedirla");
    browser.eval("document.querySelector('summary').click()");
    assert_eq!(browser.eval(OUTPUT_SEEN), true, "después de pedirla");
}

/// Cuántas páginas de pasos se han visto.
#[derive(Default)]
pub struct Covered(usize);

impl Covered {
    /// Lo que se ve en la página abierta antes de pedirlo. Solo las de los pasos tienen «Predice».
    pub fn look(&mut self, browser: &mut Browser, name: &str) -> Option<String> {
        if browser.eval("!!document.getElementById('predice')") == false {
            return None;
        }
        self.0 += 1;
        let seen = browser.eval(
            "[...document.querySelectorAll('.cronograma, #ejecuta ~ pre code.language-text')]
                .filter(output => output.checkVisibility()).map(output => output.textContent.slice(0, 80))",
        );
        // El guion que se le da a la minishell no es una salida.
        let allowed = usize::from(name == "03_fork_exec_wait/minishell.html");
        if seen.as_array().unwrap().len() > allowed {
            return Some(format!("se ve {seen}"));
        }
        let asks = "document.querySelectorAll('.salida').length && document.querySelectorAll('.prediccion').length";
        (browser.eval(asks) == 0).then(|| "no se pide nada".to_owned())
    }

    pub fn assert_many(&self) {
        assert!(self.0 > 10, "Solo hay {} páginas de pasos", self.0);
    }
}
