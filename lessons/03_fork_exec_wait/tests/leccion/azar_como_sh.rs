//! Guiones al azar, bien escritos: la minishell y `sh` escriben lo mismo, salen igual y dejan los mismos ficheros.

use tests::{Trial, requires, trial};

use crate::fuzz::Azar;
use crate::ordenes::como_sh;

pub fn trials() -> Vec<Trial> {
    vec![trial("guiones al azar, como sh", al_azar)]
}

fn al_azar() {
    for semilla in 1..=requires::repetitions(40) {
        let mut azar = Azar::nuevo(semilla);
        let lineas: Vec<String> = (0..6).map(|_| linea(&mut azar)).collect();
        como_sh(&lineas.join("\n"));
    }
}

const PROGRAMAS: [&str; 12] = [
    "echo",
    "printf '%s.'",
    "cat datos",
    "sort -r",
    "cat",
    "wc -c",
    "true",
    "false",
    "sh -c 'exit 9'",
    "sh -c 'echo queja >&2; exit 3'",
    "head -1",
    "head -2",
];

/// Los mensajes de las dos shells son distintos: no se miran.
const NO_SON_PROGRAMAS: [&str; 4] = ["no-existe", "./datos", "''", "./datos/x"];

const PALABRAS: [&str; 16] = [
    "a",
    "-n",
    "'b  c'",
    "\"d $? e\"",
    "$?",
    "f\\ g",
    "\"|\"",
    "'>'",
    "if",
    "x=1",
    "h#i",
    "\"\\\"\"",
    "\\\\",
    "''",
    "[",
    "ñ",
];

const REDIRECCIONES: [&str; 10] = [
    "> f",
    ">> f",
    "2> g",
    "2>&1",
    "< datos",
    "> \"h i\"",
    "2>> g",
    "< /dev/null",
    ">&2",
    "1> f",
];

fn una<'a>(azar: &mut Azar, de: &[&'a str]) -> &'a str {
    de[azar.hasta(de.len())]
}

/// Una orden que no espera a nadie: la primera de una tubería lee de `datos`.
fn orden(azar: &mut Azar, primera: bool) -> String {
    let mut texto = una(azar, &PROGRAMAS).to_owned();
    if texto == "echo" || texto.starts_with("printf") {
        for _ in 0..azar.hasta(4) {
            texto = format!("{texto} {}", una(azar, &PALABRAS));
        }
    }
    if primera {
        texto.push_str(" < datos");
    }
    for _ in 0..azar.hasta(3) {
        texto = format!("{texto} {}", una(azar, &REDIRECCIONES));
    }
    texto
}

/// Solo el último de una tubería toca ficheros o se queja: en los demás, el orden
/// sería otro cada vez.
fn linea(azar: &mut Azar) -> String {
    match azar.hasta(9) {
        0 => format!("{}; echo $?", orden(azar, true)),
        1 => format!("cat datos | {}; echo $?", orden(azar, false)),
        2 => format!("cat datos | sort | {}", orden(azar, false)),
        3 => format!("{} &\nwait", orden(azar, true)),
        4 => format!("cd .; {} # comentario", orden(azar, true)),
        5 => format!("false | {}; true | false; echo \"$?\"", orden(azar, false)),
        6 => format!("{} 2> /dev/null; echo $?", una(azar, &NO_SON_PROGRAMAS)),
        7 => format!("echo \\\n  {}", una(azar, &PALABRAS)),
        _ => orden(azar, true),
    }
}
