//! La minishell y `sh`, línea a línea: la misma salida, el mismo código y los mismos ficheros.

use std::collections::BTreeMap;
use std::path::Path;

use tests::{Outcome, Run, Trial, trial};

use crate::BINARIO;

/// Cada una se ejecuta en una carpeta con `datos` (cuatro líneas) y `una
/// carpeta/dentro`.
const ORDENES: [&str; 93] = [
    // Palabras.
    "echo hola",
    "echo   muchos    espacios",
    "echo 'entre   comillas' \"y   dobles\"",
    "echo pe'ga'\"do\"",
    "echo ''",
    "printf '[%s]' '' a \"\" b",
    "echo 'comillas \"dobles\" dentro'",
    "echo \"comillas 'simples' dentro\"",
    "printf '%s\\n' \"barra \\\\ comilla \\\" dólar \\$ otra \\n\"",
    "printf '%s\\n' '\\n no es nada'",
    "printf '%s\\n' a\\ b c\\'d \\\\",
    "echo uno \\\ndos",
    "echo \"dos\nlíneas\"",
    "echo 'dos\nlíneas más'",
    "echo \"unida \\\nen una\"",
    "echo uno # comentario",
    "echo uno#dos '#tres'",
    "# solo un comentario",
    "",
    "   ",
    "echo uno; echo dos",
    "echo uno;echo dos;",
    "echo ñandú 'camión' €",
    "echo precio $ 'y $?' \"$\"",
    "printf '%s ' \"\\a\" '\\a' | cat -A",
    "printf '%s|' a=b -x --y=z ,.:+-_/@%",
    // Códigos.
    "true; echo $?",
    "false; echo $?",
    "false; echo \"$?\" '$?' a$?b",
    "sh -c 'exit 3'; echo $?; echo $?",
    "sh -c 'exit 300'; echo $?",
    "no-existe-este-programa 2> /dev/null; echo $?",
    "./datos 2> /dev/null; echo $?",
    "'' 2> /dev/null; echo $?",
    "'una carpeta' 2> /dev/null; echo $?",
    "./'una carpeta' 2> /dev/null; echo $?",
    "sh -c 'kill -9 $$'; echo $?",
    "sh -c 'kill -TERM $$'; echo $?",
    "sh -c 'kill -34 $$'; echo $?",
    "sh -c 'kill -64 $$' | true; echo $?",
    "true | sh -c 'kill -40 $$'; echo $?",
    "./datos/x 2> /dev/null; echo $?",
    "sh -c 'exit 130'; echo sigue $?",
    "echo if then { } ! do done; echo 'if' \\if",
    "\"if\" 2> /dev/null; echo $?",
    "[ a = a ]; echo $? [] [ ] a] x[",
    "kill -s TERM 2> /dev/null; echo a=b",
    "false",
    "true; false",
    "exit",
    "exit 0",
    "exit 7; echo no",
    "exit 300",
    "false; exit",
    "exit 2>/dev/null 9",
    // Tuberías.
    "cat datos | sort",
    "cat datos | sort | uniq | wc -l",
    "cat datos|sort|uniq|head -1",
    "echo a | cat | cat | cat | cat | cat | cat | cat | cat | cat | tr a b",
    "false | true; echo $?",
    "true | false; echo $?",
    "exit 5 | true; echo $?",
    "true | exit 5; echo $?",
    "no-existe 2> /dev/null | cat; echo $?",
    "cat datos | no-existe 2> /dev/null; echo $?",
    "yes | head -2",
    "yes 2> errores | head -1 > uno",
    "echo seguir |\ncat",
    "echo seguir |\n\n# nada\ncat",
    "head -c 300000 /dev/zero | wc -c",
    "sort datos | head -2 | tail -1 > resto; cat resto",
    // Redirecciones.
    "echo hola > f",
    "echo hola >f; echo adiós >> f; cat < f",
    "> vacio",
    "> vacio; wc -c < vacio",
    "sort < datos > orden; cat orden",
    "sort<datos>orden",
    "< datos sort > orden -r",
    "echo hola > \"con espacios\"; ls",
    "ls /no/existe 2> errores; wc -l < errores",
    "ls /no/existe 2> /dev/null; echo $?",
    "ls /no/existe datos > todo 2>&1; wc -l < todo",
    "sh -c 'echo dentro >&2' 2> e; sh -c 'echo otra >&2' 2>> e; cat e",
    "sh -c 'echo a; echo b >&2' 2>&1 > solo_a | cat; cat solo_a",
    "echo 2 > f; cat f; echo 2> g; cat g",
    "echo \"2\"> f; cat f",
    "echo a > f > g; wc -c f g",
    "echo a 1> f; cat 0< f",
    // La propia shell.
    "cd 'una carpeta'; pwd | tail -c 12; ls",
    "cd 'una carpeta' | cat; ls",
    "cd 'una carpeta' > salida; ls; cd ..; ls",
    "cd /no/existe 2> /dev/null; cat datos",
    // Segundo plano.
    "sh -c 'sleep 0.1; echo tarde' & echo antes; wait; echo después",
];

pub fn trials() -> Vec<Trial> {
    ORDENES
        .into_iter()
        .enumerate()
        .map(|(numero, orden)| {
            let nombre =
                format!("como sh, {:02}: {}", numero + 1, orden.escape_debug());
            trial(&nombre, move || como_sh(orden))
        })
        .collect()
}

pub fn como_sh(orden: &str) {
    let (suyo, sus_ficheros) = ejecutar(orden, |ruta| Run::new("sh").arg(ruta));
    let (nuestro, nuestros_ficheros) = ejecutar(orden, |ruta| {
        Run::new(BINARIO).args(["minishell", "--guion", ruta])
    });
    nuestro.assert_finished().assert_clean();
    assert_eq!(
        suyo.stdout,
        nuestro.stdout,
        "la salida\n{orden}\n{}",
        nuestro.report()
    );
    assert_eq!(suyo.end, nuestro.end, "el final\n{orden}\n{}", nuestro.report());
    assert_eq!(
        sus_ficheros,
        nuestros_ficheros,
        "los ficheros\n{orden}\n{}",
        nuestro.report()
    );
}

fn ejecutar(
    orden: &str,
    shell: fn(&str) -> Run,
) -> (Outcome, BTreeMap<String, Vec<u8>>) {
    let guion = tempfile::NamedTempFile::new().unwrap();
    std::fs::write(guion.path(), format!("{orden}\n")).unwrap();
    let carpeta = tempfile::tempdir().unwrap();
    std::fs::write(carpeta.path().join("datos"), "pera\nmanzana\npera\nuva\n")
        .unwrap();
    std::fs::create_dir(carpeta.path().join("una carpeta")).unwrap();
    std::fs::write(carpeta.path().join("una carpeta/dentro"), "").unwrap();
    let outcome = shell(guion.path().to_str().unwrap()).cwd(carpeta.path()).run();
    (outcome, ficheros(carpeta.path()))
}

/// Los ficheros de la carpeta y lo que contienen; de los mensajes de error, que son
/// otros, solo si los hay.
fn ficheros(carpeta: &Path) -> BTreeMap<String, Vec<u8>> {
    let entradas = std::fs::read_dir(carpeta).unwrap().map(Result::unwrap);
    entradas
        .map(|entrada| {
            let contenido = std::fs::read(entrada.path()).unwrap_or_default();
            (entrada.file_name().into_string().unwrap(), contenido)
        })
        .collect()
}
