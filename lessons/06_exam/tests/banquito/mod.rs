//! Un banco pequeño, bien escrito, y las faltas que se le hacen de una en una.

use std::fs;
use std::path::Path;
use std::time::Duration;

use tempfile::TempDir;
use tests::{Outcome, Run};

pub const EXAMEN: &str = env!("CARGO_BIN_EXE_06_exam");

/// Se ejecutan programas, al lado de los de las demás pruebas: en una máquina ocupada tardan cuatro veces más.
const PLAZO: Duration = Duration::from_secs(300);

const BUENO: &str = include_str!("bueno.toml");
const ERRORES: &str = "[e]\nfrase = \"te equivocas\"\npaso = \"03 cuantos\"\n\n[solo]\nfrase = \"te equivocas.\"\npaso = \"03 nada\"\n";

pub struct Banquito {
    carpeta: TempDir,
}

impl Banquito {
    pub fn bueno() -> Self {
        Self::con(BUENO)
    }

    /// Las mismas, sin nada que medir: no se ejecuta ningún programa.
    pub fn sin_medir() -> Self {
        let lineas = BUENO.lines();
        let sin = lineas.filter(|linea| !linea.starts_with("codigo.mide"));
        Self::con(&sin.collect::<Vec<_>>().join("\n"))
    }

    fn con(preguntas: &str) -> Self {
        let carpeta = tempfile::tempdir().unwrap();
        fs::write(carpeta.path().join("errores.toml"), ERRORES).unwrap();
        fs::write(carpeta.path().join("bueno.toml"), preguntas).unwrap();
        Self { carpeta }
    }

    pub fn ruta(&self) -> &Path {
        self.carpeta.path()
    }

    /// Esas preguntas, o todas las del fichero: el banco entero no tiene bastantes.
    pub fn comprueba(&self, cuales: &str) -> Outcome {
        let carpeta = self.ruta().display().to_string();
        Run::new(EXAMEN)
            .args(["banco", "comprueba", cuales, "--carpeta", &carpeta])
            .deadline(PLAZO)
            .run()
    }
}

/// El nombre de la pregunta en la que está ese lugar del texto.
fn pregunta_de(texto: &str, lugar: usize) -> &str {
    const EMPIEZA: &str = "[[pregunta]]\nnombre = \"";
    let empieza =
        texto[..lugar + 1].rfind(EMPIEZA).expect("está en alguna") + EMPIEZA.len();
    texto[empieza..].split('"').next().expect("tiene nombre")
}

/// Lo que se cambia en el banco bueno, y lo que se ha de decir entonces.
pub struct Falta {
    pub que: &'static str,
    antes: &'static str,
    ahora: &'static str,
    dice: &'static str,
}

impl Falta {
    pub fn se_ve(&self) {
        let Some(lugar) = BUENO.find(self.antes) else {
            panic!("en el banco bueno no está «{}»", self.antes)
        };
        let malo = BUENO.replacen(self.antes, self.ahora, 1);
        let outcome = Banquito::con(&malo).comprueba(pregunta_de(&malo, lugar));
        outcome.assert_clean();
        let dicho = format!("{}{}", outcome.stdout, outcome.stderr);
        assert!(
            dicho.contains(self.dice),
            "no dice «{}»:\n{}",
            self.dice,
            outcome.report()
        );
        assert!(!dicho.contains("✔"), "{}", outcome.report());
    }
}

const fn falta(
    que: &'static str,
    antes: &'static str,
    ahora: &'static str,
    dice: &'static str,
) -> Falta {
    Falta { que, antes, ahora, dice }
}

