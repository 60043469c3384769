//! Textos al azar: la minishell no entra nunca en pánico, no se queda colgada y no deja nada.

use std::path::Path;

use tests::{Run, Trial, requires, trial};

use crate::BINARIO;

pub fn trials() -> Vec<Trial> {
    vec![
        trial("bytes al azar", || al_azar(bytes, "/no/existe")),
        trial("sopas de palabras y signos", || al_azar(sopa, "/usr/bin:/bin")),
    ]
}

/// Palabras inofensivas, signos y comillas, para hacer sopas.
const TROZOS: [&str; 47] = [
    "echo",
    "cat",
    "true",
    "false",
    "wc",
    "head",
    "-1",
    "no-existe",
    "cd",
    "exit",
    "wait",
    "fg",
    "bg",
    "jobs",
    "%1",
    "if",
    "<<",
    "[",
    "]",
    ".",
    "f",
    "g",
    "|",
    "|",
    "|",
    "&",
    ";",
    "<",
    ">",
    ">>",
    "2>",
    "2>&1",
    ">&",
    "'",
    "\"",
    "\\",
    "$?",
    "$",
    "#",
    "\n",
    "\n",
    "\n",
    " ",
    "\t",
    "''",
    "ñ",
    "\\\n",
];

/// Un generador de números (xorshift): cada semilla repite siempre los mismos.
pub struct Azar(u64);

impl Azar {
    pub fn nuevo(semilla: u32) -> Self {
        Azar(u64::from(semilla).wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub fn hasta(&mut self, limite: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap() % limite
    }
}

fn bytes(azar: &mut Azar) -> Vec<u8> {
    (0..600).map(|_| u8::try_from(azar.hasta(256)).unwrap()).collect()
}

fn sopa(azar: &mut Azar) -> Vec<u8> {
    let mut texto = Vec::new();
    for _ in 0..200 {
        texto.extend(TROZOS[azar.hasta(TROZOS.len())].bytes());
        if azar.hasta(4) > 0 {
            texto.push(b' ');
        }
    }
    texto
}

fn al_azar(generar: fn(&mut Azar) -> Vec<u8>, path: &str) {
    for semilla in 1..=requires::repetitions(25) {
        let texto = generar(&mut Azar::nuevo(semilla));
        let carpeta = tempfile::tempdir().unwrap();
        // Por la entrada, para que un error no acabe con el resto.
        let guion = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(guion.path(), &texto).unwrap();
        probar(semilla, &texto, carpeta.path(), path, guion.path());
    }
}

fn probar(semilla: u32, texto: &[u8], carpeta: &Path, path: &str, guion: &Path) {
    let orden = format!(
        "PATH={path} exec '{BINARIO}' minishell --interactivo < {}",
        guion.display()
    );
    let outcome = Run::sh(&orden).cwd(carpeta).run();
    let caso =
        || format!("semilla {semilla}: {:?}", String::from_utf8_lossy(texto));
    assert!(!outcome.timed_out, "{}\n{}", caso(), outcome.report());
    assert!(!outcome.stderr.contains("pánico"), "{}\n{}", caso(), outcome.report());
    outcome.assert_clean();
}