pub const FALTAS: &[Falta] = &[
    // Cómo está escrita.
    falta("el nombre lleva otras letras", "\"cuatro\"", "\"Cuatro\"", "minúsculas"),
    falta(
        "hay dos con el mismo nombre",
        "\"cuatro\"",
        "\"mezclas\"",
        "hay dos preguntas",
    ),
    falta("el tema no existe", "tema = 1\n", "tema = 38\n", "van del 1 al 37"),
    falta(
        "el paso no existe",
        "\"03 orden\"",
        "\"03 nada\"",
        "no hay ningún paso «03 nada»",
    ),
    falta("el nivel no existe", "\"ampliación\"", "\"alto\"", "alto"),
    falta(
        "el capítulo no existe",
        "\"05_server\"",
        "\"05_nada\"",
        "no hay ningún capítulo",
    ),
    falta(
        "el error no existe",
        "error = \"e\"",
        "error = \"x\"",
        "no hay ningún error «x»",
    ),
    falta(
        "falta la explicación",
        "explicacion = \"Son cuatro.\"",
        "explicacion = \" \"",
        "falta la explicación",
    ),
    falta(
        "el texto lleva un enlace",
        "Son cuatro.",
        "Son [cuatro](x.md).",
        "un enlace",
    ),
    falta("el texto lleva HTML", "Son cuatro.", "Son <b>cuatro</b>.", "HTML"),
    falta(
        "un programa que se enseña no existe",
        "python/plantilla.py",
        "python/nada.py",
        "no se puede enseñar",
    ),
    falta("sobra un campo", "tema = 1\n", "tema = 1\ntemas = 1\n", "temas"),
    // La forma de la respuesta.
    falta(
        "en `una` hay dos buenas",
        "\"`5`\" }",
        "\"`5`\", correcta = true }",
        "2 opciones correctas",
    ),
    falta(
        "en `una` no hay ninguna",
        "\"`4`\", correcta = true",
        "\"`4`\"",
        "0 opciones correctas",
    ),
    falta(
        "hay dos opciones iguales",
        "\"`5`\" }",
        "\"4\" }",
        "dos opciones iguales",
    ),
    falta(
        "la explicación cuenta con el orden de las opciones",
        "Son cuatro.",
        "Las dos primeras fallan.",
        "el orden de las opciones cambia",
    ),
    falta(
        "hay una sola opción",
        ",\n    { texto = \"`5`\" }",
        "",
        "hay 1 opción, y han de ser",
    ),
    falta(
        "en `varias` todas son buenas",
        "\"`21AB`\" }",
        "\"`1AB2`\", correcta = true }",
        "alguna que no lo sea",
    ),
    falta("la rúbrica no suma 1", "puntos = 0.5", "puntos = 0.4", "han de sumar 1"),
    falta(
        "el árbol no se entiende",
        "\"P(H1(H1.1) H2)\"",
        "\"P(H1(H1.1 H2)\"",
        "falta un «)»",
    ),
    falta("falta un hueco en el código", "p.‹2›", "p.join()", "huecos"),
    falta(
        "la línea no existe",
        "validas = [3]",
        "validas = [30]",
        "no hay nada en la línea 30",
    ),
    falta(
        "el código no cabe",
        "// corto",
        "// largo, largo, largo, largo, largo, largo, largo, largo, largo, largo, largo, largo",
        "más de 76 letras",
    ),
    falta(
        "se mide lo que no es un programa",
        "lenguaje = \"texto\"",
        "lenguaje = \"texto\"\ncodigo.mide = \"salida\"",
        "sobra `mide`",
    ),
    // Lo que sale al ejecutarla.
    falta("los procesos son otros", "texto = \"`4`\"", "texto = \"`6`\"", "da «4»"),
    falta(
        "el árbol es otro",
        "\"P(H1(H1.1) H2)\"",
        "\"P(H1 H2 H3)\"",
        "da «P(H1 H2(H2.1))»",
    ),
    falta("el estado es otro", "valor = 137", "valor = 9", "da «137»"),
    falta(
        "la excepción es otra",
        "\"`ValueError`\", correcta = true",
        "\"`TypeError`\", correcta = true",
        "da «ValueError»",
    ),
    falta(
        "lo escrito es otro",
        "validas = [\"hola\"]",
        "validas = [\"adiós\"]",
        "da «hola»",
    ),
    falta("los caracteres son otros", "valor = 8", "valor = 6", "da «8»"),
    falta("las líneas son otras", "valor = 2", "valor = 3", "da «2»"),
    falta(
        "las salidas posibles son más",
        "valor = 6",
        "valor = 5",
        "las salidas posibles son",
    ),
    falta(
        "una salida posible se da por mala",
        "{ texto = \"`21AB`\" }",
        "{ texto = \"`1A2B`\" }",
        "puede salir",
    ),
    falta(
        "una imposible se da por buena",
        "\"`AB12`\"",
        "\"`BA12`\"",
        "no sale nunca",
    ),
    falta(
        "se dice que puede lo que no puede",
        "es = false",
        "es = true",
        "no sale nunca",
    ),
    falta(
        "lo que se dice que no acaba, acaba",
        "l.acquire()\nl.acquire()",
        "l.acquire()\nl.release()",
        "y acaba",
    ),
    falta(
        "el hueco se rellena mal",
        "\"join(None)\"",
        "\"start()\"",
        "AssertionError",
    ),
    falta(
        "las líneas no van en ese orden",
        "\"p.start()\", \"p.join()\"",
        "\"p.join()\", \"p.start()\"",
        "AssertionError",
    ),
    falta("no compila", "fork();\n'''", "fork()\n'''", "no compila"),
    falta(
        "no se dice qué ha de salir",
        "codigo.da = \"0\"",
        "",
        "falta `codigo.da`",
    ),
];
